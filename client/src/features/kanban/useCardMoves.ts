// Cards go to another place: one transaction and one step of undo however many they are, with what
// their new lane means. Says where they stand now, and when a column holds more than its limit; a
// card that somebody archived meanwhile moves too and can be brought back.

import type { TaskId } from "@entente/shared/model/ids";
import { useNoticesStore } from "../../stores/notices.ts";
import { usePlanStore } from "../../stores/plan.ts";
import { anchorFor, isSamePlace } from "./card-drag.ts";
import { excessWords } from "./column-words.ts";
import type { DropPlace } from "./card-drag.ts";
import { laneChange } from "./lanes.ts";
import type { LaneChange } from "./lanes.ts";
import type { BoardView } from "./useBoardView.ts";

export function useCardMoves(view: BoardView, announce: (text: string) => void) {
  const plan = usePlanStore();
  const notices = useNoticesStore();
  const titleOf = (task: TaskId) => plan.task(task)?.title || "Untitled";
  const nameOf = (tasks: readonly TaskId[]) => (tasks.length === 1 ? titleOf(tasks[0]!) : `${tasks.length} cards`);

  function apply(id: TaskId, change: LaneChange): void {
    if (change.set === "priority") plan.setTask(id, { priority: change.priority });
    else if (change.set === "parent") plan.moveTask(id, { parent: change.parent });
    else if (change.set === "person") {
      for (const person of change.remove) plan.unassignTask(id, person);
      if (change.add) plan.assignTask(id, change.add);
    } else {
      for (const label of change.remove) plan.unlabelTask(id, label);
      if (change.add) plan.labelTask(id, change.add);
    }
  }

  /** What a screen reader hears after a move. */
  function placeWords(tasks: readonly TaskId[], { column: id, lane }: DropPlace): string {
    const column = view.columns.value.find((each) => each.id === id);
    if (!column) return "";
    const cards = view.cardsAt(id, lane);
    const place = tasks.length === 1 ? `, ${cards.indexOf(tasks[0]!) + 1} of ${cards.length}` : "";
    const row = view.lanes.value?.find(({ key }) => key === lane)?.title;
    return `${nameOf(tasks)}: ${column.name}${row ? `, ${row}` : ""}${place}${excessWords(column)}`;
  }

  function tellArchived(tasks: readonly TaskId[]): void {
    const archived = tasks.filter((id) => plan.task(id)?.archived);
    if (archived.length === 0) return;
    const what = archived.length === 1 ? `“${titleOf(archived[0]!)}” was` : `${archived.length} of these cards were`;
    notices.say(`${what} archived meanwhile.`, "info", {
      label: "Restore",
      run: () => plan.restoreTasks(archived),
    });
  }

  /** Moves `wanted`, in that order, from the lane where they were taken. False when nothing changed. */
  function move(wanted: readonly TaskId[], place: DropPlace, fromLane: string | null): boolean {
    plan.settle();
    const tasks = wanted.filter((id) => plan.task(id));
    const cards = view.cardsAt(place.column, place.lane);
    const { lane } = place;
    const changes =
      lane === null
        ? []
        : tasks.flatMap((id) => {
            const change = laneChange(plan.task(id)!, view.dimension.value, fromLane, lane);
            return change ? [{ id, change }] : [];
          });
    if (tasks.length === 0) return false;
    if (changes.length === 0 && isSamePlace(cards, tasks, place.before)) return false;
    const anchor = anchorFor(cards, tasks, place.before);
    const done = plan.group(() => {
      if (plan.moveCards(tasks, { column: place.column, ...anchor }) === null) return null;
      for (const { id, change } of changes) apply(id, change);
      return true;
    });
    if (!done) return false;
    announce(placeWords(tasks, place));
    tellArchived(tasks);
    return true;
  }

  return { move, nameOf };
}
