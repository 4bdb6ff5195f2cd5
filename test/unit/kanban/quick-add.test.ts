// What is typed and pasted into a quick-add field means, without a screen.

import { leftWords, parsePasted } from "../../../client/src/ui/pasted-lines.ts";
import { describe, expect, it } from "vitest";
import { parseLocalDate } from "@entente/shared/model/time";
import type { Label, Person } from "@entente/shared/model/plan";
import { chipFields, openToken, parseDay, takeChips } from "../../../client/src/features/kanban/quick-add.ts";
import type { Chip, TokenContext } from "../../../client/src/features/kanban/quick-add.ts";

/** A Thursday. */
const today = parseLocalDate("2026-11-12")!;
const context: TokenContext = {
  people: [
    { id: "ana", name: "Ana Ruiz" },
    { id: "anna", name: "Anna" },
    { id: "ben", name: "Ben Okafor" },
    { id: "ben2", name: "Ben Li" },
  ] as unknown as Person[],
  labels: [{ id: "design", name: "design" }] as unknown as Label[],
  today,
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  dateWords: (minutes) => `day ${minutes / 1440 - today}`,
  literal: new Set(),
};
const take = (text: string, isFinal = true, chips: readonly Chip[] = []) => takeChips(text, chips, context, isFinal);
const words = (chips: readonly Chip[]) => chips.map(({ kind, text }) => `${kind} ${text}`);

const titlesOf = (text: string) => parsePasted(text).lines.map(({ title }) => title);

describe("lines", () => {
  it("make a card each, without their list marks", () => {
    expect(titlesOf("One\r\n\n  - Two\n2. Three\n* [x] Four\n<img onerror>\n")).toEqual([
      "One",
      "Two",
      "Three",
      "Four",
      "<img onerror>",
    ]);
  });

  it("are at most 500, with 10,000 characters each", () => {
    expect(titlesOf("x\n".repeat(900))).toHaveLength(500);
    expect(titlesOf("y".repeat(20_000))[0]).toHaveLength(10_000);
    expect(leftWords(parsePasted("x\n".repeat(900)).left)).toBe(" 400 lines more were left out: paste the rest next.");
    expect(leftWords(0)).toBe("");
  });

  it.each([
    ["tabs", "A\n\tB\n\t\tC\n\tD\nE", [0, 1, 2, 1, 0]],
    ["spaces of any width", "A\n  B\n     C\n  D\n C", [0, 1, 2, 1, 1]],
    ["list marks", "- A\n  - B\n    1. C\n- D", [0, 1, 2, 0]],
    ["an indented list", "    A\n      B\n    C", [0, 1, 0]],
    ["one that goes back further than it came", "  A\nB\n  C", [0, 0, 1]],
  ])("stand as deep as they are indented by %s", (_what, text, depths) => {
    expect(parsePasted(text).lines.map(({ depth }) => depth)).toEqual(depths);
  });
});

describe("words", () => {
  it("that mean something become chips, the rest stays the title", () => {
    const { text, chips } = take("Call @ana Ruiz about #design !high tomorrow 3d please");
    expect(text).toBe("Call about please");
    expect(words(chips)).toEqual(["person Ana Ruiz", "label design", "priority High", "deadline day 1", "duration 3d"]);
    expect(chipFields(chips)).toEqual({
      assignees: ["ana"],
      labels: ["design"],
      priority: "high",
      deadline: "2026-11-13T17:00",
      durationMinutes: 1440,
      elapsed: false,
    });
  });

  it("are taken by a first name only when one person has it", () => {
    expect(words(take("@ana x").chips)).toEqual(["person Ana Ruiz"]);
    expect(words(take("@anna x").chips)).toEqual(["person Anna"]);
    expect(take("@ben x")).toEqual({ text: "@ben x", chips: [] });
    expect(words(take("@ben li x").chips)).toEqual(["person Ben Li"]);
    expect(words(take("@okafor x").chips)).toEqual(["person Ben Okafor"]);
  });

  it.each(["@nobody", "#nothing", "!soon", "mail@ana.example", "a#design", "3dx", "<script>@</script>", "@", "#", "!"])(
    "that name nothing stay text: %s",
    (text) => {
      expect(take(text)).toEqual({ text, chips: [] });
    },
  );

  it("wait until they are finished while one is typing", () => {
    expect(take("Call @anna", false)).toEqual({ text: "Call @anna", chips: [] });
    expect(words(take("Call @anna ", false).chips)).toEqual(["person Anna"]);
    expect(take("Call @anna ", false).text).toBe("Call ");
  });

  it("of which a card has one stay text the second time, as do those that were put back", () => {
    expect(take("!high !low").text).toBe("!low");
    expect(take("today tomorrow").text).toBe("tomorrow");
    const back = takeChips("today @anna", [], { ...context, literal: new Set(["today"]) }, true);
    expect([back.text, words(back.chips)]).toEqual(["today ", ["person Anna"]]);
  });

  it("leave spaces and lines of an ordinary title as they are", () => {
    expect(take("A  title, with  gaps ", false).text).toBe("A  title, with  gaps ");
  });
});

it.each([
  ["today", 0],
  ["tomorrow", 1],
  ["fri", 1],
  ["thursday", 7],
  ["next week", 4],
  ["in 3 days", 3],
  ["in 2 weeks", 14],
  ["2026-12-01", 19],
  ["1 dec", 19],
  ["december 1", 19],
  ["11 nov", 364],
])("reads %s as the day %i days from now", (text, days) => {
  expect(parseDay(text, today)).toBe(today + days);
});

it.each(["31 feb", "0 nov", "yesterday", "12", "month", "2026-13-01", "in 5 years"])("reads no day in %s", (text) => {
  expect(parseDay(text, today)).toBeNull();
});

it("knows the unfinished name before the caret", () => {
  expect(openToken("Call @an", 8)).toEqual({ mark: "@", query: "an", from: 5 });
  expect(openToken("Call @ana ru", 12)).toEqual({ mark: "@", query: "ana ru", from: 5 });
  expect(openToken("#", 1)).toEqual({ mark: "#", query: "", from: 0 });
  expect(openToken("a@b", 3)).toBeNull();
  expect(openToken("plain", 5)).toBeNull();
});
