// What the plan can't keep, in words a planner understands: deadlines, constraints, the finish that
// dates are counted back from, and tasks that leave what follows too little time. Each report names
// what holds the task up and both dates. There are never more than MOST of a kind: the latest first,
// the rest counted in one. The numbers in comments are those of RULES.md.

import type { Diagnostic } from "../model/diagnostic.ts";
import { formatDuration } from "../model/duration.ts";
import type { ConstraintType } from "../model/plan.ts";
import { civilFromDays } from "../model/time.ts";
import type { Candidate } from "./candidates.ts";
import { createCandidates } from "./candidates.ts";
import type { ForwardPass } from "./forward.ts";
import type { Inputs } from "./inputs.ts";
import { DAY, LAST, MINUTE } from "./instant.ts";
import type { Lags } from "./lags.ts";
import { FF, FS } from "./links.ts";
import type { Network } from "./network.ts";
import type { SlackPass } from "./slack.ts";

/** Reports of one kind; more are counted in one report. */
export const MOST = 50;

interface Finding {
  readonly task: number;
  /** Seconds of the project's working time. */
  readonly late: number;
  readonly tell: () => string;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const MUST: Readonly<Partial<Record<ConstraintType, string>>> = {
  SNLT: "must start by",
  FNLT: "must finish by",
  MSO: "must start on",
  MFO: "must finish on",
};

/** "12 May 2026", and the time where `other` is on the same day. */
function dateWords(instant: number, other: number): string {
  const days = Math.floor(instant / DAY);
  const { year, month, day } = civilFromDays(days);
  const date = `${day} ${MONTHS[month - 1]} ${year}`;
  if (Math.floor(other / DAY) !== days) return date;
  const minute = Math.floor((instant - days * DAY) / MINUTE);
  return `${date}, ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** What `early` and `slack` can't keep of the plan; `minutesPerDay` is what a day means in words. */
export function reportMissed({
  net,
  inputs,
  lags,
  early,
  slack,
  minutesPerDay,
}: {
  readonly net: Network;
  readonly inputs: Inputs;
  readonly lags: Lags;
  readonly early: ForwardPass;
  readonly slack: SlackPass;
  readonly minutesPerDay: number;
}): Diagnostic[] {
  const { tasks, parent, isSummary, links, outHead, outLinks, childHead, children } = net;
  const { dates } = early;
  const count = tasks.length;
  const candidates = createCandidates({
    net,
    inputs,
    lags,
    startOf: (i) => dates.start[i]!,
    finishOf: (i) => dates.finish[i]!,
    durationOf: (i) => dates.duration[i]!,
  });
  const named = (i: number) => `“${tasks[i]!.title}”`;
  const between = (from: number, to: number) => inputs.project.workBefore(to) - inputs.project.workBefore(from);
  const long = (seconds: number) =>
    formatDuration({ minutes: Math.round(seconds / MINUTE), elapsed: false }, { minutesPerDay });

  /** What asks for the start of `i`, the latest of it; of several the link with the smallest id. */
  const driverOf = (i: number): Candidate | null => {
    const rank = (one: Candidate) => (one.kind === "link" ? `0 ${links.ids[one.link]}` : `1 ${one.kind}`);
    let best: Candidate | null = null;
    for (const one of candidates.of(i)) {
      if (!best || one.start > best.start || (one.start === best.start && rank(one) < rank(best))) best = one;
    }
    return best;
  };

  /** Why `i`, which ought to be over by `limit`, can't: as a clause after a colon. */
  const because = (i: number, limit: number): string => {
    const finish = dates.finish[i]!;
    if (isSummary[i]) {
      let last = -1;
      for (let k = childHead[i]!; k < childHead[i + 1]!; k += 1) {
        const child = children[k]!;
        const isLater = last < 0 || dates.finish[child]! > dates.finish[last]!;
        if (isLater || (dates.finish[child] === dates.finish[last] && tasks[child]!.id < tasks[last]!.id)) last = child;
      }
      return `${named(last)} inside it ends on ${dateWords(finish, limit)}`;
    }
    const takes = long(dates.duration[i]!);
    const begun = inputs.actualStart[i]!;
    if (!Number.isNaN(inputs.actualFinish[i]!)) return `it was finished on ${dateWords(finish, limit)}`;
    if (!Number.isNaN(begun))
      return `it was begun on ${dateWords(begun, finish)} and ends on ${dateWords(finish, limit)}`;
    if (!Number.isNaN(inputs.manualStart[i]!)) return `it is set to start on ${dateWords(dates.start[i]!, limit)}`;
    const driver = driverOf(i);
    if (driver?.kind === "link") {
      const from = links.predecessor[driver.link]!;
      const type = links.type[driver.link];
      const isEnd = type === FS || type === FF;
      const at = isEnd ? dates.finish[from]! : dates.start[from]!;
      const verb = isEnd ? "ends" : "starts";
      if (at >= limit) return `${named(from)} ${verb} on ${dateWords(at, limit)}`;
      return `${named(from)} ${verb} on ${dateWords(at, finish)}, and it ends on ${dateWords(finish, limit)}`;
    }
    const begins = `it starts on ${dateWords(dates.start[i]!, finish)}`;
    return dates.duration[i]! > 0 ? `${begins} and takes ${takes}` : begins;
  };

  const bounded = (code: string, found: Finding[], more: (count: number) => string): Diagnostic[] => {
    found.sort((a, b) => b.late - a.late || (tasks[a.task]!.id < tasks[b.task]!.id ? -1 : 1));
    const told = found.slice(0, found.length > MOST ? MOST - 1 : MOST);
    const rest = found.slice(told.length);
    const reports = told.map(({ task, tell }) => ({ code, message: tell(), ids: [tasks[task]!.id] }));
    if (rest.length === 0) return reports;
    return [...reports, { code, message: more(rest.length), ids: rest.map(({ task }) => tasks[task]!.id).sort() }];
  };

  /** 1 for what a report is about already, with all inside it. */
  const isTold = new Uint8Array(count);
  const deadlines: Finding[] = [];
  const conflicts: Finding[] = [];
  for (let i = 0; i < count; i += 1) {
    const deadline = inputs.deadline[i]!;
    const finish = dates.finish[i]!;
    if (finish > deadline) {
      isTold[i] = 1;
      const late = between(deadline, finish);
      const tell = () => {
        const by = dateWords(deadline, finish);
        const end = late > 0 ? ` (${long(late)} late)` : "";
        return Number.isNaN(inputs.actualFinish[i]!)
          ? `${named(i)} can't finish by ${by}: ${because(i, deadline)}${end}.`
          : `${named(i)} was to finish by ${by}: ${because(i, deadline)}${end}.`;
      };
      deadlines.push({ task: i, late, tell });
    }
    const date = early.conflicts[i]!;
    if (!Number.isNaN(date)) {
      isTold[i] = 1;
      const late = between(date, dates.earlyFinish[i]!);
      const must = MUST[inputs.constraint[i]!]!;
      const kept = inputs.honourConstraints ? "The constraint was kept" : "The dependencies were kept";
      const tell = () => {
        const driver = driverOf(i);
        let why = "what comes before it ends too late";
        if (driver?.kind === "link") {
          const from = links.predecessor[driver.link]!;
          const isEnd = links.type[driver.link] === FS || links.type[driver.link] === FF;
          const at = isEnd ? dates.finish[from]! : dates.start[from]!;
          why = `${named(from)} ${isEnd ? "ends" : "starts"} on ${dateWords(at, date)}`;
        } else if (driver?.kind === "project-start") {
          why = `the project starts on ${dateWords(driver.at, date)}`;
        } else if (driver?.kind === "status-date") {
          why = `what isn't done goes on at the status date, ${dateWords(driver.at, date)}`;
        }
        return `${named(i)} ${must} ${dateWords(date, driver?.at ?? date)}, but ${why}. ${kept}.`;
      };
      conflicts.push({ task: i, late, tell });
    }
  }
  const isCovered = (i: number): boolean => {
    for (let at = i; at >= 0; at = parent[at]!) if (isTold[at]) return true;
    return false;
  };

  const reports = [
    ...bounded("deadline-missed", deadlines, (more) => `${more} more tasks can't finish by their deadlines.`),
    ...bounded("constraint-conflict", conflicts, (more) => `${more} more constraints contradict what comes before.`),
  ];
  const { projectFinish } = inputs;
  if (early.projectFinish > projectFinish) {
    const last = lastOf(net, dates.finish);
    const ends = dateWords(early.projectFinish, projectFinish);
    const message = `The plan can't end by ${dateWords(projectFinish, early.projectFinish)}: ${named(last)} ends on ${ends}.`;
    reports.push({ code: "finish-missed", message, ids: [tasks[last]!.id] });
    return reports; // All else that is too late is so by this.
  }

  // S39: tasks with negative float that nothing told so far explains; of a chain, the one that it comes from.
  const squeezed: Finding[] = [];
  for (let i = 0; i < count; i += 1) {
    if (isSummary[i] || slack.isDone[i] || slack.total[i]! >= 0 || dates.finish[i]! >= LAST || isCovered(i)) continue;
    let isPassedOn = false;
    let waiting = -1;
    for (let level = i; level >= 0 && !isPassedOn; level = parent[level]!) {
      for (let k = outHead[level]!; k < outHead[level + 1]!; k += 1) {
        const to = links.successor[outLinks[k]!]!;
        if (slack.isDone[to]) continue;
        const hasBegun = !isSummary[to] && !Number.isNaN(inputs.actualStart[to]!);
        if (hasBegun && dates.resume[to]! < dates.finish[i]!) {
          if (waiting < 0 || tasks[to]!.id < tasks[waiting]!.id) waiting = to;
        } else if (slack.total[to]! < 0) isPassedOn = true;
      }
    }
    if (isPassedOn && waiting < 0) continue;
    const summary = cappedAbove(net, inputs, i, dates.finish[i]!);
    const finish = dates.finish[i]!;
    const tell = () => {
      if (waiting >= 0) {
        const on = dateWords(dates.resume[waiting]!, finish);
        return `${named(i)} ends on ${dateWords(finish, dates.resume[waiting]!)}, but ${named(waiting)}, which waits for it, goes on on ${on}.`;
      }
      const short = long(-slack.total[i]!);
      if (summary < 0) return `${named(i)} has to be done ${short} earlier than it can: ${because(i, finish)}.`;
      const limit = inputs.constraintDate[summary]!;
      return `${named(i)} can't finish by ${dateWords(limit, finish)}, as its summary ${named(summary)} must: ${because(i, limit)} (${short} late).`;
    };
    squeezed.push({ task: i, late: -slack.total[i]!, tell });
  }
  reports.push(
    ...bounded("negative-float", squeezed, (more) => `${more} more tasks have to be done earlier than they can.`),
  );
  return reports;
}

/** The leaf that ends last; of several the one with the smallest id. */
function lastOf({ tasks, isSummary }: Network, finish: Float64Array): number {
  let last = -1;
  for (let i = 0; i < tasks.length; i += 1) {
    if (isSummary[i]) continue;
    const isBetter = last < 0 || finish[i]! > finish[last]!;
    if (isBetter || (finish[i] === finish[last] && tasks[i]!.id < tasks[last]!.id)) last = i;
  }
  return last;
}

/** The nearest summary above `i` that must finish before `finish` (S36), or -1. */
function cappedAbove({ parent }: Network, inputs: Inputs, i: number, finish: number): number {
  for (let at = parent[i]!; at >= 0; at = parent[at]!) {
    if (inputs.constraint[at] === "FNLT" && inputs.constraintDate[at]! < finish) return at;
  }
  return -1;
}
