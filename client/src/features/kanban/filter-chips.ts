// A filter as chips, and what can be added to it, in words. Pure.

import { PRIORITIES } from "@entente/shared/model/plan";
import type { Label, Person, Priority } from "@entente/shared/model/plan";
import { labelColor } from "../../ui/label-color.ts";
import { personColor } from "../../ui/person-color.ts";
import { DUE_KINDS, fold, NONE } from "./board-filter.ts";
import type { BoardFilter, DueKind } from "./board-filter.ts";
import type { Completion } from "./useCompletions.ts";

const DUE_WORDS: Readonly<Record<DueKind, string>> = {
  overdue: "Overdue",
  today: "Due today",
  week: "Due within a week",
  none: "No deadline",
};
const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  urgent: "Urgent",
  high: "High priority",
  medium: "Medium priority",
  low: "Low priority",
  none: "No priority",
};

export interface FilterNames {
  readonly people: readonly Person[];
  readonly labels: readonly Label[];
}

export interface FilterChip {
  readonly key: string;
  readonly text: string;
  readonly color?: string;
  /** The filter without it. */
  readonly without: BoardFilter;
}

/** The parts of a filter in the order in which they are shown. */
export function filterChips(filter: BoardFilter, { people, labels }: FilterNames): FilterChip[] {
  const chips: FilterChip[] = [];
  const drop = <T>(list: readonly T[], value: T) => list.filter((each) => each !== value);
  if (filter.text) chips.push({ key: "q", text: `“${filter.text}”`, without: { ...filter, text: "" } });
  if (filter.mine) chips.push({ key: "mine", text: "Mine", without: { ...filter, mine: false } });
  for (const id of filter.people) {
    const person = people.find((each) => each.id === id);
    const text = id === NONE ? "Nobody" : (person?.name ?? "Somebody unknown");
    const color = person ? { color: personColor(person.userId ?? id) } : {};
    chips.push({ key: `@${id}`, text, ...color, without: { ...filter, people: drop(filter.people, id) } });
  }
  for (const id of filter.labels) {
    const label = labels.find((each) => each.id === id);
    const text = id === NONE ? "No label" : (label?.name ?? "An unknown label");
    const color = label ? { color: labelColor(label.color) } : {};
    chips.push({ key: `#${id}`, text, ...color, without: { ...filter, labels: drop(filter.labels, id) } });
  }
  for (const id of filter.priorities) {
    const without = { ...filter, priorities: drop(filter.priorities, id) };
    chips.push({ key: `!${id}`, text: PRIORITY_WORDS[id], without });
  }
  for (const id of filter.due) {
    chips.push({ key: id, text: DUE_WORDS[id], without: { ...filter, due: drop(filter.due, id) } });
  }
  if (filter.blocked) chips.push({ key: "blocked", text: "Blocked", without: { ...filter, blocked: false } });
  return chips;
}

export interface FilterOffer extends Completion {
  readonly filter: BoardFilter;
}

const MOST_OFFERED = 12;

/** What adding to `filter` could mean when one types `text`. */
export function filterOffers(filter: BoardFilter, text: string, { people, labels }: FilterNames): FilterOffer[] {
  const wanted = fold(text.replace(/^[@#!]/u, "").trim());
  const mark = /^[@#!]/u.exec(text)?.[0];
  const offers: (FilterOffer & { readonly mark: string })[] = [];
  if (!filter.mine) offers.push({ key: "mine", label: "Mine", mark: "@", filter: { ...filter, mine: true } });
  for (const { id, name, userId } of [...people, { id: NONE, name: "Nobody", userId: null }]) {
    if (filter.people.includes(id)) continue;
    const color = id === NONE ? {} : { color: personColor(userId ?? id) };
    const next = { ...filter, people: [...filter.people, id] };
    offers.push({ key: `@${id}`, label: name, hint: "Person", ...color, mark: "@", filter: next });
  }
  for (const { id, name, color } of [...labels, { id: NONE, name: "No label", color: null }]) {
    if (filter.labels.includes(id)) continue;
    const dot = color ? { color: labelColor(color) } : {};
    const next = { ...filter, labels: [...filter.labels, id] };
    offers.push({ key: `#${id}`, label: name, hint: "Label", ...dot, mark: "#", filter: next });
  }
  for (const id of PRIORITIES.toReversed()) {
    if (filter.priorities.includes(id)) continue;
    const next = { ...filter, priorities: [...filter.priorities, id] };
    offers.push({ key: `!${id}`, label: PRIORITY_WORDS[id], hint: "Priority", mark: "!", filter: next });
  }
  for (const id of DUE_KINDS) {
    if (filter.due.includes(id)) continue;
    offers.push({
      key: id,
      label: DUE_WORDS[id],
      hint: "Due",
      mark: "",
      filter: { ...filter, due: [...filter.due, id] },
    });
  }
  if (!filter.blocked)
    offers.push({ key: "blocked", label: "Blocked", mark: "", filter: { ...filter, blocked: true } });
  const found = offers.filter(
    (offer) => offer.label !== "" && (mark === undefined || offer.mark === mark) && fold(offer.label).includes(wanted),
  );
  const byText = { key: "q", label: `Title contains “${text.trim()}”`, filter: { ...filter, text: text.trim() } };
  if (text.trim() === "") return firstOfEachKind(found);
  return mark === undefined ? [byText, ...found.slice(0, MOST_OFFERED)] : found.slice(0, MOST_OFFERED);
}

/** Nobody typed yet: a few of each kind show what there is. */
function firstOfEachKind(offers: readonly (FilterOffer & { readonly mark: string })[]): FilterOffer[] {
  const seen = new Map<string, number>();
  return offers.filter((offer) => {
    const kind = offer.hint ?? offer.key;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= 5;
  });
}
