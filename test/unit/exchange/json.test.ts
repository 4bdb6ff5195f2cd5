import fc from "fast-check";
import { expect, test } from "vitest";
import { parseEntenteJson } from "@entente/shared/exchange/json/read-json";
import { writeJson } from "@entente/shared/exchange/json/write-json";
import type { Plan } from "@entente/shared/model/plan";
import { plans, refusal } from "./support.ts";

const [sample] = fc.sample(plans, { numRuns: 1, seed: 11 }) as [Plan];

// A file to be damaged: its shape is what the tests take away.
// oxlint-disable-next-line typescript/no-explicit-any
type PlanFile = any;

/** The sample's file with one change made to it. */
function changed(change: (file: PlanFile) => void): string {
  const file = JSON.parse(writeJson(sample).text);
  change(file);
  return JSON.stringify(file);
}

test("a plan written as JSON and read back is equal, to the last field and in the same order", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { plan: back, losses } = parseEntenteJson(writeJson(plan).text);
      expect(back).toEqual(plan);
      expect([...back.tasks.keys()]).toEqual([...plan.tasks.keys()]);
      expect(losses).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("unknown fields are left out", () => {
  const text = changed((file) => {
    file.plan.tasks[0].__proto__x = 1;
    file.plan.more = [];
  });
  expect(parseEntenteJson(text).plan).toEqual(sample);
});

test("a file from before colours of columns, covers and blocked marks reads as having none", () => {
  const text = changed((file) => {
    for (const task of file.plan.tasks) for (const field of ["blocked", "cover"]) delete task[field];
    for (const column of file.plan.columns) delete column.color;
  });
  const { plan } = parseEntenteJson(text);
  expect([...plan.tasks.values()].every(({ blocked, cover }) => blocked === null && cover === null)).toBe(true);
  expect([...plan.columns.values()].every(({ color }) => color === null)).toBe(true);
});

test("a file from before assignments, pauses and scheduling from the finish reads as having none", () => {
  const text = changed((file) => {
    for (const task of file.plan.tasks) for (const field of ["assignments", "splits"]) delete task[field];
    for (const field of ["scheduleFrom", "finish", "rescheduleRemaining", "multipleCriticalPaths"]) {
      delete file.plan.settings[field];
    }
  });
  const { plan } = parseEntenteJson(text);
  expect([...plan.tasks.values()].every((task) => task.assignments.length + task.splits.length === 0)).toBe(true);
  expect(plan.settings).toMatchObject({ scheduleFrom: "start", finish: null, rescheduleRemaining: false });
});

test("a newer version is refused by name", () => {
  expect(refusal(() => parseEntenteJson(changed((file) => (file.version = 2)))).code).toBe("newer-version");
});

test.each<[string, (file: PlanFile) => void]>([
  ["a missing title", (file) => delete file.plan.tasks[0].title],
  ["a title that is no text", (file) => (file.plan.tasks[0].title = 5)],
  ["a date that doesn't exist", (file) => (file.plan.settings.start = "2023-02-29T08:00")],
  ["a negative duration", (file) => (file.plan.tasks[0].durationMinutes = -1)],
  ["an id that is none", (file) => (file.plan.tasks[0].id = "a/b")],
  ["an unknown kind", (file) => (file.plan.tasks[0].kind = "epic")],
  ["a week of six days", (file) => file.plan.calendars[0].week.pop()],
  ["a repeated id", (file) => file.plan.tasks.push(file.plan.tasks[0])],
  ["no plan", (file) => delete file.plan],
])("a file with %s is refused as damaged, in one line", (_name, change) => {
  const { code, message } = refusal(() => parseEntenteJson(changed(change)));
  expect(code).toBe("damaged-plan");
  expect(message).toMatch(/^The Entente file is damaged: .{5,200}\.$/u);
});

test("the message says where the damage is", () => {
  const { message } = refusal(() => parseEntenteJson(changed((file) => (file.plan.tasks[0].title = 5))));
  expect(message).toContain("plan.tasks[0].title");
});

test("other JSON is refused", () => {
  expect(refusal(() => parseEntenteJson("{}")).code).toBe("not-entente");
  expect(refusal(() => parseEntenteJson("{")).code).toBe("broken-json");
});
