// The steps of an explanation as sentences: what gives a date, what else alone would have given it,
// and what pushed it on.

import type { TaskId } from "@entente/shared/model/ids";
import type { ConstraintType, Dependency, PlanSettings } from "@entente/shared/model/plan";
import type { Cause, Push, Step } from "@entente/shared/schedule/explain";
import { shortTitle, type GanttWords } from "../gantt-words.ts";
import { lagText } from "../link-lag.ts";

export interface WhyWordsOptions {
  readonly words: GanttWords;
  readonly settings: Pick<PlanSettings, "minutesPerDay">;
  title(task: TaskId): string;
  dependency(id: Dependency["id"]): Dependency | undefined;
  isElapsed(task: TaskId): boolean;
}

export interface WhyLine {
  readonly key: string;
  readonly task: TaskId;
  readonly title: string;
  /** "Mon 15 May, 08:00 – Fri 19 May, 17:00 · 5 d", or the one date that matters. */
  readonly when: string;
  readonly reasons: readonly string[];
}

const CONSTRAINT_WORDS: Record<ConstraintType, string> = {
  ASAP: "as soon as possible",
  ALAP: "as late as possible",
  SNET: "start no earlier than",
  SNLT: "start no later than",
  FNET: "finish no earlier than",
  FNLT: "finish no later than",
  MSO: "start on",
  MFO: "finish on",
};

/** A night between two days of work is no news. */
const NIGHT = 1440;

/** One line for each task on the chain, the one asked for first; a finish that follows from the start shares the start's. */
export function whyLines(steps: readonly Step[], options: WhyWordsOptions): WhyLine[] {
  const { words } = options;
  const lines: WhyLine[] = [];
  for (let i = 0; i < steps.length; i += 1) {
    const step = steps[i]!;
    const [first] = step.causes;
    const start = steps[i + 1];
    const isSpan = first?.kind === "duration" && start?.task === step.task && start.end === "start";
    const base = { key: `${step.end} ${step.task}`, task: step.task, title: fullTitle(options.title(step.task)) };
    if (isSpan) {
      const length = words.duration(first.minutes, options.isElapsed(step.task));
      const when = `${words.moment(start.at)} – ${words.moment(step.at)} · ${length}`;
      lines.push({ ...base, when, reasons: reasonsOf(start, options) });
      i += 1;
    } else {
      const when = `${step.end === "start" ? "Starts" : "Finishes"} ${words.moment(step.at)}`;
      lines.push({ ...base, when, reasons: reasonsOf(step, options) });
    }
  }
  return lines;
}

const fullTitle = (title: string): string => title.trim() || "Untitled task";

function reasonsOf(step: Step, options: WhyWordsOptions): string[] {
  const [first, ...others] = step.causes;
  const reasons = first ? [`${causeWords(step, first, options)}.`] : ["The dates are being computed."];
  for (const push of step.pushes) {
    if (push.kind === "levelling" || push.to - push.from > NIGHT) reasons.push(pushWords(push, options.words));
  }
  if (others.length > 0) {
    const list = others.slice(0, 3).map((cause) => causeWords(step, cause, options));
    const more = others.length > 3 ? `, and ${others.length - 3} more` : "";
    reasons.push(`Just as early for another reason: ${list.map(lowerFirst).join("; ")}${more}.`);
  }
  return reasons;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function causeWords(step: Step, cause: Cause, options: WhyWordsOptions): string {
  const { words, title } = options;
  const named = (task: TaskId) => `“${shortTitle(title(task))}”`;
  switch (cause.kind) {
    case "project-start":
      return `The project starts ${words.moment(cause.at)}, and nothing holds the task back`;
    case "status-date":
      return `What isn't done by the status date goes on ${words.moment(cause.at)}`;
    case "link":
      return linkWords(step, cause, options);
    case "constraint": {
      const whose = cause.task === step.task ? "It" : `Its summary ${named(cause.task)}`;
      return `${whose} must ${CONSTRAINT_WORDS[cause.constraint]} ${words.moment(cause.at)}`;
    }
    case "late-start":
      return "It is to start as late as possible without delaying what follows";
    case "actual-start":
      return `It was begun ${words.moment(cause.at)}`;
    case "actual-finish":
      return `It was finished ${words.moment(cause.at)}`;
    case "manual-start":
      return "It is scheduled by hand: links don't move it";
    case "child":
      return `${named(cause.child)} inside it ${step.end === "start" ? "starts first" : "finishes last"}`;
    case "duration":
      return `It starts ${words.moment(cause.at)} and takes ${words.duration(cause.minutes, options.isElapsed(step.task))}`;
  }
}

function linkWords(step: Step, cause: Extract<Cause, { kind: "link" }>, options: WhyWordsOptions): string {
  const { title, settings } = options;
  const link = options.dependency(cause.dependency);
  const lag = link ? lagText(link, settings.minutesPerDay) : "";
  const verb = cause.from === "finish" ? "finishes" : "starts";
  const event = `“${shortTitle(title(cause.predecessor))}” ${verb}`;
  const bound = cause.type[1] === "S" ? "starts" : "finishes";
  const whose =
    cause.successor === step.task
      ? bound === "starts"
        ? "It"
        : "It finishes"
      : `“${shortTitle(title(cause.successor))}”`;
  const what = whose === "It" ? "It starts" : cause.successor === step.task ? whose : `${whose} ${bound}`;
  return `${what} once ${event}${lag ? ` (${lag})` : ""}`;
}

function pushWords({ kind, from, to }: Push, words: GanttWords): string {
  return kind === "levelling"
    ? `Levelling delays it from ${words.moment(from)} to ${words.moment(to)}.`
    : `No working time from ${words.moment(from)} to ${words.moment(to)}.`;
}
