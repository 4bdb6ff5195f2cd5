// Levelling: a proposal that gives every person one thing to do at a time, as far as tasks can be
// delayed. Several orders of the tasks are tried, those with little float first, and the one is taken
// that moves the project's finish least, then high priorities least. Nothing is applied; the same
// plan gives the same proposal everywhere. The numbers in comments are those of RULES.md.

import type { TaskId } from "../model/ids.ts";
import type { Plan, Priority } from "../model/plan.ts";
import type { Schedule } from "../model/schedule.ts";
import { latestStart } from "./backward.ts";
import { IndexSet } from "./index-set.ts";
import { createInputs } from "./inputs.ts";
import { MINUTE } from "./instant.ts";
import type { Overload } from "./levelling/overloads.ts";
import { overloads } from "./levelling/overloads.ts";
import type { Placement } from "./levelling/place.ts";
import { createPlacer } from "./levelling/place.ts";
import { createRandom } from "./levelling/random.ts";
import { capacityOf, demandOf } from "./levelling/units.ts";
import type { Demands } from "./levelling/usage.ts";
import { createUsage } from "./levelling/usage.ts";
import { createNetwork } from "./network.ts";
import type { Network } from "./network.ts";
import { createPlanCalendars } from "./plan-calendars.ts";
import { schedule } from "./schedule.ts";
import { applyEdits } from "./what-if.ts";

export interface LevellingChange {
  readonly task: TaskId;
  /** What to set; 0 where a delay of before isn't needed any more. */
  readonly levellingDelayMinutes: number;
  /** The task's start as scheduled now, and with the proposal; minutes since 1970-01-01T00:00. */
  readonly from: number;
  readonly to: number;
}

export interface LevellingProposal {
  /** In the plan's order. */
  readonly changes: readonly LevellingChange[];
  readonly finishBefore: number;
  readonly finishAfter: number;
  /** Before, and what no delay can resolve. */
  readonly overloads: readonly Overload[];
  readonly remaining: readonly Overload[];
  /** The schedule with the proposal. */
  readonly schedule: Schedule;
}

export interface LevellingOptions {
  /** Orders that are tried; by the size of the plan without it. */
  readonly orders?: number;
  readonly seed?: number;
}

/** Places of tasks that all orders together may take. */
const BUDGET = 60_000;
const FEWEST = 6;
const MOST = 60;
const WEIGHTS: Readonly<Record<Priority, number>> = { urgent: 16, high: 8, medium: 4, none: 4, low: 1 };

/** S231: what levelling never moves. */
function fixedTasks(net: Network, plan: Plan): Uint8Array {
  return Uint8Array.from(net.tasks, (task) => {
    const isSet = task.manual && task.manualStart !== null;
    const isMust = (task.constraint === "MSO" || task.constraint === "MFO") && plan.settings.honourConstraints;
    const isDone = task.percentComplete >= 100 || task.actualFinish !== null;
    return isSet || isMust || isDone || task.actualStart !== null || task.constraint === "ALAP" ? 1 : 0;
  });
}

function demandsOf(net: Network, plan: Plan): { demands: Demands; capacities: Float64Array } {
  const people = Array.from(new Set(net.tasks.flatMap(({ assignees }) => assignees))).sort();
  const number = new Map(people.map((person, k) => [person, k]));
  const head = new Int32Array(net.tasks.length + 1);
  const resource: number[] = [];
  const amount: number[] = [];
  for (const [i, task] of net.tasks.entries()) {
    const isDone = task.percentComplete >= 100 || task.actualFinish !== null;
    for (const person of net.isSummary[i] || isDone ? [] : task.assignees) {
      resource.push(number.get(person)!);
      amount.push(demandOf(task, person));
    }
    head[i + 1] = resource.length;
  }
  const demands = { head, resource: Int32Array.from(resource), amount: Float64Array.from(amount) };
  return { demands, capacities: Float64Array.from(people, (person) => capacityOf(plan, person)) };
}

/** Sorts the tasks by `keys`, the first that differs deciding and ids at last, and gives each its rank. */
function rankBy(net: Network, ...keys: ((i: number) => number)[]): Int32Array {
  const order = Int32Array.from(net.tasks.keys());
  order.sort((a, b) => {
    for (const key of keys) {
      const difference = key(a) - key(b);
      if (difference !== 0) return difference;
    }
    return net.tasks[a]!.id < net.tasks[b]!.id ? -1 : 1;
  });
  const rank = new Int32Array(order.length);
  for (const [place, i] of order.entries()) rank[i] = place;
  return rank;
}

/** Proposes delays for `plan`, whose schedule is `current`. */
export function level(
  plan: Plan,
  current: Schedule = schedule(plan),
  { orders, seed = 1 }: LevellingOptions = {},
): LevellingProposal {
  const delayed = Array.from(plan.tasks.values()).filter(({ levellingDelayMinutes }) => levellingDelayMinutes > 0);
  const cleared = applyEdits(plan, { tasks: delayed.map((task) => ({ ...task, levellingDelayMinutes: 0 })) });
  const free = delayed.length === 0 ? current : schedule(cleared);
  const net = createNetwork(cleared);
  const inputs = createInputs(plan.settings, net, createPlanCalendars(plan));
  inputs.read(IndexSet.all(net.tasks.length));
  const { demands, capacities } = demandsOf(net, plan);
  const dateOf = (i: number, end: "start" | "finish" | "lateFinish" | "lateStart") =>
    Math.round(free.tasks.get(net.tasks[i]!.id)![end] * MINUTE);
  if (!Number.isNaN(inputs.projectFinish))
    inputs.projectStart = latestStart(net, inputs, (i) => dateOf(i, "lateStart"));
  const fixed = fixedTasks(net, plan);
  const placer = createPlacer(
    net,
    inputs,
    createUsage(demands, capacities),
    fixed,
    (i) => dateOf(i, "start"),
    (i) => dateOf(i, "finish"),
  );

  const weight = (i: number) => WEIGHTS[net.tasks[i]!.priority];
  const urgency = (i: number) => -weight(i);
  const latest = Float64Array.from(net.tasks.keys(), (i) => dateOf(i, "lateFinish"));
  const latestFinish = (i: number) => latest[i]!;
  const float = (i: number) => free.tasks.get(net.tasks[i]!.id)!.totalSlackMinutes;
  const begin = Math.round(free.start * MINUTE);

  let best: { placement: Placement; rank: Int32Array; cost: number } | null = null;
  const attempt = (rank: Int32Array): void => {
    const placement = placer.place(rank);
    let cost = 0;
    for (let i = 0; i < placement.delay.length; i += 1) cost += placement.delay[i]! * weight(i);
    const isBetter =
      !best ||
      placement.projectFinish < best.placement.projectFinish ||
      (placement.projectFinish === best.placement.projectFinish && cost < best.cost);
    if (isBetter) best = { placement, rank, cost };
  };
  const tries = Math.max(
    1,
    orders ?? Math.max(FEWEST, Math.min(MOST, Math.floor(BUDGET / Math.max(1, net.tasks.length)))),
  );
  const rules: (() => Int32Array)[] = [
    () => rankBy(net, latestFinish, urgency, float),
    () => rankBy(net, urgency, latestFinish, float),
    () => rankBy(net, (i) => dateOf(i, "lateStart"), urgency),
    () => rankBy(net, float, urgency, (i) => dateOf(i, "start")),
    () => rankBy(net, (i) => dateOf(i, "start"), urgency, float),
  ];
  const random = createRandom(seed);
  // Drawn by id, so that the order in which the plan lists its tasks decides nothing.
  const byId = Array.from(net.tasks.keys()).sort((a, b) => (net.tasks[a]!.id < net.tasks[b]!.id ? -1 : 1));
  for (let n = 0; n < tries; n += 1) {
    const noise = new Float64Array(net.tasks.length);
    if (n >= rules.length) for (const i of byId) noise[i] = 0.75 + 0.5 * random();
    attempt(n < rules.length ? rules[n]!() : rankBy(net, (i) => (latest[i]! - begin) * noise[i]!, urgency));
  }

  const delays = best!.placement.delay;
  const edits = net.tasks.flatMap((task, i) => {
    const levellingDelayMinutes = delays[i]! / MINUTE;
    const before = plan.tasks.get(task.id)!;
    return before.levellingDelayMinutes === levellingDelayMinutes ? [] : [{ ...before, levellingDelayMinutes }];
  });
  const levelled = applyEdits(plan, { tasks: edits });
  const after = schedule(levelled);
  return {
    changes: edits.map(({ id, levellingDelayMinutes }) => ({
      task: id,
      levellingDelayMinutes,
      from: current.tasks.get(id)!.start,
      to: after.tasks.get(id)!.start,
    })),
    finishBefore: current.finish,
    finishAfter: after.finish,
    overloads: overloads(plan, current),
    remaining: overloads(levelled, after),
    schedule: after,
  };
}
