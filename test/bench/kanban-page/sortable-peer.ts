// The same cards on SortableJS as its documentation shows it: plain lists, each made sortable, all of
// one group, so that cards go from one to another.

import Sortable from "sortablejs";
import "./peers.css";
import type { BoardUnderTest, PeerCard, PeerColumn } from "./board-under-test.ts";

/** Draws into `host` before it returns. */
export function drawSortable(host: HTMLElement, columns: readonly PeerColumn[]): BoardUnderTest {
  const lists = columns.map((column) => {
    const list = element("ul", "peer-list");
    list.append(...column.cards.map(cardElement));
    return list;
  });
  const board = element("div", "peer-board");
  for (const [index, list] of lists.entries()) {
    const column = element("section", "peer-column");
    column.append(element("h2", "", columns[index]!.name), list);
    board.append(column);
  }
  host.append(board);
  for (const list of lists) Sortable.create(list, { group: "cards", animation: 150 });
  return {
    card: (task) => host.querySelector(`[data-card="${task}"]`),
    column: (index) => lists[index]!,
  };
}

function cardElement({ id, title, labels, person }: PeerCard): HTMLElement {
  const card = element("li", "peer-card");
  card.dataset["card"] = id;
  const chips = element("span", "peer-labels");
  for (const { name, color } of labels) {
    const chip = element("span", "peer-label");
    const dot = element("span", "peer-dot");
    dot.style.background = color;
    chip.append(dot, name);
    chips.append(chip);
  }
  card.append(chips, element("span", "", title));
  if (person) {
    const avatar = element("span", "peer-avatar", person.initials);
    avatar.style.background = person.color;
    card.append(avatar);
  }
  return card;
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
