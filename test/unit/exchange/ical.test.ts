import { expect, test } from "vitest";
import { contentLine, escapeText } from "@entente/shared/exchange/ical/content-lines";
import { writeIcal } from "@entente/shared/exchange/ical/write-ical";
import { createSettingsRecord, createTaskRecord, standardCalendars } from "@entente/shared/exchange/plan-records";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan, Task } from "@entente/shared/model/plan";
import type { Schedule, ScheduledTask } from "@entente/shared/model/schedule";
import { parseLocalDateTime, type LocalDate, type LocalDateTime } from "@entente/shared/model/time";
import { HOSTILE_TEXTS, lost } from "./support.ts";

const AT = Date.UTC(2024, 0, 2, 3, 4, 5);

function scheduled(id: string, start: string, finish: string, summary = false): ScheduledTask {
  const [from, to] = [parseLocalDateTime(start) ?? NaN, parseLocalDateTime(finish) ?? NaN];
  return {
    id: id as TaskId,
    summary,
    milestone: from === to,
    start: from,
    finish: to,
    earlyStart: from,
    earlyFinish: to,
    lateStart: from,
    lateFinish: to,
    totalSlackMinutes: 0,
    freeSlackMinutes: 0,
    critical: true,
    durationMinutes: 0,
    percentComplete: 0,
  };
}

function write(
  tasks: readonly (Partial<Task> & { title: string })[],
  dates: readonly ScheduledTask[],
  notes: [string, string][] = [],
) {
  const records = tasks.map((task, i) =>
    createTaskRecord({ id: `t${i + 1}` as TaskId, order: `${i}`, cardOrder: `${i}`, ...task }),
  );
  const plan: Plan = {
    settings: createSettingsRecord("Plan, one", "2024-03-01" as LocalDate),
    tasks: new Map(records.map((task) => [task.id, task])),
    dependencies: new Map(),
    columns: new Map(),
    calendars: standardCalendars(),
    people: new Map(),
    labels: new Map(),
    notes: new Map(notes.map(([id, text]) => [id as TaskId, text])),
    baselines: new Map(),
  };
  const schedule: Schedule = {
    start: 0,
    finish: 0,
    tasks: new Map(dates.map((date) => [date.id, date])),
    diagnostics: [],
  };
  const { text, losses } = writeIcal(plan, schedule, AT);
  return { text, losses, unfolded: text.replaceAll("\r\n ", "").split("\r\n") };
}

test("a task is an event in floating time", () => {
  const { unfolded } = write([{ title: "a" }], [scheduled("t1", "2024-03-04T08:00", "2024-03-05T17:00")]);
  expect(unfolded).toEqual(
    expect.arrayContaining([
      "BEGIN:VEVENT",
      "DTSTART:20240304T080000",
      "DTEND:20240305T170000",
      "SUMMARY:a",
      "DTSTAMP:20240102T030400Z",
    ]),
  );
});

test("a milestone is an event without an end", () => {
  const { text } = write(
    [{ title: "a", kind: "milestone" }],
    [scheduled("t1", "2024-03-04T17:00", "2024-03-04T17:00")],
  );
  expect(text).toContain("DTSTART:20240304T170000");
  expect(text).not.toContain("DTEND");
});

test("a deadline is a to-do with its due time and progress", () => {
  const { unfolded } = write(
    [{ title: "a", deadline: "2024-03-06T17:00" as LocalDateTime, percentComplete: 40, priority: "high" }],
    [scheduled("t1", "2024-03-04T08:00", "2024-03-05T17:00")],
  );
  expect(unfolded).toEqual(
    expect.arrayContaining([
      "BEGIN:VTODO",
      "DUE:20240306T170000",
      "PERCENT-COMPLETE:40",
      "STATUS:IN-PROCESS",
      "PRIORITY:3",
    ]),
  );
});

test("every entry has an id of its own, the same at every export", () => {
  const make = () =>
    write(
      [{ title: "a", deadline: "2024-03-06T17:00" as LocalDateTime }, { title: "b" }],
      [
        scheduled("t1", "2024-03-04T08:00", "2024-03-05T17:00"),
        scheduled("t2", "2024-03-04T08:00", "2024-03-05T17:00"),
      ],
    ).unfolded.filter((line) => line.startsWith("UID:"));
  expect(new Set(make()).size).toBe(3);
  expect(make()).toEqual(make());
});

test("summary, archived and inactive tasks are no events, and named as lost", () => {
  const { text, losses } = write(
    [{ title: "s" }, { title: "b", archived: true }, { title: "c", active: false }],
    [scheduled("t1", "2024-03-04T08:00", "2024-03-05T17:00", true)],
  );
  expect(text).not.toContain("VEVENT");
  expect(lost(losses, "summary tasks")).toBe(1);
  expect(lost(losses, "archived and inactive tasks")).toBe(2);
});

test("no line is longer than 75 octets, and unfolding gives the text back", () => {
  const { text, unfolded } = write(
    HOSTILE_TEXTS.map((title) => ({ title })),
    HOSTILE_TEXTS.map((_title, i) => scheduled(`t${i + 1}`, "2024-03-04T08:00", "2024-03-05T17:00")),
    [["t1", "é".repeat(500)]],
  );
  for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(unfolded.filter((line) => line.startsWith("SUMMARY:"))).toEqual(
    HOSTILE_TEXTS.map((title) => `SUMMARY:${escapeText(title)}`),
  );
  expect(unfolded).toContain(`DESCRIPTION:${"é".repeat(500)}`);
});

test("text can't break out of its line", () => {
  expect(escapeText("a\\b;c,d\r\nEND:VEVENT\n\u0000e")).toBe("a\\\\b\\;c\\,d\\nEND:VEVENT\\ne");
  expect(contentLine("SUMMARY", "x")).toBe("SUMMARY:x\r\n");
});
