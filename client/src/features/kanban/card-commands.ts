// What can be done to several cards at once, as one step of undo each.

import type { ColumnId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import type { Priority, Task } from "@entente/shared/model/plan";
import { useNoticesStore } from "../../stores/notices.ts";
import { usePlanStore } from "../../stores/plan.ts";

/** How many of several cards have something. */
export type Share = "all" | "some" | "none";

export function shareOf(tasks: readonly Task[], has: (task: Task) => boolean): Share {
  const count = tasks.filter(has).length;
  return count === 0 ? "none" : count === tasks.length ? "all" : "some";
}

export function useCardCommands() {
  const plan = usePlanStore();
  const notices = useNoticesStore();

  const each = (ids: readonly TaskId[], edit: (id: TaskId) => unknown) =>
    plan.group(() => {
      for (const id of ids) edit(id);
      return true;
    }) !== null;

  return {
    setPriority: (ids: readonly TaskId[], priority: Priority) => each(ids, (id) => plan.setTask(id, { priority })),
    block: (ids: readonly TaskId[], blocked: string | null) => each(ids, (id) => plan.setTask(id, { blocked })),
    assign: (ids: readonly TaskId[], person: PersonId, on: boolean) =>
      each(ids, (id) => (on ? plan.assignTask(id, person) : plan.unassignTask(id, person))),
    label: (ids: readonly TaskId[], label: LabelId, on: boolean) =>
      each(ids, (id) => (on ? plan.labelTask(id, label) : plan.unlabelTask(id, label))),
    newPerson: (ids: readonly TaskId[], name: string) =>
      plan.group(() => {
        const person = plan.addPerson({ name });
        if (person) for (const id of ids) plan.assignTask(id, person);
      }),
    newLabel: (ids: readonly TaskId[], name: string) =>
      plan.group(() => {
        const label = plan.addLabel({ name, color: "blue" });
        if (label) for (const id of ids) plan.labelTask(id, label);
      }),
    move: (ids: readonly TaskId[], column: ColumnId) => plan.moveCards(ids, { column }),
    archive(ids: readonly TaskId[]): void {
      if (plan.archiveTasks(ids) === null) return;
      notices.say(ids.length === 1 ? "1 card archived." : `${ids.length} cards archived.`, "info", {
        label: "Undo",
        run: () => plan.restoreTasks(ids),
      });
    },
  };
}
