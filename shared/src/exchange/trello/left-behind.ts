// What a Trello board holds and a plan has no place for, counted and named. Nothing here changes the
// plan; it exists so that whoever imports knows what stays on Trello.

import type { LossCollector } from "../loss.ts";
import { asList, asNumber, asRecord, asText } from "../untrusted.ts";
import type { TrelloBoard } from "./board.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Names everything on `board` that the import leaves behind. */
export function tellLeftBehind(board: TrelloBoard, losses: LossCollector): void {
  tellComments(board, losses);
  for (const card of board.cards) tellCard(card, losses);
  const description = asText(board.fields.desc);
  if (description !== "") losses.add("board descriptions", "A project has a name but no description.", description);
  for (const field of asList(board.fields.customFields)) {
    losses.add("custom fields", "A task has no fields of one's own.", asText(asRecord(field).name));
  }
  const pluginData = asList(board.fields.pluginData).length;
  if (pluginData > 0)
    losses.add("Power-Up data", "Data of Trello's Power-Ups means nothing elsewhere.", "", pluginData);
  const history = board.actions.filter((action) => action.type !== "commentCard");
  if (history.length > 0) {
    losses.add("activity entries", "The history of a project starts with its import.", "", history.length);
  }
}

/** The export holds the last thousand actions only, a card's badge its true number of comments: the larger counts. */
function tellComments(board: TrelloBoard, losses: LossCollector): void {
  const why = "Tasks have no comments yet; they stay on Trello.";
  const texts = new Map<string, string[]>();
  for (const action of board.actions) {
    if (action.type !== "commentCard") continue;
    const data = asRecord(action.data);
    const card = asText(asRecord(data.card).id);
    const list = texts.get(card);
    if (list) list.push(asText(data.text));
    else texts.set(card, [asText(data.text)]);
  }
  for (const card of board.cards) {
    const id = asText(card.id);
    const found = texts.get(id) ?? [];
    texts.delete(id);
    for (const text of found) losses.add("comments", why, text);
    const more = asNumber(asRecord(card.badges).comments, 0) - found.length;
    if (more > 0) losses.add("comments", why, `on “${asText(card.name)}”`, more);
  }
  for (const found of texts.values()) for (const text of found) losses.add("comments", why, text);
}

function tellCard(card: Fields, losses: LossCollector): void {
  const name = asText(card.name);
  for (const attachment of asList(card.attachments).map(asRecord)) {
    losses.add(
      "attachments",
      "Files and links of cards stay on Trello.",
      asText(attachment.name) || asText(attachment.url),
    );
  }
  const cover = asRecord(card.cover);
  if (asText(cover.idAttachment) || asText(cover.idUploadedBackground) || asText(card.idAttachmentCover)) {
    losses.add("pictures on covers", "Pictures stay on Trello; a cover's colour was taken over.", name);
  }
  const votes = Math.max(asList(card.idMembersVoted).length, asNumber(asRecord(card.badges).votes, 0));
  if (votes > 0) losses.add("votes", "Tasks have no votes.", name, votes);
  const values = asList(card.customFieldItems).length;
  if (values > 0) losses.add("values of custom fields", "A task has no fields of one's own.", name, values);
  const pluginData = asList(card.pluginData).length;
  if (pluginData > 0)
    losses.add("Power-Up data", "Data of Trello's Power-Ups means nothing elsewhere.", name, pluginData);
  const stickers = asList(card.stickers).length;
  if (stickers > 0) losses.add("stickers", "A card shows no picture.", name, stickers);
  if (asText(card.address) || asText(card.locationName) || card.coordinates) {
    losses.add("places", "Tasks have no place on a map.", asText(card.locationName) || asText(card.address) || name);
  }
  if (asNumber(card.dueReminder, -1) >= 0 && asText(card.due) !== "") {
    losses.add("reminders", "Tasks have no reminders.", name);
  }
  if (card.isTemplate === true) losses.add("card templates", "Taken over as an ordinary task.", name);
  if (card.subscribed === true) losses.add("watched cards", "Watching is each person's own and starts anew.", name);
}
