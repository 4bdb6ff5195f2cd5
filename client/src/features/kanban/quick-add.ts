// What is typed into a quick-add field: a title, and words that mean something. `@name`,
// `#label`, `!high`, a day and a duration are taken out of the text as chips; a name nobody has, and
// a word one put back, stays text. Pure; today is an argument.

import {
  MINUTES_PER_DAY,
  civilFromDays,
  daysFromCivil,
  formatLocalDate,
  parseLocalDate,
} from "@entente/shared/model/time";
import type { LocalDateTime } from "@entente/shared/model/time";
import { parseDuration } from "@entente/shared/model/duration";
import { PRIORITIES } from "@entente/shared/model/plan";
import type { Label, Person, Priority, Task } from "@entente/shared/model/plan";
import type { LabelId, PersonId } from "@entente/shared/model/ids";
import { fold } from "./board-filter.ts";

export type ChipMeaning =
  | { readonly kind: "person"; readonly id: PersonId }
  | { readonly kind: "label"; readonly id: LabelId }
  | { readonly kind: "priority"; readonly priority: Priority }
  | { readonly kind: "deadline"; readonly date: LocalDateTime }
  | { readonly kind: "duration"; readonly minutes: number; readonly elapsed: boolean };

export type Chip = ChipMeaning & {
  /** What the chip shows. */
  readonly text: string;
  /** The words as they were typed: what removing the chip puts back. */
  readonly source: string;
};

export interface TokenContext {
  readonly people: readonly Person[];
  readonly labels: readonly Label[];
  /** Days since 1970-01-01. */
  readonly today: number;
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly dateWords: (minutes: number) => string;
  /** Words that were put back as text. */
  readonly literal: ReadonlySet<string>;
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The day that `words` (lower case) name, seen from `today`; null when they name none. */
export function parseDay(words: string, today: number): number | null {
  if (words === "today") return today;
  if (words === "tomorrow") return today + 1;
  if (words === "next week") return today + (7 - ((today + 3) % 7));
  const iso = parseLocalDate(words);
  if (iso !== null) return iso;
  const ahead = /^in (\d{1,3}) (day|week)s?$/.exec(words);
  if (ahead) return today + Number(ahead[1]) * (ahead[2] === "week" ? 7 : 1);
  const weekday = /^(?:next |on )?(\p{L}{3,9})$/u.exec(words)?.[1];
  const at = weekday ? WEEKDAYS.findIndex((day) => day === weekday || day.slice(0, 3) === weekday) : -1;
  // 1970-01-01 was a Thursday. Its own name means the next one.
  if (at >= 0) return today + ((((at - (today + 4)) % 7) + 7) % 7) + ((at - (today + 4)) % 7 === 0 ? 7 : 0);
  const named = /^(\d{1,2}) (\p{L}{3,9})$/u.exec(words) ?? /^(\p{L}{3,9}) (\d{1,2})$/u.exec(words);
  if (!named) return null;
  const [day, name] = /\d/.test(named[1]!) ? [Number(named[1]), named[2]!] : [Number(named[2]), named[1]!];
  const month = MONTHS.findIndex((each) => name.startsWith(each)) + 1;
  if (month === 0 || day < 1) return null;
  const { year } = civilFromDays(today);
  const date = [year, year + 1].map((each) => daysFromCivil(each, month, day)).find((each) => each >= today);
  return date !== undefined && civilFromDays(date).day === day ? date : null;
}

function findNamed<T extends { readonly name: string }>(
  list: readonly T[],
  rest: string,
): { found: T; length: number } | null {
  const folded = fold(rest);
  let best: T | null = null;
  for (const each of list) {
    const name = fold(each.name);
    const isHere = name !== "" && folded.startsWith(name) && /^(?:\s|$)/u.test(folded.slice(name.length));
    if (isHere && name.length > (best ? fold(best.name).length : 0)) best = each;
  }
  if (best) return { found: best, length: best.name.length };
  const word = /^\S+/u.exec(rest)?.[0] ?? "";
  const wanted = fold(word);
  const near = wanted === "" ? [] : list.filter((each) => fold(each.name).split(/\s+/u).includes(wanted));
  return near.length === 1 ? { found: near[0]!, length: word.length } : null;
}

/** The chip that begins `rest` (the text from a word on), and how much of it it takes. */
function tokenAt(
  rest: string,
  context: TokenContext,
): { readonly chip: ChipMeaning & { readonly text: string }; readonly length: number } | null {
  const mark = rest[0];
  if (mark === "@" || mark === "#") {
    const named = mark === "@" ? findNamed(context.people, rest.slice(1)) : findNamed(context.labels, rest.slice(1));
    if (!named) return null;
    const text = named.found.name;
    const chip =
      mark === "@"
        ? { kind: "person" as const, id: named.found.id as PersonId, text }
        : { kind: "label" as const, id: named.found.id as LabelId, text };
    return { chip, length: named.length + 1 };
  }
  const words = /^(\S+)(?:\s+(\S+))?(?:\s+(\S+))?/u.exec(rest);
  if (!words) return null;
  const first = words[1]!;
  if (mark === "!") {
    const priority = PRIORITIES.find((each) => each !== "none" && each === first.slice(1).toLowerCase());
    return priority
      ? {
          chip: { kind: "priority", priority, text: priority[0]!.toUpperCase() + priority.slice(1) },
          length: first.length,
        }
      : null;
  }
  for (const count of [3, 2, 1]) {
    const parts = words.slice(1, count + 1);
    if (parts.some((part) => part === undefined)) continue;
    const day = parseDay(parts.join(" ").toLowerCase(), context.today);
    if (day === null) continue;
    const length =
      count === 1 ? first.length : new RegExp(`^\\S+(?:\\s+\\S+){${count - 1}}`, "u").exec(rest)![0].length;
    const text = context.dateWords(day * MINUTES_PER_DAY);
    return { chip: { kind: "deadline", date: `${formatLocalDate(day)}T17:00` as LocalDateTime, text }, length };
  }
  if (!/^\d+(?:[.,]\d+)?(?:min|h|d|w|ed)$/iu.test(first)) return null;
  const duration = parseDuration(first, context);
  return duration
    ? {
        chip: { kind: "duration", minutes: duration.minutes, elapsed: duration.elapsed, text: first },
        length: first.length,
      }
    : null;
}

/** Of these a card has one; a second one stays text. */
const SINGLE: ReadonlySet<Chip["kind"]> = new Set(["priority", "deadline", "duration"]);

const isSame = (a: ChipMeaning, b: ChipMeaning) =>
  a.kind === b.kind && (SINGLE.has(a.kind) || ("id" in a && "id" in b && a.id === b.id));

/**
 * Takes the words that mean something out of `text`. While one is typing (`isFinal` false) the last
 * word isn't finished and stays.
 */
export function takeChips(
  text: string,
  chips: readonly Chip[],
  context: TokenContext,
  isFinal: boolean,
): { readonly text: string; readonly chips: readonly Chip[] } {
  let rest = text;
  let kept = "";
  const all = [...chips];
  while (rest !== "") {
    const space = /^\s+/u.exec(rest)?.[0] ?? "";
    kept += space;
    rest = rest.slice(space.length);
    const token = rest === "" ? null : tokenAt(rest, context);
    const source = token ? rest.slice(0, token.length) : "";
    const isFinished = token !== null && (isFinal || rest.length > token.length);
    const isWanted =
      token && isFinished && !context.literal.has(source) && !all.some((chip) => isSame(chip, token.chip));
    if (token && isWanted) {
      all.push({ ...token.chip, source } as Chip);
      rest = rest.slice(token.length).replace(/^\s/u, "");
      continue;
    }
    const word = /^\S+/u.exec(rest)?.[0] ?? "";
    kept += word;
    rest = rest.slice(word.length);
  }
  return { text: kept, chips: all };
}

/** What the chips make of a new card. */
export function chipFields(
  chips: readonly Chip[],
): Partial<Pick<Task, "assignees" | "labels" | "priority" | "deadline" | "durationMinutes" | "elapsed">> {
  const fields: {
    -readonly [K in "assignees" | "labels" | "priority" | "deadline" | "durationMinutes" | "elapsed"]?: Task[K];
  } = {};
  const people = chips.flatMap((chip) => (chip.kind === "person" ? [chip.id] : []));
  const labels = chips.flatMap((chip) => (chip.kind === "label" ? [chip.id] : []));
  if (people.length > 0) fields.assignees = people;
  if (labels.length > 0) fields.labels = labels;
  for (const chip of chips) {
    if (chip.kind === "priority") fields.priority = chip.priority;
    else if (chip.kind === "deadline") fields.deadline = chip.date;
    else if (chip.kind === "duration") {
      fields.durationMinutes = chip.minutes;
      fields.elapsed = chip.elapsed;
    }
  }
  return fields;
}

/** The unfinished `@`, `#` or `!` word that ends at the caret. */
export function openToken(
  text: string,
  caret: number,
): { readonly mark: "@" | "#" | "!"; readonly query: string; readonly from: number } | null {
  const match = /(?:^|\s)([@#!])([^\s@#!]*(?: [^\s@#!]*)?)$/u.exec(text.slice(0, caret));
  if (!match) return null;
  const query = match[2]!;
  return { mark: match[1] as "@" | "#" | "!", query, from: caret - query.length - 1 };
}
