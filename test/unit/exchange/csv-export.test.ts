import fc from "fast-check";
import { expect, test } from "vitest";
import { guardCell, unguardCell } from "@entente/shared/exchange/csv/cell-guard";
import { parseCsv } from "@entente/shared/exchange/csv/read-csv";
import { splitRows } from "@entente/shared/exchange/csv/split-rows";
import { joinList, splitList } from "@entente/shared/exchange/csv/values";
import { writeCsv } from "@entente/shared/exchange/csv/write-csv";
import type { TaskId } from "@entente/shared/model/ids";
import { outlineRows } from "@entente/shared/model/outline";
import type { Plan, Task } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import { HOSTILE_TEXTS, lost, plans } from "./support.ts";

const UNSCHEDULED: Schedule = { start: 0, finish: 0, tasks: new Map(), diagnostics: [] };

/** What a table can hold of a plan: tasks in outline order with names in place of ids. */
function tableOf(plan: Plan) {
  const names = (ids: readonly string[], records: ReadonlyMap<string, { name: string }>) =>
    ids.map((id) => records.get(id)?.name).sort();
  const rows = outlineRows(plan.tasks, { includeArchived: true }).map(({ id }) => {
    const task = plan.tasks.get(id);
    if (!task) throw new Error(`The outline has a row ${id} without a task.`);
    const { order: _o, cardOrder: _c, blocked: _b, cover: _v, column, assignees, labels, ...rest } = task;
    const { assignments: _a, splits: _s, checklist, ...fields } = rest;
    return {
      ...fields,
      column: plan.columns.get(column as never)?.name,
      assignees: names(assignees, plan.people),
      labels: names(labels, plan.labels),
      checklist: checklist.map((item) => ({ text: item.text.replace(/\s*\n+\s*/gu, " ").trim(), done: item.done })),
      notes: plan.notes.get(id),
    };
  });
  return { rows, links: [...plan.dependencies.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** As `tableOf`, without the links `read-csv` rightly drops: those along the outline. */
function withoutOutlineLinks(plan: Plan): Plan {
  const isAbove = (above: TaskId, below: TaskId) => {
    for (let at = plan.tasks.get(below)?.parent; at; at = plan.tasks.get(at)?.parent) if (at === above) return true;
    return false;
  };
  const dependencies = new Map(
    [...plan.dependencies].filter(
      ([, link]) => !isAbove(link.predecessor, link.successor) && !isAbove(link.successor, link.predecessor),
    ),
  );
  return { ...plan, dependencies };
}

test("a plan written as CSV and read back is the same, whatever its texts", () => {
  fc.assert(
    fc.property(plans.map(withoutOutlineLinks), (plan) => {
      const { plan: back, losses } = parseCsv(writeCsv(plan, UNSCHEDULED).text);
      expect(tableOf(back)).toEqual(tableOf(plan));
      expect(losses).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("a checklist item may hold the line and paragraph separators of Unicode", () => {
  const [plan] = fc.sample(plans, { numRuns: 1, seed: 7 }) as [Plan];
  const [id, task] = [...plan.tasks][0] as [TaskId, Task];
  const item = { id: "i1" as never, order: "a0", text: "one\u2028two\u2029three", done: true };
  const { plan: back } = parseCsv(
    writeCsv({ ...plan, tasks: new Map([[id, { ...task, checklist: [item] }]]) }, UNSCHEDULED).text,
  );
  expect([...back.tasks.values()].map((read) => read.checklist.map(({ text, done }) => ({ text, done })))).toEqual([
    [{ text: "one\u2028two\u2029three", done: true }],
  ]);
});

test("no cell of an export begins like a formula", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const rows = splitRows(writeCsv(plan, UNSCHEDULED).text.slice(1), { delimiter: ",", quote: '"' });
      expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("guarding a cell can always be undone", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[=+\-@\t\r' a]{0,6}$/u), fc.constantFrom(...HOSTILE_TEXTS)),
      (cell) => {
        expect(unguardCell(guardCell(cell))).toBe(cell);
        expect(guardCell(cell)).not.toMatch(/^[=+\-@\t\r]/u);
      },
    ),
  );
});

test("a list in a cell can hold any names", () => {
  const name = fc.oneof(fc.string(), fc.stringMatching(/^[",;\n a]{1,6}$/u)).filter((text) => text !== "");
  fc.assert(
    fc.property(fc.array(name), (names) => {
      expect(splitList(joinList(names))).toEqual(names);
    }),
  );
});

test("the file begins with a byte order mark and has a row per task, ended by CR LF", () => {
  const [plan] = fc.sample(plans, { numRuns: 1, seed: 7 }) as [Plan];
  const { text } = writeCsv(plan, UNSCHEDULED);
  expect(text.startsWith('\uFEFF"Task ID","Title","Parent",')).toBe(true);
  expect(text.endsWith("\r\n")).toBe(true);
});

test("what a table can't hold is named: calendars, limits, colours, accounts", () => {
  const [plan] = fc.sample(plans, { numRuns: 1, seed: 7 }) as [Plan];
  const column = [...plan.columns.values()][0];
  if (!column) throw new Error("The sample has no column.");
  const { losses } = writeCsv(
    {
      ...plan,
      columns: new Map([[column.id, { ...column, wipLimit: 3, countsAsDone: true, archived: true }]]),
      labels: new Map([["l" as never, { id: "l" as never, name: "x", color: "red" }]]),
      people: new Map([
        ["p" as never, { id: "p" as never, name: "x", email: "x@example.com", userId: null, calendar: null }],
      ]),
    },
    UNSCHEDULED,
  );
  const names = [
    "calendars",
    "WIP limits",
    "archived state of columns",
    "columns that count as done",
    "colours of labels",
    "accounts and calendars of people",
  ];
  expect(names.map((name) => lost(losses, name))).toEqual([1, 1, 1, 1, 1, 1]);
});
