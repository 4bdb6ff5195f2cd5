// The filter of the board: in the address, as chips, and against cards.

import { expect, it } from "vitest";
import type { Label, Person, Task } from "@entente/shared/model/plan";
import { parseLocalDateTime } from "@entente/shared/model/time";
import {
  createMatcher,
  isFiltering,
  NO_FILTER,
  NONE,
  parseFilter,
  withFilter,
} from "../../../client/src/features/kanban/board-filter.ts";
import type { BoardFilter } from "../../../client/src/features/kanban/board-filter.ts";
import { filterChips, filterOffers } from "../../../client/src/features/kanban/filter-chips.ts";

const FULL: BoardFilter = {
  text: "logo",
  people: ["ana", NONE],
  labels: ["red"],
  priorities: ["high", "urgent"],
  due: ["overdue", "week"],
  blocked: true,
  mine: true,
};
const names = {
  people: [{ id: "ana", name: "Ana", userId: null }] as unknown as Person[],
  labels: [{ id: "red", name: "Red & <b>bold</b>", color: "red" }] as unknown as Label[],
};
const nowMinutes = parseLocalDateTime("2026-11-12T12:00")!;
const context = { me: ["ana"], nowMinutes };
const task = (fields: Partial<Record<keyof Task, unknown>>) =>
  ({
    title: "A logo",
    assignees: [],
    labels: [],
    priority: "none",
    deadline: null,
    blocked: null,
    percentComplete: 0,
    ...fields,
  }) as unknown as Task;
const meets = (filter: Partial<BoardFilter>, fields: Partial<Record<keyof Task, unknown>> = {}) =>
  createMatcher({ ...NO_FILTER, ...filter }, context)(task(fields));

it("comes back from the address as it went, and leaves the rest of the address alone", () => {
  const query = withFilter({ task: "t", lanes: "person", q: "old" }, FULL);
  expect(query).toMatchObject({ task: "t", lanes: "person", q: "logo", blocked: "1" });
  expect(parseFilter(query)).toEqual({ ...FULL, priorities: ["high", "urgent"] });
  expect(withFilter(query, NO_FILTER)).toEqual({ task: "t", lanes: "person" });
  expect(isFiltering(NO_FILTER)).toBe(false);
  expect(isFiltering(FULL)).toBe(true);
});

it("reads anything else in the address as no filter", () => {
  const odd = { q: [null], who: [1, ""], label: {}, priority: "highest", due: ["never"], blocked: "yes", mine: true };
  expect(parseFilter(odd)).toEqual(NO_FILTER);
  expect(parseFilter({ who: Array.from({ length: 500 }, (_, at) => `p${at}`) }).people).toHaveLength(50);
});

it("finds words anywhere in a title, without regard to case and accents", () => {
  expect(meets({ text: "cafe LOGO" }, { title: "Logo pour le Café" })).toBe(true);
  expect(meets({ text: "logo tea" }, { title: "Logo pour le Café" })).toBe(false);
  expect(meets({ text: "<b>" }, { title: "a <b> tag" })).toBe(true);
});

it("takes several values of one kind as alternatives and asks for every kind", () => {
  expect(meets({ people: ["ana", NONE] }, { assignees: ["ana"] })).toBe(true);
  expect(meets({ people: ["ana", NONE] })).toBe(true);
  expect(meets({ people: ["ana", NONE] }, { assignees: ["ben"] })).toBe(false);
  expect(meets({ people: ["ana"], blocked: true }, { assignees: ["ana"] })).toBe(false);
  expect(meets({ people: ["ana"], blocked: true }, { assignees: ["ana"], blocked: "" })).toBe(true);
  expect(meets({ mine: true }, { assignees: ["ana"] })).toBe(true);
  expect(meets({ mine: true }, { assignees: ["ben"] })).toBe(false);
  expect(meets({ labels: [NONE] }, { labels: ["red"] })).toBe(false);
  expect(meets({ priorities: ["high"] }, { priority: "high" })).toBe(true);
});

it.each([
  ["overdue", "2026-11-12T11:00", true],
  ["overdue", "2026-11-12T17:00", false],
  ["today", "2026-11-12T17:00", true],
  ["today", "2026-11-13T00:00", false],
  ["week", "2026-11-18T17:00", true],
  ["week", "2026-11-19T17:00", false],
  ["none", "2026-11-19T17:00", false],
] as const)("due %s at %s: %s", (due, deadline, expected) => {
  expect(meets({ due: [due] }, { deadline })).toBe(expected);
});

it("takes nothing done for overdue and a card without a deadline for one", () => {
  expect(meets({ due: ["overdue"] }, { deadline: "2026-11-01T17:00", percentComplete: 100 })).toBe(false);
  expect(meets({ due: ["none"] })).toBe(true);
});

it("has a chip for each of its parts, and each takes only itself away", () => {
  const chips = filterChips(FULL, names);
  expect(chips.map(({ text }) => text)).toEqual([
    "“logo”",
    "Mine",
    "Ana",
    "Nobody",
    "Red & <b>bold</b>",
    "High priority",
    "Urgent",
    "Overdue",
    "Due within a week",
    "Blocked",
  ]);
  expect(filterChips(chips[3]!.without, names).map(({ text }) => text)).not.toContain("Nobody");
  let rest = FULL;
  for (let chip = filterChips(rest, names).at(-1); chip; chip = filterChips(rest, names).at(-1)) rest = chip.without;
  expect(rest).toEqual(NO_FILTER);
});

it("offers what is typed as text first, then what bears that name, and only one kind after its mark", () => {
  expect(filterOffers(NO_FILTER, "an", names).map(({ label }) => label)).toEqual(["Title contains “an”", "Ana"]);
  expect(filterOffers(NO_FILTER, "#", names).map(({ label }) => label)).toEqual(["Red & <b>bold</b>", "No label"]);
  expect(filterOffers(FULL, "@", names).map(({ label }) => label)).toEqual([]);
  expect(filterOffers(NO_FILTER, "@ana", names)[0]!.filter.people).toEqual(["ana"]);
});
