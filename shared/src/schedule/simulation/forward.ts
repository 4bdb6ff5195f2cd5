// All passes of the simulation, task by task in the network's order. Of each task come its dates in
// every pass, which of its links decided its start in which of them, and the ranks of its finish that
// are asked for. What nobody waits for any more is forgotten at once.

import { FF, FS, PERCENT } from "../links.ts";
import type { Bits } from "./bits.ts";
import { createBits } from "./bits.ts";
import type { Dates } from "./candidates.ts";
import { createBounds, isOnStart } from "./candidates.ts";
import type { Clocks } from "./clocks.ts";
import { END, NEVER } from "./clocks.ts";
import type { SimulationInput } from "./input.ts";
import { constraintCode } from "./input.ts";
import type { Lanes } from "./lanes.ts";
import { createLanePool, raiseTo, takeEarlier, takeLater } from "./lanes.ts";
import { createOrderStatistics } from "./order-statistics.ts";
import type { People } from "./people.ts";
import { createPeople } from "./people.ts";
import { createQuantiles, drawDurations, mix } from "./sampling.ts";

const [SNET, SNLT, FNET, FNLT, MSO, MFO] = (["SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO"] as const).map(
  constraintCode,
) as [number, number, number, number, number, number];

/** More ends of the project than this are looked through for those that can't be the last. */
const MANY_ENDS = 256;

export interface Forward {
  /** Project finishes by pass, on clock 0. */
  readonly projectFinish: Lanes;
  /** By link: the passes in which it decided the start it leads to. */
  readonly decided: Bits;
  /** By task: the passes in which a link to the finish, or to the start, of the summary above did. */
  readonly decidedAboveStart: Bits;
  readonly decidedAboveFinish: Bits;
  /** By task: the passes in which it was the last, or the first, of the summary above. */
  readonly isLast: Bits;
  readonly isFirst: Bits;
  /** By task: the passes in which the project ended with it. */
  readonly isEnd: Bits;
}

/** Runs `passes` passes. Writes the ranks of each finish to `ranked`, as seconds since 1970. */
export function runPasses(
  input: SimulationInput,
  clocks: Clocks,
  { passes, seed, ranks, ranked }: { passes: number; seed: number; ranks: readonly number[]; ranked: Float64Array },
): Forward {
  const { parent, isSummary, links, inHead, inLinks, outHead, outLinks, childHead, children } = input;
  const count = input.ids.length;
  const peopleOf = createPeople(input);
  const pool = createLanePool(passes);
  const quantiles = createQuantiles();
  const rank = createOrderStatistics(passes);
  const nobody = (): (Lanes | undefined)[] => new Array<Lanes | undefined>(count).fill(undefined);
  const dates: Dates = { clock: new Uint16Array(count), start: nobody(), finish: nobody(), duration: nobody() };
  const boundOf = createBounds(input, clocks, dates);
  const decided = createBits(links.predecessor.length, passes);
  const rowsByTask = () => createBits(count, passes);
  const [decidedAboveStart, decidedAboveFinish, isLast, isFirst, isEnd] = [
    rowsByTask(),
    rowsByTask(),
    rowsByTask(),
    rowsByTask(),
    rowsByTask(),
  ];

  // Of a summary: what its links and those above ask of all inside, on clock 0.
  const [startBound, finishBound] = [nobody(), nobody()];
  const isLinked = new Uint8Array(count);
  /** Whether somebody reads the starts of a task, or its durations. */
  const needsStart = new Uint8Array(count);
  const needsDuration = new Uint8Array(count);
  const uses = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    uses[i] = outHead[i + 1]! - outHead[i]! + (parent[i]! >= 0 ? 1 : 0);
    for (let k = outHead[i]!; k < outHead[i + 1]!; k += 1) {
      const e = outLinks[k]!;
      if (links.type[e] !== FS && links.type[e] !== FF) needsStart[i] = 1;
      if (links.lagUnit[e] === PERCENT) needsDuration[i] = 1;
    }
  }
  for (const node of input.order) {
    if (node >= count || !isSummary[node]) continue;
    if (needsDuration[node]) needsStart[node] = 1;
    if (needsStart[node]) for (let k = childHead[node]!; k < childHead[node + 1]!; k += 1) needsStart[children[k]!] = 1;
  }

  const asked = new Int32Array(passes);
  const placed = new Int32Array(passes);
  const drawn = new Int32Array(passes);
  const scratch: Lanes[] = [];
  const scratchAt = (at: number) => (scratch[at] ??= new Int32Array(passes));
  const projectFinish = new Int32Array(passes).fill(NEVER);
  const ends: { readonly task: number; readonly lanes: Lanes }[] = [];

  const release = (i: number): void => {
    uses[i]! -= 1;
    if (uses[i]! > 0) return;
    for (const kept of [dates.start, dates.finish, dates.duration]) {
      if (kept[i]) pool.giveBack(kept[i]!);
      kept[i] = undefined;
    }
  };
  const releasePredecessors = (i: number): void => {
    for (let k = inHead[i]!; k < inHead[i + 1]!; k += 1) release(links.predecessor[inLinks[k]!]!);
  };

  /** True when the durations differ from pass to pass. */
  const draw = (i: number): boolean => {
    const [least, likely, most] = [input.least[i]!, input.duration[i]!, input.most[i]!];
    if (least === most || most > END) {
      drawn.fill(Math.min(END, likely));
      return false;
    }
    const stream = mix((input.stream[i]! + Math.imul(seed, 0x9e3779b1)) | 0);
    drawDurations(drawn, quantiles((likely - least) / (most - least)), least, most, stream);
    return true;
  };

  /** The start of a summary: what it passes on to all inside. */
  const bindInside = (i: number): void => {
    const above = parent[i]!;
    const isBound = above >= 0 && isLinked[above] === 1;
    isLinked[i] = isBound || inHead[i + 1]! > inHead[i]! ? 1 : 0;
    const collect = (onStart: boolean, inherited: Lanes | undefined): Lanes | undefined => {
      const own: number[] = [];
      for (let k = inHead[i]!; k < inHead[i + 1]!; k += 1) {
        if (isOnStart(links.type[inLinks[k]!]!) === onStart) own.push(inLinks[k]!);
      }
      const hasDate = onStart && input.constraint[i] === SNET;
      if (!inherited && own.length === 0 && !hasDate) return undefined;
      const bound = pool.take().fill(NEVER);
      if (inherited) takeLater(bound, inherited);
      const rows = own.map((e, at) => boundOf(e, 0, scratchAt(at)));
      for (const row of rows) takeLater(bound, row);
      if (hasDate) raiseTo(bound, clocks.read(0, input.constraintDate[i]!));
      for (const [at, e] of own.entries()) decided.setEqual(e, rows[at]!, bound);
      if (inherited) (onStart ? decidedAboveStart : decidedAboveFinish).setEqual(i, inherited, bound);
      return bound;
    };
    startBound[i] = collect(true, above < 0 ? undefined : startBound[above]);
    finishBound[i] = collect(false, above < 0 ? undefined : finishBound[above]);
    releasePredecessors(i);
  };

  /** `bound` on the finish becomes the start that follows, in `into`. */
  const startBy = (i: number, bound: Lanes, into: Lanes, people: People | null): Lanes => {
    for (let k = 0; k < passes; k += 1) {
      const value = bound[k]!;
      if (value <= NEVER) into[k] = value;
      else if (!people) into[k] = value - drawn[k]!;
      else into[k] = clocks.read(0, people.startFor(clocks.instantOf(0, value, true), drawn[k]!));
    }
    return into;
  };

  /** S33–S35: brings `placed` where the constraint of `i` wants it. */
  const constrain = (i: number, clock: number, people: People | null): void => {
    const type = input.constraint[i]!;
    if (type !== SNLT && type !== FNLT && type !== MSO && type !== MFO) return;
    const limit = scratchAt(scratch.length).fill(clocks.read(clock, input.constraintDate[i]!));
    if (type === FNLT || type === MFO) startBy(i, limit, limit, people);
    const isMust = type === MSO || type === MFO;
    for (let k = 0; k < passes; k += 1) {
      const isConflict = placed[k]! > limit[k]!;
      if (isConflict ? input.honourConstraints : isMust) placed[k] = limit[k]!;
    }
    scratch.pop();
  };

  const delay = (i: number, clock: number): void => {
    const by = input.levellingDelay[i]!;
    clocks.convert(clock, 0, false, placed, placed);
    for (let k = 0; k < passes; k += 1) placed[k] = Math.min(END, placed[k]! + Math.min(END, by));
    clocks.convert(0, clock, false, placed, placed);
  };

  /** Places a task that has neither begun nor been set by hand; `placed` are its starts. */
  const placeFree = (i: number, clock: number, people: People | null): void => {
    const above = parent[i]!;
    const rows: { bits: Bits; row: number; lanes: Lanes }[] = [];
    const add = (bits: Bits, row: number, lanes: Lanes, onStart: boolean) => {
      const own = onStart ? lanes : startBy(i, lanes, scratchAt(rows.length), people);
      rows.push({ bits, row, lanes: own });
      if (rows.length === 1) asked.set(own);
      else takeLater(asked, own);
    };
    asked.fill(NEVER);
    for (let k = inHead[i]!; k < inHead[i + 1]!; k += 1) {
      const e = inLinks[k]!;
      add(decided, e, boundOf(e, clock, scratchAt(rows.length)), isOnStart(links.type[e]!));
    }
    const inherit = (bits: Bits, bound: Lanes | undefined, onStart: boolean) => {
      if (!bound) return;
      const lanes = clock === 0 ? bound : scratchAt(rows.length);
      if (clock > 0) clocks.convert(0, clock, !onStart, bound, lanes);
      add(bits, i, lanes, onStart);
    };
    if (above >= 0) inherit(decidedAboveStart, startBound[above], true);
    if (above >= 0) inherit(decidedAboveFinish, finishBound[above], false);

    const type = input.constraint[i]!;
    const hasLink = inHead[i + 1]! > inHead[i]! || (above >= 0 && isLinked[above] === 1);
    const mayPrecede = type === SNET || type === FNET || type === MSO || type === MFO;
    const isFree = !hasLink && (!mayPrecede || rows.length > 0);
    const isFloored = isFree || type === SNET || type === FNET || input.floor > -Infinity;
    if (input.floor > -Infinity) raiseTo(asked, clocks.read(clock, input.floor));
    if (isFree) raiseTo(asked, clocks.read(clock, input.projectStart));
    if (type === SNET) raiseTo(asked, clocks.read(clock, input.constraintDate[i]!));
    if (type === FNET) {
      const bound = scratchAt(rows.length).fill(clocks.read(clock, input.constraintDate[i]!));
      takeLater(asked, startBy(i, bound, bound, people));
    }
    placed.set(asked);
    constrain(i, clock, people);
    const isFinished = !Number.isNaN(input.pinnedFinish[i]!);
    const isCapped = type === SNLT || type === FNLT || type === MSO || type === MFO;
    if (rows.length === 1 && !isFloored && !isCapped) rows[0]!.bits.setAll(rows[0]!.row);
    else {
      for (const { bits, row, lanes } of rows) {
        bits.setEqual(row, lanes, asked);
        if (isCapped) bits.keepEqual(row, asked, placed);
      }
    }
    const settle = () => {
      if (!people) return;
      for (let k = 0; k < passes; k += 1) {
        placed[k] = clocks.read(0, people.nextStart(clocks.instantOf(0, placed[k]!, false)));
      }
    };
    settle();
    if (isFinished || !(input.levellingDelay[i]! > 0)) return;
    delay(i, clock);
    settle();
  };

  const schedule = (i: number): void => {
    const pinned = input.pinnedStart[i]!;
    const done = input.pinnedFinish[i]!;
    const isPinned = !Number.isNaN(pinned);
    const isPlain = peopleOf.arePlain(i);
    const hasWork = input.duration[i]! > 0;
    const isUncertain = draw(i);
    const isByInstant = isPinned || !Number.isNaN(done) || !hasWork || !isPlain;
    const clock = isByInstant ? 0 : input.hours[input.hoursHead[i]!]!;
    // By the instant, the people have to be asked; an elapsed task's hours are clock 0 itself.
    const people = isByInstant && hasWork ? peopleOf(i) : null;
    dates.clock[i] = clock;
    if (isPinned) placed.fill(clocks.read(0, pinned));
    else placeFree(i, clock, people);
    releasePredecessors(i);

    const finish = pool.take();
    if (!Number.isNaN(done)) {
      finish.fill(clocks.read(0, done));
      if (isPinned && !(input.pinnedStart[i]! <= done)) finish.fill(placed[0]!);
      takeEarlier(placed, finish);
    } else if (people) {
      const rest = isPinned && input.floor > -Infinity ? input.share[i]! : -1;
      const ends = (k: number) => {
        const start = clocks.instantOf(0, placed[k]!, false);
        return clocks.read(0, people.finishFrom(start, drawn[k]!, rest, input.floor));
      };
      if (isPinned && !isUncertain) finish.fill(ends(0));
      else for (let k = 0; k < passes; k += 1) finish[k] = ends(k);
    } else {
      for (let k = 0; k < passes; k += 1) {
        const value = placed[k]! + drawn[k]!;
        finish[k] = value < END ? value : END;
      }
    }
    dates.finish[i] = finish;
    if (needsStart[i]) (dates.start[i] = pool.take()).set(placed);
    if (needsDuration[i]) (dates.duration[i] = pool.take()).set(drawn);
    rank(finish, ranks, ranked, i * ranks.length);
    for (let r = i * ranks.length; r < (i + 1) * ranks.length; r += 1) {
      ranked[r] = clocks.instantOf(clock, ranked[r]!, true);
    }
    if (mayBeLast(i)) endWith(i);
    if (uses[i] === 0) {
      uses[i] = 1;
      release(i);
    }
  };

  /** False when a task that must follow it ends no earlier. */
  const mayBeLast = (i: number): boolean => {
    for (let k = outHead[i]!; k < outHead[i + 1]!; k += 1) {
      const e = outLinks[k]!;
      const to = links.successor[e]!;
      const isFree = Number.isNaN(input.pinnedStart[to]!) && Number.isNaN(input.pinnedFinish[to]!);
      const isKept = [SNLT, FNLT, MSO, MFO].includes(input.constraint[to]!);
      if (links.type[e] === FS && links.lag[e]! >= 0 && !isSummary[to] && isFree && !isKept) return false;
    }
    return true;
  };

  const endWith = (i: number): void => {
    const lanes = pool.take();
    clocks.convert(dates.clock[i]!, 0, true, dates.finish[i]!, lanes);
    takeLater(projectFinish, lanes);
    ends.push({ task: i, lanes });
    if (ends.length % MANY_ENDS === 0) dropEarlyEnds();
  };
  const dropEarlyEnds = (): void => {
    let kept = 0;
    for (const end of ends) {
      if (end.lanes.some((value, k) => value === projectFinish[k])) ends[kept++] = end;
      else pool.giveBack(end.lanes);
    }
    ends.length = kept;
  };

  const span = (i: number): void => {
    const finish = pool.take().fill(NEVER);
    const start = needsStart[i] ? pool.take().fill(END) : undefined;
    const inside = children.slice(childHead[i]!, childHead[i + 1]!);
    const onWall = (child: number, isFinish: boolean, at: number): Lanes => {
      const lanes = (isFinish ? dates.finish : dates.start)[child]!;
      if (dates.clock[child] === 0) return lanes;
      clocks.convert(dates.clock[child]!, 0, isFinish, lanes, scratchAt(at));
      return scratchAt(at);
    };
    // Those on one clock are compared there, and only the last of them is told by another.
    inside.sort((a, b) => dates.clock[a]! - dates.clock[b]!);
    for (let at = 0; at < inside.length;) {
      const clock = dates.clock[inside[at]!]!;
      const latest = scratchAt(0).fill(NEVER);
      for (; at < inside.length && dates.clock[inside[at]!] === clock; at += 1) {
        takeLater(latest, dates.finish[inside[at]!]!);
        if (start) takeEarlier(start, onWall(inside[at]!, false, 1));
      }
      clocks.convert(clock, 0, true, latest, latest);
      takeLater(finish, latest);
    }
    if (uses[i]! > 0) {
      for (const child of inside) {
        isLast.setEqual(child, onWall(child, true, 0), finish);
        if (start) isFirst.setEqual(child, onWall(child, false, 0), start);
      }
    }
    for (const child of inside) release(child);
    dates.clock[i] = 0;
    dates.finish[i] = finish;
    dates.start[i] = start;
    if (needsDuration[i] && start) {
      const project = input.hours[input.hoursHead[i]!]!;
      const [from, to] = [scratchAt(0), (dates.duration[i] = pool.take())];
      clocks.convert(0, project, false, start, from);
      clocks.convert(0, project, true, finish, to);
      for (let k = 0; k < passes; k += 1) to[k] = to[k]! - from[k]!;
    }
    rank(finish, ranks, ranked, i * ranks.length);
    for (let r = i * ranks.length; r < (i + 1) * ranks.length; r += 1)
      ranked[r] = clocks.instantOf(0, ranked[r]!, true);
    for (const bounds of [startBound, finishBound]) {
      if (bounds[i]) pool.giveBack(bounds[i]!);
      bounds[i] = undefined;
    }
    if (uses[i] === 0) {
      uses[i] = 1;
      release(i);
    }
  };

  for (const node of input.order) {
    if (node >= count) {
      if (isSummary[node - count]) span(node - count);
    } else if (isSummary[node]) bindInside(node);
    else schedule(node);
  }
  for (const { task, lanes } of ends) isEnd.setEqual(task, lanes, projectFinish);
  return { projectFinish, decided, decidedAboveStart, decidedAboveFinish, isLast, isFirst, isEnd };
}
