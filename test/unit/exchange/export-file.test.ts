import { expect, test } from "vitest";
import { EXPORT_FORMATS, exportProject } from "@entente/shared/exchange/export-file";
import { readProjectFile } from "@entente/shared/exchange/read-file";
import type { Plan } from "@entente/shared/model/plan";
import { schedule } from "@entente/shared/schedule/schedule";
import { dataBytes, describeWithData } from "../../support/data.ts";

const small = readProjectFile(new TextEncoder().encode("Title,Duration,Predecessors\na,2d,\nb,1d,1\n"), "x.csv").plan;
const called = (name: string): Plan => ({ ...small, settings: { ...small.settings, name } });

test.each([
  ["Relaunch 2026", "Relaunch 2026.csv"],
  ["../../etc/passwd", "etc passwd.csv"],
  ["网站改版 — été", "网站改版 été.csv"],
  ['a"b\r\nSet-Cookie: x', "a b Set-Cookie x.csv"],
  ["...", "project.csv"],
  ["CON", "project.csv"],
  ["x".repeat(300), `${"x".repeat(80)}.csv`],
])("a project called %j leaves as %j", (name, fileName) => {
  expect(exportProject(called(name), schedule(small), "csv").fileName).toBe(fileName);
});

test.each(EXPORT_FORMATS)("%s carries its media type and text that is not empty", (format) => {
  const file = exportProject(small, schedule(small), format, 0);
  expect(file.mediaType).toMatch(/^(?:application|text)\/[a-z]+; charset=utf-8$/u);
  expect(file.text.length).toBeGreaterThan(100);
});

describeWithData("a real plan of 145 tasks and 176 links", () => {
  const file = "projectlibre/plibre-Commercial_construction_project_plan.conv.xml";

  test("comes back from CSV with every task, parent, link and date", () => {
    const { plan } = readProjectFile(dataBytes(file), file);
    const dates = schedule(plan);
    const { text } = exportProject(plan, dates, "csv");
    const { plan: back, losses } = readProjectFile(new TextEncoder().encode(text), "back.csv");
    expect(losses).toEqual([]);
    expect(back.tasks.size).toBe(145);
    expect([...back.dependencies.keys()].sort()).toEqual([...plan.dependencies.keys()].sort());
    for (const [id, task] of plan.tasks) {
      const { title, parent, kind, durationMinutes, constraint, constraintDate } = task;
      expect(back.tasks.get(id)).toMatchObject({ title, parent, kind, durationMinutes, constraint, constraintDate });
    }
    const { name: _name, ...settings } = plan.settings;
    const again = schedule({ ...back, settings: { ...back.settings, ...settings }, calendars: plan.calendars });
    for (const [id, { start, finish }] of dates.tasks) expect(again.tasks.get(id)).toMatchObject({ start, finish });
  });

  test("comes back from JSON equal", () => {
    const { plan } = readProjectFile(dataBytes(file), file);
    const { text } = exportProject(plan, schedule(plan), "json");
    expect(readProjectFile(new TextEncoder().encode(text), "back.json").plan).toEqual(plan);
  });

  test("has an event for every task that is no summary", () => {
    const { plan } = readProjectFile(dataBytes(file), file);
    const { text } = exportProject(plan, schedule(plan), "ics", 0);
    expect(text.match(/^BEGIN:VEVENT/gmu)).toHaveLength(126);
  });
});
