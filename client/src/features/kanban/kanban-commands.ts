// What the kanban offers to the palette, to the keys and to the sheet of keys. The keys that need a
// card in focus are the card's own.

import { Plus } from "@lucide/vue";
import type { Command } from "../../stores/commands.ts";

const GROUP = "Kanban";

export interface KanbanCommandActions {
  readonly mayWrite: () => boolean;
  /** Opens the field for a new card in the column of the active card. */
  readonly addCard: () => void;
}

/** The commands of a mounted board. */
export const kanbanCommands = ({ mayWrite, addCard }: KanbanCommandActions): readonly Command[] => [
  {
    id: "kanban.add",
    title: "Add a card",
    group: GROUP,
    keys: "C",
    icon: Plus,
    words: "task new",
    enabled: mayWrite,
    run: addCard,
  },
  ...GESTURES,
];

const gesture = (id: string, title: string, ...keys: string[]): Command => ({
  id: `kanban.${id}`,
  title,
  group: GROUP,
  keys,
  ownKeys: true,
});
const GESTURES: readonly Command[] = [
  gesture("cards", "Go to another card", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"),
  gesture("open", "Open the card", "Enter", "Space"),
  gesture("move", "Move the card", "Alt+ArrowUp", "Alt+ArrowDown", "Alt+ArrowLeft", "Alt+ArrowRight"),
];
