// CSV written by hand: forms, languages, broken files.

import { expect, test } from "vitest";
import { parseCsv } from "@entente/shared/exchange/csv/read-csv";
import { HOSTILE_TEXTS, lost, refusal } from "./support.ts";

function read(text: string) {
  const { plan, losses, warnings } = parseCsv(text, "File");
  return { plan, losses, tasks: [...plan.tasks.values()], codes: warnings.map((warning) => warning.code), warnings };
}

test.each([
  ["comma", "Title,Status\na,b\n"],
  ["semicolon", "Title;Status\na;b\n"],
  ["tab", "Title\tStatus\r\na\tb\r\n"],
  ["bar", "Title|Status\ra|b\r"],
])("the delimiter %s is recognised", (_name, text) => {
  const { tasks, plan } = read(text);
  expect(tasks.map((task) => task.title)).toEqual(["a"]);
  expect([...plan.columns.values()].map((column) => column.name)).toEqual(["b"]);
});

test("a file of one column of titles is enough", () => {
  expect(read("Task\nfirst\nsecond\n").tasks.map((task) => task.title)).toEqual(["first", "second"]);
});

test("quoted cells hold delimiters, quotes and line breaks", () => {
  const { tasks, plan } = read('Title,Notes\n"a, ""b""","one\r\ntwo"\n');
  expect(tasks[0]?.title).toBe('a, "b"');
  expect([...plan.notes.values()]).toEqual(["one\ntwo"]);
});

test.each([
  [
    "French",
    "Nom de la tâche;Début;Échéance;Statut;Priorité;% achevé\nÉtude;04/03/2024;15/03/2024;En cours;haute;50 %",
  ],
  [
    "German",
    "Vorgangsname;Anfang;Fälligkeitsdatum;Status;Priorität;Fortschritt\nÉtude;04.03.2024;15.03.2024;In Arbeit;hoch;50",
  ],
  [
    "Spanish",
    "Nombre de tarea;Fecha de inicio;Fecha de vencimiento;Estado;Prioridad;Progreso\nÉtude;4 de marzo de 2024;15/mar/24;En curso;alta;50%",
  ],
])("headers and values are understood in %s", (_language, text) => {
  expect(read(text).tasks[0]).toMatchObject({
    title: "Étude",
    constraintDate: "2024-03-04T08:00",
    deadline: "2024-03-15T17:00",
    durationMinutes: 10 * 480,
    priority: "high",
    percentComplete: 50,
  });
});

test.each([
  ["2024-03-04", "2024-03-04T17:00"],
  ["2024-03-04T09:30", "2024-03-04T09:30"],
  ["2024-03-04T00:00", "2024-03-04T00:00"],
  ["2024-03-04 09:30:00", "2024-03-04T09:30"],
  ["2024-03-04T09:30:00.000Z", "2024-03-04T09:30"],
  ["2024-03-04T09:30:00+0200", "2024-03-04T09:30"],
  ["2024/3/4", "2024-03-04T17:00"],
  ["04.03.2024", "2024-03-04T17:00"],
  ["4.3.24 14:15", "2024-03-04T14:15"],
  ["March 4, 2024", "2024-03-04T17:00"],
  ["Mar 4th, 2024 2:15 PM", "2024-03-04T14:15"],
  ["4 mars 2024", "2024-03-04T17:00"],
  ["1er août 2024", "2024-08-01T17:00"],
  ["4. März 2024", "2024-03-04T17:00"],
  ["04/ago/26 11:30 PM", "2026-08-04T23:30"],
  ["05/ago/26 12:00 AM", "2026-08-05T17:00"],
  ["Mon 25/3/24", "2024-03-25T17:00"],
  ["29/02/2024", "2024-02-29T17:00"],
])("the date %s is read as %s", (cell, moment) => {
  expect(read(`Title;Due\nx;"${cell}"`).tasks[0]?.deadline).toBe(moment);
});

test.each([
  "2023-02-29",
  "31/04/2024",
  "2024-13-01",
  "32.01.2024",
  "tomorrow",
  "12:30",
  "2024-03-04T25:00",
  "0000-01-01",
])("%s is no date: the task has none and the cell is named as lost", (cell) => {
  const { tasks, losses } = read(`Title;Due\nx;${cell}`);
  expect(tasks[0]?.deadline).toBeNull();
  expect(lost(losses, "unreadable dates")).toBe(1);
});

test.each([
  ["3d", 1440],
  ["3 days?", 1440],
  ["1w 2d", 3360],
  ["2,5 Std", 150],
  ["90 min", 90],
  ["1 jour", 480],
  ["2 Wochen", 4800],
  ["PT8H0M0S", 480],
  ["1:30", 90],
  ["4", 1920],
])("the duration %s is %d minutes of work", (cell, minutes) => {
  expect(read(`Title;Duration\nx;${cell}`).tasks[0]).toMatchObject({ durationMinutes: minutes, elapsed: false });
});

test("“2ed” lasts two days round the clock, and no length at all makes a milestone", () => {
  const { tasks } = read("Title;Duration\nx;2ed\ny;0d");
  expect(tasks[0]).toMatchObject({ durationMinutes: 2880, elapsed: true });
  expect(tasks[1]).toMatchObject({ durationMinutes: 0, kind: "milestone" });
});

test("the unit of a bare number may stand in the header", () => {
  expect(read("Title;Duration (hours);Estimate (min)\nx;4;30").tasks[0]).toMatchObject({
    durationMinutes: 240,
    estimateMinutes: 30,
  });
});

test("predecessors may carry type and lag in several languages", () => {
  const { plan } = read('ID;Name;Predecessors\n1;a;\n2;b;1SS+2d\n3;c;1EA-50%,2FF\n4;d;"2FC+3ed;3"');
  expect([...plan.dependencies.values()].map((link) => [link.id, link.type, link.lag, link.lagUnit])).toEqual([
    ["1>2", "SS", 960, "working"],
    ["1>3", "FS", -50, "percent"],
    ["2>3", "FF", 0, "working"],
    ["2>4", "FS", 4320, "elapsed"],
    ["3>4", "FS", 0, "working"],
  ]);
});

test("outline levels and WBS numbers give parents", () => {
  expect(read("Name,Outline Level\na,1\nb,2\nc,4\nd,2\ne,1").tasks.map((task) => task.parent)).toEqual([
    null,
    "r1",
    "r2",
    "r1",
    null,
  ]);
  expect(read("WBS,Name\n1,a\n1.1,b\n1.1.1,c\n2,d").tasks.map((task) => task.parent)).toEqual([null, "r1", "r2", null]);
});

test("repeated ids are told apart, and references mean the first", () => {
  const { tasks, codes, plan } = read("ID,Title,Predecessors\n1,a,\n1,b,\n2,c,1");
  expect(tasks.map((task) => task.id)).toEqual(["1", "1.2", "2"]);
  expect([...plan.dependencies.keys()]).toEqual(["1>2"]);
  expect(codes).toContain("repeated-id");
});

test("links to nowhere are named as lost", () => {
  const { plan, losses } = read("ID,Title,Parent,Predecessors\n1,a,99,98\n2,b,,1");
  expect(plan.dependencies.size).toBe(1);
  expect(lost(losses, "links to tasks that are not in the file")).toBe(1);
  expect(lost(losses, "parents that are not in the file")).toBe(1);
});

test("circles of parents and of links are opened, links along the outline dropped, each told", () => {
  const { plan, tasks, codes } = read(
    'ID,Title,Parent,Predecessors\n1,a,2,\n2,b,1,\n3,c,,5\n4,d,,3\n5,e,,4\n6,f,5,"5,6"',
  );
  expect(tasks.map((task) => task.parent)).toEqual([null, "1", null, null, null, "5"]);
  expect(plan.dependencies.size).toBe(2);
  expect(codes).toEqual(expect.arrayContaining(["parent-cycle", "link-cycle", "summary-link", "self-link"]));
});

test("a title several tasks have is taken as the first of them, and told", () => {
  const { tasks, codes } = read("Name,Parent task\nsame,\nsame,\nchild,same");
  expect(tasks[2]?.parent).toBe(tasks[0]?.id);
  expect(codes).toContain("ambiguous-title");
});

test("rows without a title, and cells without a header, are named as lost", () => {
  const { tasks, losses } = read("Title,Status\n,open\na,open,extra,cells\n");
  expect(tasks).toHaveLength(1);
  expect(lost(losses, "rows without a title")).toBe(1);
  expect(lost(losses, "cells beyond the last column")).toBe(2);
});

test("a task in a column of done things is complete unless the file says how far it is", () => {
  const { tasks } = read("Title,Status,Progress\na,Done,\nb,Done,40%\nc,Open,");
  expect(tasks.map((task) => task.percentComplete)).toEqual([100, 40, 0]);
});

test("without statuses the columns follow progress", () => {
  const { tasks, plan } = read("Title,Completed\na,yes\nb,no");
  expect(tasks.map((task) => plan.columns.get(task.column as never)?.name)).toEqual(["Done", "To do"]);
});

test("a subtask without a section stands in its parent's", () => {
  const { tasks, plan } = read("Name,Section/Column,Parent task\na,Later,\nb,Now,\nc,,b");
  expect(tasks.map((task) => plan.columns.get(task.column as never)?.name)).toEqual(["Later", "Now", "Now"]);
});

test("ambiguous dates are day first without evidence, month first beside AM and PM", () => {
  const days = read("Title,Due\na,03/04/2024");
  expect(days.tasks[0]?.deadline).toBe("2024-04-03T17:00");
  expect(days.codes).toContain("day-month-order");
  expect(read("Title,Due\na,03/04/2024 2:00 PM").tasks[0]?.deadline).toBe("2024-03-04T14:00");
});

test("text of any kind is taken over as it is", () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const safe = HOSTILE_TEXTS.filter((text) => !text.startsWith("'"));
  const { tasks } = read(`Title,Notes\n${safe.map((text) => `${quoted(text)},${quoted(text)}`).join("\n")}`);
  expect(tasks.map((task) => task.title)).toEqual(safe);
});

test.each([
  ["", "empty-file"],
  [" \r\n ", "empty-file"],
  ["Title,Status\n", "no-rows"],
  ["Title,Status\n,open\n", "no-rows"],
  ["Colour,Size\nred,4\n", "no-title-column"],
  ['Title,Notes\na,"never closed\nb,c\n', "broken-csv"],
])("the text %j is refused as %s", (text, code) => {
  expect(refusal(() => parseCsv(text)).code).toBe(code);
});

test("a row of thousands of cells is refused as no table of tasks", () => {
  expect(refusal(() => parseCsv(`Title\na${",b".repeat(3000)}\n`)).code).toBe("too-many-columns");
});

test("nine thousand rows of one id, each a level deeper, are read in seconds", { timeout: 10_000 }, () => {
  const rows = Array.from({ length: 9000 }, (_, i) => `1,task ${i},${i + 1}`);
  const { tasks } = read(`ID,Title,Outline Level\n${rows.join("\n")}`);
  expect(new Set(tasks.map((task) => task.id)).size).toBe(9000);
  expect(tasks.at(-1)?.parent).toBe(tasks.at(-2)?.id);
});

test("a refusal for want of titles says what the first row has", () => {
  expect(refusal(() => parseCsv("Colour,Size\nred,4\n")).message).toContain("“Colour”, “Size”");
});
