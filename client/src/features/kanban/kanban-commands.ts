// What the kanban offers to the palette, to the keys and to the sheet of keys. The keys that need a
// card in focus are the card's own.

import {
  Archive,
  ArrowRightLeft,
  ListFilter,
  OctagonX,
  Plus,
  Rows3,
  Rows4,
  SignalHigh,
  Tag,
  UserPlus,
} from "@lucide/vue";
import type { TaskId } from "@entente/shared/model/ids";
import type { Component, Ref } from "vue";
import type { Command } from "../../stores/commands.ts";
import type { CardCommand } from "./board-context.ts";
import { DIMENSION_WORDS, LANE_DIMENSIONS } from "./lanes.ts";
import type { LaneDimension } from "./lanes.ts";

const GROUP = "Kanban";

export interface KanbanCommandActions {
  readonly mayWrite: () => boolean;
  /** Opens the field for a new card in the column of the active card. */
  readonly addCard: () => void;
  /** What a command on cards acts on: the selected ones, else the one with the focus, else the open one. */
  readonly selection: () => readonly TaskId[];
  readonly run: (command: CardCommand, tasks: readonly TaskId[]) => void;
  readonly openFilter: () => void;
  readonly openArchive: () => void;
  readonly lanes: Readonly<Ref<LaneDimension>>;
  readonly setLanes: (dimension: LaneDimension) => void;
  readonly isCompact: () => boolean;
  readonly toggleDensity: () => void;
}

const CARD_COMMANDS: readonly (readonly [CardCommand, string, string, Component])[] = [
  ["move", "Move to a column", "M", ArrowRightLeft],
  ["assign", "Assign to people", "A", UserPlus],
  ["label", "Set labels", "L", Tag],
  ["priority", "Set the priority", "P", SignalHigh],
  ["block", "Mark as blocked", "Shift+B", OctagonX],
];
/** Of those, the ones that the shell offers on every board: here they are done by the board's own list, and stand there once. */
const OF_TASKS: ReadonlySet<CardCommand> = new Set(["assign", "label", "priority"]);

/** The commands of a mounted board. */
export function kanbanCommands(actions: KanbanCommandActions): readonly Command[] {
  const { mayWrite } = actions;
  const onCards = () => mayWrite() && actions.selection().length > 0;
  return [
    {
      id: "kanban.add",
      title: "Add a card",
      group: GROUP,
      keys: "C",
      icon: Plus,
      words: "task new",
      enabled: mayWrite,
      run: actions.addCard,
    },
    {
      id: "kanban.filter",
      title: "Filter the cards",
      group: GROUP,
      keys: "F",
      icon: ListFilter,
      run: actions.openFilter,
    },
    {
      id: "kanban.lanes",
      title: "Lanes by…",
      group: GROUP,
      icon: Rows3,
      words: "swimlanes group rows",
      choices: () =>
        LANE_DIMENSIONS.map((dimension) => ({
          id: dimension,
          title: DIMENSION_WORDS[dimension],
          checked: actions.lanes.value === dimension,
          run: () => actions.setLanes(dimension),
        })),
    },
    {
      id: "kanban.compact",
      title: "Compact cards",
      group: GROUP,
      icon: Rows4,
      words: "density comfortable",
      checked: actions.isCompact,
      run: actions.toggleDensity,
    },
    { id: "kanban.archive", title: "Open the archive", group: GROUP, icon: Archive, run: actions.openArchive },
    ...CARD_COMMANDS.map(([name, title, keys, icon]) => ({
      id: OF_TASKS.has(name) ? `task.${name}` : `kanban.${name}`,
      title,
      group: OF_TASKS.has(name) ? "Task" : GROUP,
      keys,
      icon,
      enabled: onCards,
      run: () => actions.run(name, actions.selection()),
    })),
    ...GESTURES,
  ];
}

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
  gesture("step", "Move the card", "Alt+ArrowUp", "Alt+ArrowDown", "Alt+ArrowLeft", "Alt+ArrowRight"),
  gesture("select", "Select the card", "X"),
  gesture("extend", "Select from card to card", "Shift+ArrowUp", "Shift+ArrowDown"),
  gesture("me", "Assign to me", "I"),
  gesture("remove", "Archive the card", "Delete"),
];
