// How long a client takes to show what others did: 1,000 tasks changed in one remote transaction, in
// a plan of 10,000, until the store says so (records, cards and rows that a screen reads included).
// Compared with reading the whole plan again, in the same run. Measured as the time this thread
// was computing, so that a busy machine doesn't count; on an idle one that is the time on the wall.

import * as Y from "yjs";
import { createPlanDocument } from "@entente/shared/doc/create-plan";
import { readPlan } from "@entente/shared/doc/read-plan";
import { addTasks } from "@entente/shared/doc/tasks";
import type { TaskId } from "@entente/shared/model/ids";
import type { LocalDateTime } from "@entente/shared/model/time";
import { createProjection } from "../../client/src/doc/projection.ts";
import { report } from "../support/measurement.ts";

const TASKS = 10_000;
const CHANGES = 1_000;
const ROUNDS = 65;
const MUST_MS = 10;

/** Milliseconds this thread has computed so far. */
function cpuNow(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const theirs = createPlanDocument({ name: "Large", start: "2026-11-02T08:00" as LocalDateTime });
const columns = [...theirs.getMap("columns").keys()];
const ids = addTasks(
  theirs,
  Array.from({ length: TASKS }, (_, i) => ({
    title: `Task ${i}`,
    durationMinutes: 480 * (1 + (i % 5)),
    percentComplete: i % 101,
    priority: "medium" as const,
    deadline: "2026-12-01T17:00" as LocalDateTime,
    estimateMinutes: 60,
    checklist: [],
  })),
);
const mine = new Y.Doc();
const bare = new Y.Doc();
for (const doc of [mine, bare]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));

let turn = () => {};
const projection = createProjection(mine, (run) => {
  turn = run;
  return () => {};
});
for (const id of ids.slice(0, 200)) projection.task(id);

interface Round {
  /** Yjs alone, on a document nobody watches. */
  readonly bare: number;
  /** From the update's arrival to the store being up to date, the wait for the frame left out. */
  readonly total: number;
  /** The projection's part of it. */
  readonly flush: number;
  /** Making the rows and cards again that a screen asks for next. */
  readonly regroup: number;
}

type Change = (fields: Y.Map<unknown>, round: number, index: number) => void;

function measure(change: Change, round: number): Round {
  const before = Y.encodeStateVector(theirs);
  const tasks = theirs.getMap<Y.Map<unknown>>("tasks");
  theirs.transact(() => {
    for (let i = 0; i < CHANGES; i++) change(tasks.get(ids[(i * 7 + round) % TASKS]!)!, round, i);
  });
  const update = Y.encodeStateAsUpdate(theirs, before);
  const start = cpuNow();
  Y.applyUpdate(bare, update);
  const began = cpuNow();
  Y.applyUpdate(mine, update, "network");
  const applied = cpuNow();
  turn();
  const shown = cpuNow();
  void projection.cards.value;
  void projection.rows.value;
  return { bare: began - start, total: shown - began, flush: shown - applied, regroup: cpuNow() - shown };
}

function run(what: string, change: Change): void {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => measure(change, round)).slice(5);
  const whole = median(
    Array.from({ length: 9 }, () => {
      const began = cpuNow();
      readPlan(mine);
      return cpuNow() - began;
    }),
  );
  // The clock ticks in milliseconds, so that a single round says little and their mean says all.
  const of = (part: keyof Round) => rounds.reduce((sum, round) => sum + round[part], 0) / rounds.length;
  const line = (part: string, value: number, comparison: string, against: number, isBound = false) =>
    report({
      bench: "projection",
      what: `${what}: ${part}`,
      value: Number(value.toFixed(2)),
      unit: "ms",
      comparison: `${comparison}, ${against.toFixed(1)} ms`,
      ratio: Number((value / against).toFixed(3)),
      must: isBound ? `≤ ${MUST_MS} ms` : null,
      ok: isBound ? value <= MUST_MS : null,
    });
  line(
    "update arrived → store up to date",
    of("total"),
    "Yjs applying it to a document nobody watches",
    of("bare"),
    true,
  );
  line("the projection's part", of("flush"), `reading the whole plan of ${TASKS} tasks`, whole);
  line(
    "rows and cards made again where they changed",
    of("regroup"),
    `reading the whole plan of ${TASKS} tasks`,
    whole,
  );
}

run("1,000 remote titles in one transaction", (fields, round, index) =>
  fields.set("title", `Renamed ${round} ${index}`),
);
run("1,000 remote changes of duration and percent", (fields, round, index) => {
  fields.set("durationMinutes", 60 * (1 + ((round + index) % 9)));
  fields.set("percentComplete", (round + index) % 100);
});
run("1,000 cards moved remotely in one transaction", (fields, round, index) => {
  fields.set("column", columns[(round + index) % columns.length]!);
});

const last = ids.at(-1) as TaskId;
if (projection.task(last)?.title === undefined) throw new Error("the projection lost a task");
projection.destroy();
process.exit(0);
