// A small plan with something of everything that a board can show, the same every time: fixed dates,
// fixed names. Where pictures of the boards are compared, they show this.

import { addChecklistItem, assignTask, labelTask } from "@entente/shared/doc/task-details";
import { addColumn } from "@entente/shared/doc/columns";
import { linkTasks } from "@entente/shared/doc/dependencies";
import { addLabel } from "@entente/shared/doc/labels";
import { addPerson } from "@entente/shared/doc/people";
import { readPlan } from "@entente/shared/doc/read-plan";
import { setSettings } from "@entente/shared/doc/settings";
import { addTask, setTask } from "@entente/shared/doc/tasks";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { LocalDateTime } from "@entente/shared/model/time";
import type * as Y from "yjs";

/** When the pictures are taken, in the plan's own time. */
export const RELAUNCH_NOW = "2026-03-18T10:30:00";

const DAY = 480;
const PHASES: readonly (readonly [phase: string, tasks: readonly (readonly [title: string, days: number])[]])[] = [
  [
    "Discovery",
    [
      ["Interview the people who answer the phone", 3],
      ["Audit of the old pages", 4],
      ["Site map agreed", 0],
    ],
  ],
  [
    "Design",
    [
      ["Wireframes", 5],
      ["Visual direction", 6],
      ["Prototype of the booking", 8],
      ["Design approved", 0],
    ],
  ],
  [
    "Build",
    [
      ["Content model", 3],
      ["Templates", 9],
      ["Booking form", 7],
      ["Moving the old texts", 6],
      ["Launch", 0],
    ],
  ],
];

/** Writes the plan into an empty plan document with its usual columns. */
export function writeRelaunchPlan(doc: Y.Doc): void {
  setSettings(doc, { start: "2026-03-02T08:00" as LocalDateTime, locale: "en-GB" });
  const columns = [...readPlan(doc).plan.columns.values()].map((column) => column.id);
  const ada = addPerson(doc, { name: "Ada Lovelace" });
  const grace = addPerson(doc, { name: "Grace Hopper" });
  const copy = addLabel(doc, { name: "copy", color: "orange" });
  const client = addLabel(doc, { name: "client", color: "violet" });
  let before: TaskId | null = null;
  let count = 0;
  for (const [phase, tasks] of PHASES) {
    const parent = addTask(doc, { title: phase, column: columns[phase === "Discovery" ? 3 : 1] as ColumnId });
    for (const [title, days] of tasks) {
      const done = phase === "Discovery";
      const id: TaskId = addTask(doc, {
        title,
        parent,
        durationMinutes: days * DAY,
        column: columns[done ? 3 : count % 3] as ColumnId,
        ...(days === 0 ? { kind: "milestone" as const } : {}),
      });
      if (before && title !== "Visual direction") linkTasks(doc, before, id, {});
      if (done) setTask(doc, id, { percentComplete: 100 });
      assignTask(doc, id, count % 2 === 0 ? ada : grace);
      if (count % 3 === 0) labelTask(doc, id, copy);
      if (count % 4 === 1) labelTask(doc, id, client);
      before = id;
      count++;
    }
  }
  const byTitle = new Map([...readPlan(doc).plan.tasks.values()].map((task) => [task.title, task.id]));
  setTask(doc, byTitle.get("Wireframes")!, { percentComplete: 60, priority: "high" });
  setTask(doc, byTitle.get("Launch")!, { deadline: "2026-04-24T17:00" as LocalDateTime });
  setTask(doc, byTitle.get("Prototype of the booking")!, { deadline: "2026-03-20T17:00" as LocalDateTime });
  for (const text of ["Home", "Booking", "About us"]) addChecklistItem(doc, byTitle.get("Templates")!, text);
  addColumn(doc, { name: "Waits for the client", before: columns[3] as ColumnId, wipLimit: 2 });
}
