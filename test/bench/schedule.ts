// The scheduler by itself: 10,000 tasks with 20,000 links, five calendars and one task in twenty
// constrained, computed from arrays that are built, from records to records, after one change, and a
// thousand times over with other durations. Compared, in turns, with ChronoGraph, the engine behind
// Bryntum's Gantt, on the same links and the same hours. Milliseconds are
// those this thread was computing, so that a busy machine counts as little as can be.

import { createRandom } from "@entente/shared/schedule/levelling/random";
import { createBackward } from "@entente/shared/schedule/backward";
import { createForward } from "@entente/shared/schedule/forward";
import { IndexSet } from "@entente/shared/schedule/index-set";
import { createInputs } from "@entente/shared/schedule/inputs";
import { createLags } from "@entente/shared/schedule/lags";
import { createNetwork } from "@entente/shared/schedule/network";
import { createPlanCalendars } from "@entente/shared/schedule/plan-calendars";
import { createScheduler } from "@entente/shared/schedule/schedule";
import { simulate } from "@entente/shared/schedule/simulation";
import { prepareSimulation } from "@entente/shared/schedule/simulation/input";
import { createSlack } from "@entente/shared/schedule/slack";
import { percentile, tell, type Figure } from "../support/figures.ts";
import { createChronoGraphPeer } from "./schedule/chronograph-peer.ts";
import { createLargePlan } from "./schedule/large-plan.ts";

const ROUNDS = 60;
const CHANGES = 50;
const PASSES = 1_000;

const timed = (run: () => void): number => {
  const began = performance.now();
  run();
  return performance.now() - began;
};

/** Milliseconds this thread has computed so far; it moves in steps of some, so that many runs are measured together. */
const computed = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Milliseconds that one of `count` runs takes. */
const each = (count: number, run: () => void): number => {
  const began = computed();
  for (let k = 0; k < count; k += 1) run();
  return (computed() - began) / count;
};
const middle = (values: readonly number[]) => percentile(values, 0.5);
const figure = (what: string, value: number, unit: string, rest: Partial<Figure> = {}) =>
  tell("schedule", { what, value, unit, ...rest });
const most = (bound: number, unit: string, value: number): Figure["must"] => [`≤ ${bound} ${unit}`, value <= bound];

/** The arrays of a plan, and everything that runs on them. */
function createBuilt(count: number) {
  const plan = createLargePlan(count);
  const net = createNetwork(plan);
  const inputs = createInputs(plan.settings, net, createPlanCalendars(plan));
  inputs.read(IndexSet.all(count));
  const lags = createLags(net, inputs);
  const all = IndexSet.all(count);
  const forward = () => {
    const early = createForward(net, inputs, lags);
    early.run(all, null);
    return early;
  };
  return { plan, net, inputs, lags, all, forward };
}

const built = createBuilt(10_000);
const { plan, net, inputs, lags, all } = built;
const name = "10,000 tasks";

// From scratch, in turns with ChronoGraph.
const chronoGraph = await createChronoGraphPeer(net, inputs, lags);
const ours: number[] = [];
const theirs: number[] = [];
for (let round = 0; round < 12; round += 1) {
  ours.push(each(20, built.forward));
  theirs.push(each(1, chronoGraph.build));
}
const scratch = middle(ours);
figure(`${name}: early dates from scratch`, scratch, "ms", {
  against: ["ChronoGraph, without summaries and caps", middle(theirs)],
  must: most(3, "ms", scratch),
});

// All passes, and then one change after the other, in turns again.
const early = built.forward();
const late = createBackward(net, inputs, lags, early);
const slack = createSlack(net, inputs, lags);
late.run(all);
slack.run(all, early, late);
const random = createRandom(7);
const leaves = Array.from(net.tasks.keys()).filter((i) => !net.isSummary[i] && inputs.duration[i]! > 0);
const one = new IndexSet(net.tasks.length);
const change = () => {
  const i = leaves[Math.floor(random() * leaves.length)]!;
  inputs.duration[i] = 3600 * (1 + Math.floor(random() * 40));
  one.clear();
  one.add(i);
  return i;
};
const forwardOnly: number[] = [];
const theirChanges: number[] = [];
for (let k = 0; k < ROUNDS * CHANGES; k += 1) {
  change();
  early.run(one, null); // until it is compiled
}
for (let round = 0; round < ROUNDS; round += 1) {
  let last = 0;
  for (let k = 0; k < CHANGES; k += 1) {
    last = change();
    forwardOnly.push(1000 * timed(() => early.run(one, null)));
  }
  theirChanges.push(1000 * timed(() => chronoGraph.change(last)));
}
early.run(all, null);
late.run(all);
slack.run(all, early, late);
const withLate: number[] = [];
for (let k = 0; k < ROUNDS * CHANGES; k += 1) {
  change();
  const spent = timed(() => {
    early.run(one, null);
    late.run(one);
    slack.run(one, early, late);
  });
  withLate.push(1000 * spent);
}
const [half, most95] = [percentile(forwardOnly, 0.5), percentile(forwardOnly, 0.95)];
const theirHalf = percentile(theirChanges, 0.5);
figure(`${name}: one duration changed, early dates, half the changes`, half, "µs", {
  against: ["ChronoGraph", theirHalf],
  must: most(5, "µs", half),
});
figure(`${name}: one duration changed, early dates, 95 of 100`, most95, "µs", {
  against: ["ChronoGraph", percentile(theirChanges, 0.95)],
  must: most(50, "µs", most95),
});
const late95 = percentile(withLate, 0.95);
figure(`${name}: one duration changed, late dates and floats too, 95 of 100`, late95, "µs", {
  must: most(1000, "µs", late95),
});

// From the plan's records to the schedule's.
each(5, () => createScheduler().update(plan));
const records = each(30, () => createScheduler().update(plan));
figure(`${name}: plan records in, schedule records out`, records, "ms", { must: most(15, "ms", records) });
const scheduler = createScheduler();
scheduler.update(plan);
let current = plan;
const edit = each(200, () => {
  const id = net.tasks[leaves[Math.floor(random() * leaves.length)]!]!.id;
  const task = current.tasks.get(id)!;
  const durationMinutes = 60 * (1 + Math.floor(random() * 40));
  current = { ...current, tasks: new Map(current.tasks).set(id, { ...task, durationMinutes }) };
  scheduler.update(current);
});
figure(`${name}: one record changed, schedule records out`, edit, "ms", {
  against: ["from scratch", records],
});

// A hundred thousand tasks.
const large = createBuilt(100_000);
each(4, large.forward);
const huge = each(12, large.forward);
figure("100,000 tasks: early dates from scratch", huge, "ms", { must: most(30, "ms", huge) });

// Simulation.
const input = prepareSimulation(plan);
each(2, () => simulate(input, { passes: PASSES }));
const simulated = each(5, () => simulate(input, { passes: PASSES }));
figure(`${name}: ${PASSES} passes of the simulation`, simulated, "ms", { must: most(500, "ms", simulated) });
