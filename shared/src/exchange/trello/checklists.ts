// A card's checklists as one: items in the order of their lists and positions, each with its state.
// Entente has one checklist per task, so the lists' own names, and who does an item by when, are told as lost.

import type { ChecklistItem } from "../../model/plan.ts";
import type { ChecklistItemId } from "../../model/ids.ts";
import type { LossCollector } from "../loss.ts";
import { orderKeyAt } from "../order-sequence.ts";
import { claimId } from "../plan-records.ts";
import { asList, asRecord, asText } from "../untrusted.ts";
import { byPosition } from "./board.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The items of all `checklists` of one card. */
export function checklistItems(checklists: readonly Fields[], losses: LossCollector): ChecklistItem[] {
  const items: ChecklistItem[] = [];
  const taken = new Set<string>();
  for (const checklist of byPosition(checklists)) {
    const name = asText(checklist.name).trim();
    if (checklists.length > 1 || (name !== "" && name !== "Checklist")) {
      losses.add("checklist names", "A task has one checklist; the items were put one list after the other.", name);
    }
    for (const item of byPosition(asList(checklist.checkItems).map(asRecord))) {
      const text = asText(item.name).trim();
      items.push({
        id: claimId<ChecklistItemId>(asText(item.id), taken),
        text,
        done: item.state === "complete",
        order: orderKeyAt(items.length),
      });
      if (asText(item.due) !== "" || asText(item.idMember) !== "") {
        losses.add("dates and members of checklist items", "A checklist item has a text and a tick only.", text);
      }
    }
  }
  return items;
}

/** Checklists by card: those the export lists for the whole board, and those written inside the card. */
export function checklistsByCard(checklists: readonly Fields[], cards: readonly Fields[]): Map<string, Fields[]> {
  const byCard = new Map<string, Fields[]>();
  const seen = new Set<string>();
  const put = (card: string, checklist: Fields) => {
    const id = asText(checklist.id);
    if (id !== "" && seen.has(id)) return;
    seen.add(id);
    const list = byCard.get(card);
    if (list) list.push(checklist);
    else byCard.set(card, [checklist]);
  };
  for (const checklist of checklists) put(asText(checklist.idCard), checklist);
  for (const card of cards) {
    for (const checklist of asList(card.checklists)) put(asText(card.id), asRecord(checklist));
  }
  return byCard;
}
