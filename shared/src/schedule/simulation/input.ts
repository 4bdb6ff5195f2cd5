// A plan as the simulation needs it: numbers in typed arrays and the day ranges of its calendars, nothing
// that a message to a worker couldn't carry. Durations are in seconds; NaN is "not set".

import type { TaskId } from "../../model/ids.ts";
import type { ConstraintType, Plan } from "../../model/plan.ts";
import { CONSTRAINT_TYPES } from "../../model/plan.ts";
import { latestStart } from "../backward.ts";
import { IndexSet } from "../index-set.ts";
import { createInputs } from "../inputs.ts";
import type { Inputs } from "../inputs.ts";
import { MINUTE, secondsOf } from "../instant.ts";
import type { Links } from "../links.ts";
import type { Network } from "../network.ts";
import { createNetwork } from "../network.ts";
import { createPlanCalendars } from "../plan-calendars.ts";
import { schedule } from "../schedule.ts";
import type { WeekRange } from "../week-pattern.ts";
import type { WorkCalendar } from "../work-calendar.ts";
import { streamOf } from "./sampling.ts";

export interface SimulationInput {
  /** By task number. */
  readonly ids: readonly TaskId[];
  readonly parent: Int32Array;
  readonly isSummary: Uint8Array;
  readonly childHead: Int32Array;
  readonly children: Int32Array;
  readonly links: Pick<Links, "predecessor" | "successor" | "type" | "lag" | "lagUnit">;
  readonly inHead: Int32Array;
  readonly inLinks: Int32Array;
  readonly outHead: Int32Array;
  readonly outLinks: Int32Array;
  /** As `Network.order`. */
  readonly order: Int32Array;
  /** The first is round the clock. */
  readonly calendars: readonly (readonly WeekRange[])[];
  /** Numbers of the calendars that task i is worked in: `hours[hoursHead[i]]` to `hours[hoursHead[i + 1] - 1]`. */
  readonly hoursHead: Int32Array;
  readonly hours: Int32Array;
  /** By entry of `hours`: seconds that the person begins after the task, and how long they work as a share of its duration. */
  readonly hoursDelay: Float64Array;
  readonly hoursShare: Float64Array;
  /** The calendar in which lags to the task run. */
  readonly lagHours: Int32Array;
  /** The likeliest duration, and the least and the most. */
  readonly duration: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly stream: Uint32Array;
  /** How much of a task that has begun is done, 0 to 1; 0 for the rest. */
  readonly share: Float64Array;
  readonly projectStart: number;
  /** Before which nothing that isn't done is scheduled (S45, S46); −Infinity without. */
  readonly floor: number;
  readonly honourConstraints: boolean;
  readonly constraint: Uint8Array;
  readonly constraintDate: Float64Array;
  /** Actual and manual starts, and actual finishes. */
  readonly pinnedStart: Float64Array;
  readonly pinnedFinish: Float64Array;
  readonly levellingDelay: Float64Array;
}

/** The code of a constraint in an input. */
export const constraintCode = (type: ConstraintType): number => CONSTRAINT_TYPES.indexOf(type);

/** S90: counted back from a finish, the project starts where its schedule does. */
function projectStartOf(plan: Plan, net: Network, inputs: Inputs): number {
  if (Number.isNaN(inputs.projectFinish)) return inputs.projectStart;
  const { tasks } = schedule(plan);
  return latestStart(net, inputs, (i) => Math.round(tasks.get(net.tasks[i]!.id)!.lateStart * MINUTE));
}

/** Reads `plan` once. What can't be scheduled is left out as the scheduler leaves it out. */
export function prepareSimulation(plan: Plan): SimulationInput {
  const net = createNetwork(plan);
  const compiled = createPlanCalendars(plan);
  const inputs = createInputs(plan.settings, net, compiled);
  const count = net.tasks.length;
  inputs.read(IndexSet.all(count));

  const numbers = new Map<WorkCalendar, number>([[inputs.roundTheClock, 0]]);
  const numberOf = (calendar: WorkCalendar): number => {
    let number = numbers.get(calendar);
    if (number === undefined) numbers.set(calendar, (number = numbers.size));
    return number;
  };
  const hoursHead = new Int32Array(count + 1);
  const hours: number[] = [];
  const hoursDelay: number[] = [];
  const hoursShare: number[] = [];
  const share = new Float64Array(count);
  const lagHours = new Int32Array(count);
  const least = Float64Array.from(inputs.duration);
  const most = Float64Array.from(inputs.duration);
  const pinnedStart = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const { optimisticMinutes, pessimisticMinutes, percentComplete } = net.tasks[i]!;
    const likely = inputs.duration[i]!;
    const efforts = inputs.efforts[i] ?? inputs.hours[i]!.map((calendar) => ({ calendar, delay: 0, length: likely }));
    for (const { calendar, delay, length } of efforts) {
      hours.push(numberOf(calendar));
      hoursDelay.push(delay);
      hoursShare.push(likely > 0 ? length / likely : 1);
    }
    hoursHead[i + 1] = hours.length;
    lagHours[i] = numberOf(inputs.lagHours[i]!);
    const begun = inputs.actualStart[i]!;
    pinnedStart[i] = Number.isNaN(begun) ? inputs.manualStart[i]! : begun;
    // S223: what has no work, or is finished, is certain; what has begun has at least what is done of it behind it.
    if (likely === 0 || inputs.isDone[i]) continue;
    if (!Number.isNaN(begun)) share[i] = Math.max(0, Math.min(1, percentComplete / 100));
    const done = likely * share[i]!;
    if (optimisticMinutes !== null)
      least[i] = Math.max(Math.min(likely, secondsOf(optimisticMinutes)), Math.round(done));
    if (pessimisticMinutes !== null) most[i] = Math.max(likely, secondsOf(pessimisticMinutes));
  }
  const { predecessor, successor, type, lag, lagUnit } = net.links;
  return {
    ids: net.tasks.map(({ id }) => id),
    parent: net.parent,
    isSummary: net.isSummary,
    childHead: net.childHead,
    children: net.children,
    links: { predecessor, successor, type, lag, lagUnit },
    inHead: net.inHead,
    inLinks: net.inLinks,
    outHead: net.outHead,
    outLinks: net.outLinks,
    order: Int32Array.from(net.order),
    calendars: Array.from(numbers.keys(), ({ ranges }) => ranges),
    hoursHead,
    hours: Int32Array.from(hours),
    hoursDelay: Float64Array.from(hoursDelay),
    hoursShare: Float64Array.from(hoursShare),
    lagHours,
    duration: inputs.duration,
    least,
    most,
    stream: Uint32Array.from(net.tasks, ({ id }) => streamOf(id)),
    share,
    projectStart: projectStartOf(plan, net, inputs),
    floor: inputs.floor,
    honourConstraints: inputs.honourConstraints,
    constraint: Uint8Array.from(inputs.constraint, constraintCode),
    constraintDate: inputs.constraintDate,
    pinnedStart,
    pinnedFinish: inputs.actualFinish,
    levellingDelay: inputs.levellingDelay,
  };
}
