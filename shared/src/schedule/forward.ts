// The forward pass: in topological order every task gets the earliest start that its links, its
// summaries' links and its constraint allow, or the dates that are pinned because they have happened
// or were set by hand; a summary gets the span of its children. Only nodes whose inputs, or whose
// neighbours before them, changed since the last run are visited; the first run visits all. The
// numbers in comments are those of RULES.md.

import type { ConstraintType } from "../model/plan.ts";
import { IndexSet } from "./index-set.ts";
import type { Inputs } from "./inputs.ts";
import { clampInstant, FIRST, LAST, MAX_DURATION } from "./instant.ts";
import type { Lags } from "./lags.ts";
import type { Network } from "./network.ts";
import { FF, FS, SS } from "./links.ts";
import { PositionSet } from "./position-set.ts";

export interface EarlyDates {
  /** As scheduled: with levelling delay, and late for ALAP tasks. */
  readonly start: Float64Array;
  readonly finish: Float64Array;
  readonly earlyStart: Float64Array;
  readonly earlyFinish: Float64Array;
  /** Of a task that has begun: where what is left of it goes on. Of any other its start. */
  readonly resume: Float64Array;
  /** Seconds in which somebody works; of a summary the project's working time in its span. */
  readonly duration: Float64Array;
}

export interface ForwardPass {
  readonly dates: EarlyDates;
  readonly projectFinish: number;
  /** The tasks that the last run gave other dates. */
  readonly changed: IndexSet;
  /** By task: the date of its constraint where what comes before contradicts that; NaN where nothing does. */
  readonly conflicts: Float64Array;
  /**
   * Brings the dates up to date after the inputs of the `dirty` tasks changed. `lateStart` given:
   * tasks that are ALAP start no earlier than that (S37), and are dirty when theirs changed.
   */
  run(dirty: IndexSet, lateStart: Float64Array | null): void;
}

/** The constraints that set or cap a date, and so may contradict a link. */
const CAPS: readonly ConstraintType[] = ["SNLT", "FNLT", "MSO", "MFO"];

/** What a link or constraint on a summary asks of every task inside it, and on a leaf of itself. */
interface Bounds {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** 1 when any link binds: then the project start doesn't (S31). */
  readonly linked: Uint8Array;
}

/** True when the bounds of `i` are other than they were. */
function collectBounds(
  net: Network,
  inputs: Inputs,
  lags: Lags,
  dates: EarlyDates,
  bounds: Bounds,
  i: number,
): boolean {
  const { links, inHead, inLinks, parent } = net;
  const above = parent[i]!;
  let start = above < 0 ? -Infinity : bounds.start[above]!;
  let finish = above < 0 ? -Infinity : bounds.finish[above]!;
  let linked = above < 0 ? 0 : bounds.linked[above]!;
  for (let k = inHead[i]!; k < inHead[i + 1]!; k += 1) {
    const e = inLinks[k]!;
    const type = links.type[e];
    const from = links.predecessor[e]!;
    const anchor = type === FS || type === FF ? dates.finish[from]! : dates.start[from]!;
    const bound = lags.after(e, anchor, dates.duration[from]!);
    if (type === FS || type === SS) start = Math.max(start, bound);
    else finish = Math.max(finish, bound);
    linked = 1;
  }
  if (net.isSummary[i] && inputs.constraint[i] === "SNET") start = Math.max(start, inputs.constraintDate[i]!);
  if (bounds.start[i] === start && bounds.finish[i] === finish && bounds.linked[i] === linked) return false;
  bounds.start[i] = start;
  bounds.finish[i] = finish;
  bounds.linked[i] = linked;
  return true;
}

/** The start that the bounds alone ask for (S10–S12, S30–S32). */
function startFromBounds(inputs: Inputs, bounds: Bounds, i: number): number {
  const work = inputs.duration[i]!;
  let start = bounds.start[i]!;
  if (bounds.finish[i]! > -Infinity) {
    const last = bounds.finish[i]!;
    start = Math.max(start, work > 0 ? inputs.startFor(i, last) : last);
  }
  const type = inputs.constraint[i];
  const mayPrecede = type === "SNET" || type === "FNET" || type === "MSO" || type === "MFO";
  if (!bounds.linked[i] && (!mayPrecede || start > -Infinity)) start = Math.max(start, inputs.projectStart);
  return Math.max(start, inputs.floor); // S46
}

/** Applies the task's constraint to `start`; S33–S35. */
function constrain(inputs: Inputs, i: number, start: number, onConflict: (limit: number) => void): number {
  const type = inputs.constraint[i]!;
  if (type === "ASAP" || type === "ALAP") return start;
  const work = inputs.duration[i]!;
  const date = inputs.constraintDate[i]!;
  const isOnFinish = type === "FNET" || type === "FNLT" || type === "MFO";
  const limit = isOnFinish && work > 0 ? inputs.startFor(i, date) : date;
  if (type === "SNET" || type === "FNET") return Math.max(start, limit);
  const floor = work > 0 ? inputs.nextStart(i, limit) : limit;
  if (start > floor) {
    onConflict(date);
    return inputs.honourConstraints ? limit : start;
  }
  return type === "MSO" || type === "MFO" ? limit : start;
}

/** A pass over `net` that has not run yet. */
export function createForward(net: Network, inputs: Inputs, lags: Lags): ForwardPass {
  const { tasks, order, place: placeOf, parent, isSummary, links, outHead, outLinks, childHead, children } = net;
  const count = tasks.length;
  const unknown = () => new Float64Array(count).fill(NaN);
  const [start, finish, earlyStart, earlyFinish] = [unknown(), unknown(), unknown(), unknown()];
  const [resume, duration] = [unknown(), unknown()];
  const dates: EarlyDates = { start, finish, earlyStart, earlyFinish, resume, duration };
  const bounds: Bounds = { start: unknown(), finish: unknown(), linked: new Uint8Array(count) };
  const changed = new IndexSet(count);
  const conflicts = unknown();
  /** Places of the order still to be visited; not kept while all are. */
  const waiting = new PositionSet(order.length);
  let isWhole = false;
  let lastFinish = -Infinity;
  let isLastFinishLost = false;

  const touch = (node: number): void => {
    if (!isWhole) waiting.add(placeOf[node]!);
  };
  const touchSuccessors = (i: number): void => {
    if (isWhole) return;
    for (let k = outHead[i]!; k < outHead[i + 1]!; k += 1) waiting.add(placeOf[links.successor[outLinks[k]!]!]!);
  };

  const place = (i: number, at: number): void => {
    const work = inputs.duration[i]!;
    start[i] = clampInstant(at);
    finish[i] = clampInstant(work > 0 ? inputs.finishFrom(i, start[i]!) : start[i]!);
    resume[i] = start[i]!;
  };

  /** Places `i` where its work can begin at or after `at`; of one calendar that is counted once for both dates. */
  const placeFrom = (i: number, at: number): void => {
    const work = inputs.duration[i]!;
    const hours = inputs.hours[i]!;
    if (work > 0 && hours.length === 1 && inputs.efforts[i] === null) {
      const before = hours[0]!.workBefore(at);
      const begin = hours[0]!.startAt(before);
      if (begin > FIRST && begin < LAST) {
        start[i] = resume[i] = begin;
        finish[i] = hours[0]!.finishAt(before + work);
        return;
      }
    }
    place(i, work > 0 ? inputs.nextStart(i, at) : at);
  };

  // S45: what is left of a task that has begun goes on where it stopped, or at the status date.
  const goOn = (i: number): void => {
    if (inputs.isDone[i] || inputs.duration[i] === 0) return;
    const rest = inputs.restFrom(i, start[i]!, inputs.floor);
    resume[i] = rest.resume;
    if (inputs.floor > -Infinity) finish[i] = Math.max(finish[i]!, rest.finish);
  };

  // A link to the finish that falls between two shifts is met to the minute, not at the end of the shift before (S17).
  const meetFinishBound = (i: number): void => {
    const bound = bounds.finish[i]!;
    if (bound > finish[i]! && inputs.startFor(i, bound) <= start[i]!) finish[i] = bound;
  };

  const scheduleLeaf = (i: number, lateStart: Float64Array | null): void => {
    const work = inputs.duration[i]!;
    conflicts[i] = NaN;
    let isKept = false;
    const pinned = Number.isNaN(inputs.actualStart[i]!) ? inputs.manualStart[i]! : inputs.actualStart[i]!;
    if (!Number.isNaN(pinned)) {
      place(i, pinned); // S40, S42, S43
      if (!Number.isNaN(inputs.actualStart[i]!)) goOn(i);
    } else {
      const type = inputs.constraint[i]!;
      const asked = startFromBounds(inputs, bounds, i);
      let at = asked;
      if (type !== "ASAP" && type !== "ALAP") {
        at = constrain(inputs, i, asked, (date) => {
          isKept = inputs.honourConstraints;
          conflicts[i] = date;
        });
      }
      if (isKept) {
        // S35: the early dates say what the dependencies ask for, so that the conflict shows as negative float.
        placeFrom(i, asked);
        earlyStart[i] = start[i]!;
        earlyFinish[i] = finish[i]!;
      }
      if (lateStart && type === "ALAP") at = Math.max(at, lateStart[i]!);
      placeFrom(i, at);
      if (work > 0 && bounds.finish[i]! > -Infinity && !CAPS.includes(type)) meetFinishBound(i);
    }
    const done = inputs.actualFinish[i]!;
    if (!Number.isNaN(done)) finish[i] = Math.max(done, Number.isNaN(inputs.actualStart[i]!) ? done : start[i]!);
    if (!Number.isNaN(done)) start[i] = Math.min(start[i]!, finish[i]!);
    if (!isKept || !Number.isNaN(done)) {
      earlyStart[i] = start[i]!;
      earlyFinish[i] = finish[i]!;
    }
    if (inputs.levellingDelay[i]! > 0 && Number.isNaN(pinned) && Number.isNaN(done)) {
      const delayed = start[i]! + inputs.levellingDelay[i]!;
      place(i, work > 0 ? inputs.nextStart(i, clampInstant(delayed)) : delayed); // S44
    }
    duration[i] = inputs.workFrom(i, start[i]!);
  };

  const spanChildren = (i: number): void => {
    start[i] = earlyStart[i] = Infinity;
    finish[i] = earlyFinish[i] = -Infinity;
    for (let k = childHead[i]!; k < childHead[i + 1]!; k += 1) {
      const child = children[k]!;
      start[i] = Math.min(start[i]!, start[child]!);
      finish[i] = Math.max(finish[i]!, finish[child]!);
      earlyStart[i] = Math.min(earlyStart[i]!, earlyStart[child]!);
      earlyFinish[i] = Math.max(earlyFinish[i]!, earlyFinish[child]!);
    }
    const span = inputs.project.workBefore(finish[i]!) - inputs.project.workBefore(start[i]!);
    duration[i] = Math.min(MAX_DURATION, span);
  };

  /** Gives `i` its dates, and passes on what that changed. */
  const visit = (i: number, lateStart: Float64Array | null): void => {
    const begin = start[i]!;
    const end = finish[i]!;
    const first = earlyStart[i]!;
    const last = earlyFinish[i]!;
    const work = duration[i]!;
    const restart = resume[i]!;
    if (isSummary[i]) spanChildren(i);
    else {
      scheduleLeaf(i, lateStart);
      if (finish[i]! > lastFinish) lastFinish = finish[i]!;
      else if (end === lastFinish && finish[i]! < end) isLastFinishLost = true;
    }
    const isSame =
      start[i] === begin &&
      finish[i] === end &&
      earlyStart[i] === first &&
      earlyFinish[i] === last &&
      duration[i] === work &&
      (isSummary[i] === 1 || resume[i] === restart);
    if (isSame) return;
    changed.add(i);
    touchSuccessors(i);
    if (parent[i]! >= 0) touch(count + parent[i]!);
  };

  const visitNode = (node: number, dirty: IndexSet, lateStart: Float64Array | null): void => {
    if (node >= count) {
      if (isSummary[node - count]) visit(node - count, null);
      return;
    }
    const isMoved = collectBounds(net, inputs, lags, dates, bounds, node);
    if (!isSummary[node]) {
      // A predecessor that moved without being the one that decides changes nothing here.
      if (isMoved || dirty.has(node)) visit(node, lateStart);
    } else if (isMoved) for (let c = childHead[node]!; c < childHead[node + 1]!; c += 1) touch(children[c]!);
  };

  const findLastFinish = (): void => {
    lastFinish = -Infinity;
    for (let i = 0; i < count; i += 1) if (!isSummary[i] && finish[i]! > lastFinish) lastFinish = finish[i]!;
  };

  const pass = {
    dates,
    projectFinish: inputs.projectStart,
    changed,
    conflicts,
    run(dirty: IndexSet, lateStart: Float64Array | null): void {
      changed.clear();
      isWhole = dirty.isWhole;
      isLastFinishLost = isWhole;
      if (isWhole) {
        for (let at = 0; at < order.length; at += 1) visitNode(order[at]!, dirty, lateStart);
      } else {
        for (let k = 0; k < dirty.size; k += 1) {
          touch(dirty.at(k));
          touchSuccessors(dirty.at(k)); // a percent lag runs as the predecessor's duration does (S15)
        }
        for (let at = waiting.takeFirst(); at >= 0; at = waiting.takeFirst()) visitNode(order[at]!, dirty, lateStart);
      }
      if (isLastFinishLost) findLastFinish();
      pass.projectFinish = lastFinish === -Infinity ? inputs.projectStart : lastFinish;
    },
  };
  return pass;
}
