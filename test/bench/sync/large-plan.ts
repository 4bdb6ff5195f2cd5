// A plan of 10,000 tasks as a team would have it: phases, columns, assignees, labels, deadlines, a
// checklist here and there, and a chain of links; the same in every run.

import * as Y from "yjs";
import type { ColumnId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import type { LocalDateTime } from "@entente/shared/model/time";
import { createPlanDocument, writePlan } from "@entente/shared/doc/create-plan";
import { createTaskRecord } from "@entente/shared/exchange/plan-records";
import { readPlan } from "@entente/shared/doc/read-plan";
import type { Dependency, Plan, Task } from "@entente/shared/model/plan";

const PHASE = 50;

/** The plan as records; `count` tasks and one link for each but the first of a phase. */
export function largePlan(count = 10_000): Plan {
  const empty = readPlan(createPlanDocument({ name: "A large plan", start: "2026-11-23T08:00" as LocalDateTime })).plan;
  const columns = [...empty.columns.keys()] as ColumnId[];
  const people = new Map(
    Array.from({ length: 20 }, (_, i) => {
      const id = `person-${i}` as PersonId;
      return [id, { id, name: `Person ${i}`, email: `person${i}@example.org`, userId: null, calendar: null }];
    }),
  );
  const label = "label-1" as LabelId;
  const tasks = new Map<TaskId, Task>();
  const dependencies = new Map<Dependency["id"], Dependency>();
  for (let i = 0; i < count; i++) {
    const isPhase = i % PHASE === 0;
    const id = `task-${i}` as TaskId;
    const order = `a${String(i).padStart(6, "0")}`;
    tasks.set(
      id,
      createTaskRecord({
        id,
        title: isPhase ? `Phase ${i / PHASE + 1}` : `Task ${i} of the large plan with a title of usual length`,
        parent: isPhase ? null : (`task-${i - (i % PHASE)}` as TaskId),
        order,
        kind: i % 97 === 0 && !isPhase ? "milestone" : "task",
        column: columns[i % columns.length]!,
        cardOrder: order,
        durationMinutes: i % 97 === 0 ? 0 : 240 + (i % 9) * 240,
        constraint: i % 20 === 1 ? "SNET" : "ASAP",
        constraintDate:
          i % 20 === 1 ? (`2026-12-${String((i % 28) + 1).padStart(2, "0")}T08:00` as LocalDateTime) : null,
        deadline: i % 10 === 3 ? ("2027-06-30T17:00" as LocalDateTime) : null,
        percentComplete: (i * 7) % 101,
        assignees: [`person-${i % 20}` as PersonId],
        labels: i % 3 === 0 ? [label] : [],
        priority: i % 5 === 0 ? "high" : "none",
        estimateMinutes: 480,
      }),
    );
    if (!isPhase && i % PHASE !== 1) {
      const [predecessor, successor] = [`task-${i - 1}` as TaskId, id];
      const link = `${predecessor}>${successor}` as Dependency["id"];
      dependencies.set(link, { id: link, predecessor, successor, type: "FS", lag: 0, lagUnit: "working" });
    }
  }
  const labels = new Map([[label, { id: label, name: "Release", color: "violet" as const }]]);
  const notes = new Map(
    [...tasks.keys()].filter((_, i) => i % 10 === 0).map((id) => [id, `Notes on ${id}, a few words long.`]),
  );
  return { ...empty, tasks, dependencies, people, labels, notes };
}

/** The plan document as one v1 update. */
export function largePlanUpdate(count?: number): Uint8Array {
  const doc = new Y.Doc();
  writePlan(doc, largePlan(count));
  return Y.encodeStateAsUpdate(doc);
}
