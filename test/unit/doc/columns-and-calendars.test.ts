// Columns, calendars and settings on one replica.

import { describe, expect, test } from "vitest";
import { addCalendar, removeException, setCalendar, setException } from "@entente/shared/doc/calendars";
import { addColumn, archiveColumn, moveColumn, restoreColumn, setColumn } from "@entente/shared/doc/columns";
import { createPlanDocument, STANDARD_CALENDAR } from "@entente/shared/doc/create-plan";
import { readPlan } from "@entente/shared/doc/read-plan";
import { setSettings } from "@entente/shared/doc/settings";
import type { CalendarId, ColumnId } from "@entente/shared/model/ids";
import type { LocalDate } from "@entente/shared/model/time";
import { expectRefusal } from "./support/refusal.ts";
import { columnIds, createTestPlan, START } from "./support/replicas.ts";
import type * as Y from "yjs";

const date = (text: string) => text as LocalDate;
const names = (doc: Y.Doc) => columnIds(doc).map((id) => readPlan(doc).plan.columns.get(id)?.name);
const calendarOf = (doc: Y.Doc, id: CalendarId) => readPlan(doc).plan.calendars.get(id);

describe("columns", () => {
  test("D17 a new column is last unless it is put beside another", () => {
    const doc = createTestPlan();
    const [todo, doing] = columnIds(doc) as [ColumnId, ColumnId];
    addColumn(doc, { name: "Shipped", countsAsDone: true });
    addColumn(doc, { name: "Ready", before: doing });
    moveColumn(doc, todo, { after: doing });
    expect(names(doc)).toEqual(["Ready", "In progress", "To do", "Review", "Done", "Shipped"]);
  });

  test("D17 name, WIP limit and what counts as done are set", () => {
    const doc = createTestPlan();
    const [, doing] = columnIds(doc) as [ColumnId, ColumnId];
    setColumn(doc, doing, { name: "Doing 🔨", wipLimit: 3, countsAsDone: true });
    expect(readPlan(doc).plan.columns.get(doing)).toMatchObject({ name: "Doing 🔨", wipLimit: 3, countsAsDone: true });
    setColumn(doc, doing, { wipLimit: null, color: "teal" });
    expect(readPlan(doc).plan.columns.get(doing)).toMatchObject({ wipLimit: null, color: "teal" });
    setColumn(doc, doing, { color: null });
    expect(readPlan(doc).plan.columns.get(doing)?.color).toBeNull();
  });

  test("D18 a nameless column, a limit of none, and archiving the last column are refused", () => {
    const doc = createPlanDocument({ name: "x", start: START, columns: [{ name: "one" }, { name: "two" }] });
    const [one, two] = columnIds(doc) as [ColumnId, ColumnId];
    archiveColumn(doc, one);
    expectRefusal(doc, "last-column", () => archiveColumn(doc, two));
    expectRefusal(doc, "bad-value", () => addColumn(doc, { name: "" }));
    expectRefusal(doc, "bad-value", () => setColumn(doc, two, { wipLimit: 0 }));
    expectRefusal(doc, "bad-value", () => setColumn(doc, two, { color: "mauve" as never }));
    expectRefusal(doc, "unknown-column", () => setColumn(doc, "gone" as ColumnId, { name: "x" }));
    restoreColumn(doc, one);
    expect(readPlan(doc).plan.columns.get(one)?.archived).toBe(false);
  });
});

describe("calendars", () => {
  const NIGHT = [
    [0, 360],
    [1320, 1440],
  ] as const;

  test("D17 a derived calendar sets some days and leaves the others to its base", () => {
    const doc = createTestPlan();
    const id = addCalendar(doc, {
      name: "Night",
      base: STANDARD_CALENDAR,
      week: [null, NIGHT, null, null, null, [], null],
    });
    expect(calendarOf(doc, id)?.week).toEqual([null, NIGHT, null, null, null, [], null]);
    setCalendar(doc, id, { name: "Nights", week: [null, null, NIGHT, null, null, [], null] });
    expect(calendarOf(doc, id)).toMatchObject({ name: "Nights", base: STANDARD_CALENDAR });
    expect(calendarOf(doc, id)?.week).toEqual([null, null, NIGHT, null, null, [], null]);
  });

  test("D17 exceptions are added, replaced and removed, and read in order of their days", () => {
    const doc = createTestPlan();
    const christmas = setException(doc, STANDARD_CALENDAR, {
      name: "Noël",
      from: date("2026-12-25"),
      to: date("2026-12-26"),
      shifts: [],
    });
    const may = setException(doc, STANDARD_CALENDAR, {
      name: "May",
      from: date("2026-05-01"),
      to: date("2026-05-01"),
      shifts: [],
    });
    setException(doc, STANDARD_CALENDAR, {
      id: may,
      name: "Half a day",
      from: date("2026-05-01"),
      to: date("2026-05-01"),
      shifts: [[480, 720]],
    });
    expect(calendarOf(doc, STANDARD_CALENDAR)?.exceptions.map(({ name, shifts }) => [name, shifts])).toEqual([
      ["Half a day", [[480, 720]]],
      ["Noël", []],
    ]);
    removeException(doc, STANDARD_CALENDAR, christmas);
    expect(calendarOf(doc, STANDARD_CALENDAR)?.exceptions.map(({ id }) => id)).toEqual([may]);
  });

  test("D15 an exception whose days can't be read is left out, not taken for all days between", () => {
    const doc = createTestPlan();
    const year = { name: "", from: date("2026-01-01"), to: date("2026-12-31"), shifts: [] };
    const fridays = { unit: "week", step: 2, times: null, weekdays: [5] } as const;
    const id = setException(doc, STANDARD_CALENDAR, { ...year, repeat: fridays });
    expect(calendarOf(doc, STANDARD_CALENDAR)?.exceptions).toEqual([{ id, ...year, repeat: fridays }]);
    for (const repeat of [{ unit: "week", step: 1, weekdays: [9] }, { unit: "year", month: 13, on: 1 }, "weekly"]) {
      expectRefusal(doc, "bad-value", () => setException(doc, STANDARD_CALENDAR, { ...year, repeat: repeat as never }));
      const fields = doc.getMap<Y.Map<unknown>>("calendars").get(STANDARD_CALENDAR);
      fields?.set(`exception/${id}`, { ...year, repeat });
      expect(calendarOf(doc, STANDARD_CALENDAR)?.exceptions).toEqual([]);
    }
  });

  test("D18 hours that overlap or leave the day, days in the wrong order and circles of bases are refused", () => {
    const doc = createTestPlan();
    const night = addCalendar(doc, { name: "Night", base: STANDARD_CALENDAR });
    const week = (shifts: unknown) => [null, shifts, null, null, null, null, null] as never;
    expectRefusal(doc, "bad-value", () =>
      setCalendar(doc, night, {
        week: week([
          [480, 720],
          [700, 800],
        ]),
      }),
    );
    expectRefusal(doc, "bad-value", () => setCalendar(doc, night, { week: week([[480, 1500]]) }));
    expectRefusal(doc, "bad-value", () => setCalendar(doc, night, { week: [] }));
    expectRefusal(doc, "bad-value", () =>
      setException(doc, night, { name: "", from: date("2026-05-02"), to: date("2026-05-01"), shifts: [] }),
    );
    expectRefusal(doc, "calendar-cycle", () => setCalendar(doc, STANDARD_CALENDAR, { base: night }));
    expectRefusal(doc, "unknown-calendar", () => addCalendar(doc, { name: "x", base: "gone" as CalendarId }));
    expectRefusal(doc, "unknown-exception", () => removeException(doc, night, "gone"));
  });
});

describe("settings", () => {
  test("D17 settings are set one by one, locales in canonical form", () => {
    const doc = createTestPlan();
    setSettings(doc, { name: "Relaunch", locale: "fr-ch", currency: "CHF", honourConstraints: false });
    expect(readPlan(doc).plan.settings).toMatchObject({
      name: "Relaunch",
      locale: "fr-CH",
      currency: "CHF",
      honourConstraints: false,
      start: START,
    });
  });

  test("D18 impossible settings are refused", () => {
    const doc = createTestPlan();
    expectRefusal(doc, "bad-value", () => setSettings(doc, { name: "" }));
    expectRefusal(doc, "bad-value", () => setSettings(doc, { locale: "no locale" }));
    expectRefusal(doc, "bad-value", () => setSettings(doc, { currency: "euro" }));
    expectRefusal(doc, "bad-value", () => setSettings(doc, { minutesPerDay: 0 }));
    expectRefusal(doc, "unknown-calendar", () => setSettings(doc, { calendar: "gone" as CalendarId }));
  });
});
