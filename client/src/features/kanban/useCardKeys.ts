// The keys on a card: arrows go, Alt and arrows move, X and Shift select, letters open what can be
// done. Whatever a drag does a key does too.

import type { ColumnId, PersonId, TaskId } from "@entente/shared/model/ids";
import { useCommandsStore } from "../../stores/commands.ts";
import { useNoticesStore } from "../../stores/notices.ts";
import { usePlanStore } from "../../stores/plan.ts";
import type { CardCommand } from "./board-context.ts";
import type { DropPlace } from "./card-drag.ts";
import { directionOf, moveBy, neighbour, positionOf } from "./card-keys.ts";
import type { Direction, Spot } from "./card-keys.ts";
import type { BoardView } from "./useBoardView.ts";

const COMMANDS: Readonly<Record<string, CardCommand>> = {
  a: "assign",
  l: "label",
  p: "priority",
  m: "move",
};

export interface CardKeyOptions {
  readonly view: BoardView;
  readonly selection: { readonly ids: ReadonlySet<TaskId>; clear(): void; add(tasks: Iterable<TaskId>): void };
  readonly select: (spot: Spot, how: "toggle" | "range") => void;
  readonly extend: (from: Spot, to: Spot) => void;
  readonly focusCard: (spot: Spot) => void;
  readonly moveCard: (spot: Spot, place: DropPlace) => void;
  readonly openCard: (task: TaskId) => void;
  readonly openQuickAdd: (column: ColumnId, lane: string | null) => void;
  readonly run: (command: CardCommand, task: TaskId) => void;
  readonly tasksWith: (task: TaskId) => readonly TaskId[];
  readonly me: () => readonly PersonId[];
  readonly announce: (text: string) => void;
}

export function useCardKeys(options: CardKeyOptions): (event: KeyboardEvent, spot: Spot) => void {
  const plan = usePlanStore();
  const notices = useNoticesStore();
  const commands = useCommandsStore();
  const { view, selection } = options;

  function onArrow(event: KeyboardEvent, spot: Spot, direction: Direction): boolean {
    const rows = view.rows.value;
    if (event.altKey) {
      const to = !event.shiftKey && plan.mayWrite ? moveBy(rows, spot, direction) : null;
      if (to) options.moveCard(spot, to);
      return !event.shiftKey;
    }
    const next = neighbour(rows, spot, direction);
    if (event.shiftKey) {
      if (direction === "left" || direction === "right") return false;
      if (next) options.extend(spot, next);
    }
    if (next) options.focusCard(next);
    return true;
  }

  /** The card that has the focus once `tasks` are gone. */
  function after(spot: Spot, tasks: readonly TaskId[]): Spot | null {
    const rows = view.rows.value;
    let next: Spot | null = spot;
    while (next && tasks.includes(next.task)) next = neighbour(rows, next, "down");
    return next ?? neighbour(rows, spot, "up");
  }

  function archive(spot: Spot): void {
    const tasks = options.tasksWith(spot.task);
    const next = after(spot, tasks);
    const what = tasks.length === 1 ? `“${plan.task(tasks[0]!)?.title || "Untitled"}” is` : `${tasks.length} cards are`;
    if (plan.archiveTasks(tasks) === null) return;
    notices.say(`${what} archived.`, "info", { label: "Undo", run: () => plan.restoreTasks(tasks) });
    if (next) options.focusCard(next);
  }

  function assignMe(task: TaskId): void {
    const me = options.me()[0];
    if (!me) {
      notices.say("You aren't among the people of this plan yet.", "error");
      return;
    }
    const tasks = options.tasksWith(task);
    const isOn = tasks.every((id) => plan.task(id)?.assignees.includes(me));
    plan.group(() => {
      for (const id of tasks)
        if (isOn) plan.unassignTask(id, me);
        else plan.assignTask(id, me);
    });
    options.announce(isOn ? "You are taken off." : "Assigned to you.");
  }

  function onWrite(key: string, spot: Spot): boolean {
    const command = COMMANDS[key];
    if (command) options.run(command, spot.task);
    else if (key === "i") assignMe(spot.task);
    else if (key === "delete") archive(spot);
    else if (key === "c") {
      const at = positionOf(view.rows.value, spot);
      const row = at && view.rows.value[at.row];
      if (row) options.openQuickAdd(row.cells[at.cell]!.column, row.lane);
    } else return false;
    return true;
  }

  return (event, spot) => {
    if (event.isComposing) return;
    const key = event.key.toLowerCase();
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
    // Turned off, they do nothing wherever they are pressed; what goes and opens stays.
    const isSingle = isPlain && (key === "delete" || (key.length === 1 && key !== " "));
    if (isSingle && !commands.hasSingleKeys) return;
    const direction = directionOf(event.key);
    let isMine = false;
    if (direction) isMine = !event.ctrlKey && !event.metaKey && onArrow(event, spot, direction);
    else if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key === "a") {
      const at = positionOf(view.rows.value, spot);
      if (at) selection.add(view.rows.value[at.row]!.cells[at.cell]!.cards);
      options.announce(`${selection.ids.size} selected.`);
      isMine = true;
    } else if (isPlain && key === "x") {
      options.select(spot, event.shiftKey ? "range" : "toggle");
      isMine = true;
    } else if (isPlain && !event.shiftKey) {
      isMine = true;
      if (key === "enter" || key === " ") options.openCard(spot.task);
      else if (key === "escape" && selection.ids.size > 0) selection.clear();
      else isMine = plan.mayWrite && onWrite(key, spot);
    }
    if (isMine) event.preventDefault();
  };
}
