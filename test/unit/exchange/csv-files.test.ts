// Real CSV files of other programs.

import { expect, test } from "vitest";
import { parseCsv } from "@entente/shared/exchange/csv/read-csv";
import { decodeText } from "@entente/shared/exchange/decode-text";
import { dataBytes, describeWithData } from "../../support/data.ts";
import { lost } from "./support.ts";

function read(file: string) {
  const { plan, losses, warnings } = parseCsv(decodeText(dataBytes(file)).text, "File");
  const tasks = [...plan.tasks.values()];
  const named = (title: string) => {
    const task = tasks.find((candidate) => candidate.title === title);
    if (!task) throw new Error(`There is no task “${title}”.`);
    return task;
  };
  const columns = [...plan.columns.values()].map((column) => column.name);
  const links = [...plan.dependencies.values()].map(
    (link) => `${plan.tasks.get(link.predecessor)?.title} > ${plan.tasks.get(link.successor)?.title}`,
  );
  return { plan, losses, warnings, tasks, named, columns, links };
}

describeWithData("CSV of Redmine", () => {
  test.each(["redmine-import_issues", "redmine-import_issues_single_quotation", "redmine-import_issues_utf8_with_bom"])(
    "%s has three issues, the second under the first by its row number",
    (file) => {
      const { tasks, named, losses, plan } = read(`csv/${file}.csv`);
      expect(tasks).toHaveLength(3);
      expect(named("Child 1").parent).toBe(named("First").id);
      expect(named("First")).toMatchObject({ priority: "high", deadline: "2015-08-25T17:00", estimateMinutes: 60 });
      expect(named("Child of existing issue")).toMatchObject({ parent: null, percentComplete: 20 });
      expect(lost(losses, "parents that are not in the file")).toBe(1);
      expect(plan.notes.get(named("First").id)).toBe("First description");
    },
  );

  test("a cell quoted with apostrophes is one cell", () => {
    const { losses } = read("csv/redmine-import_issues_single_quotation.csv");
    expect(losses.find((loss) => loss.what === "column “multicustom”")?.examples).toEqual([
      "PostgreSQL, Oracle",
      "MySQL",
    ]);
  });

  test("“follows 2 1d” links with a lag of one day, and parents may stand below their children", () => {
    const { plan, named } = read("csv/redmine-import_subtasks_with_relations.csv");
    expect([...plan.dependencies.values()]).toEqual([
      { id: "2>1", predecessor: "2", successor: "1", type: "FS", lag: 480, lagUnit: "working" },
      { id: "1>4", predecessor: "1", successor: "4", type: "FS", lag: 480, lagUnit: "working" },
    ]);
    expect(named("1st Child").parent).toBe(named("Parent").id);
    expect(named("1st Child")).toMatchObject({
      constraint: "SNET",
      constraintDate: "2020-01-01T08:00",
      durationMinutes: 8 * 480,
    });
    expect(named("Parent")).toMatchObject({ constraint: "ASAP", deadline: "2020-01-31T17:00" });
  });

  test("the order of day and month is decided once, by the date that allows one only, and told", () => {
    const { named, warnings } = read("csv/redmine-import_dates.csv");
    expect(named("Valid dates")).toMatchObject({ constraintDate: "2015-10-07T08:00", deadline: "2015-12-08T17:00" });
    expect(warnings.map((warning) => warning.message)).toContain(
      "Dates like 10/07/2015 were read as month/day, since 04/15/2015 allows no other order.",
    );
  });
});

describeWithData("CSV of TickTick", () => {
  test("the header is found below the remarks, eleven tasks with their parents, tags and states", () => {
    const { tasks, named, plan, columns } = read("csv/ticktick_export.csv");
    expect(tasks).toHaveLength(11);
    expect(named("Subtask example").parent).toBe(named("Task with reminder and dates").id);
    expect(tasks.filter((task) => task.percentComplete === 100).map((task) => task.title)).toEqual([
      "Long task description example",
      "Completed task example",
    ]);
    expect(columns).toEqual(["To do", "In progress", "Done"]);
    expect([...plan.labels.values()].map((label) => label.name)).toContain("urgent");
  });

  test("an instant is told in the zone of its row: midnight in Berlin is that day", () => {
    expect(read("csv/ticktick_export.csv").named("Task with due date")).toMatchObject({
      constraintDate: "2023-03-29T08:00",
      deadline: "2023-03-29T17:00",
    });
  });

  test("lists and folders are named as lost", () => {
    const { losses } = read("csv/ticktick_export.csv");
    expect(lost(losses, "column “List Name”")).toBe(11);
    expect(lost(losses, "column “Folder Name”")).toBe(6);
  });
});

describeWithData("CSV of Notion", () => {
  test("ranges of dates, shares of completion and links by title are understood", () => {
    const { named, links, plan } = read("csv/notion-projects.csv");
    expect(named("Research study")).toMatchObject({
      constraintDate: "2024-04-23T08:00",
      deadline: "2024-05-22T17:00",
      durationMinutes: 22 * 480,
      percentComplete: 25,
      priority: "high",
    });
    expect(links).toEqual(["Research study > Marketing campaign", "Marketing campaign > Website redesign"]);
    expect(plan.settings.start).toBe("2024-04-23T08:00");
    expect(plan.notes.get(named("Product launch").id)).toContain("A new product launch is scheduled");
  });
});

describeWithData("CSV for Asana", () => {
  test("sections become columns, milestones milestones, and parents are found by name", () => {
    const { tasks, named, columns, losses } = read("asana/asana-import-17-rows.csv");
    expect(tasks).toHaveLength(17);
    expect(columns).toEqual([
      "Projects",
      "Documents",
      "Revenue",
      "Frontend",
      "Leads & Clients",
      "Tasks",
      "Admin",
      "DevOps",
    ]);
    expect(named("PDF Export Service").parent).toBe(named("Document Generator Milestone").id);
    expect(named("Document Generator Milestone").kind).toBe("milestone");
    expect(losses).toEqual([]);
  });
});

describeWithData("CSV of Jira in Spanish", () => {
  test("39 issues under their epics, with blocking links from both their columns", () => {
    const { tasks, named, plan, columns } = read("jira/jira-cloud-es-63cols.csv");
    expect(tasks).toHaveLength(39);
    expect(tasks.filter((task) => task.parent !== null)).toHaveLength(34);
    expect(named("RF-01: Registrar proveedor").parent).toBe(
      named("EPIC-01: Ingreso, Proveedores y Guías de Origen").id,
    );
    expect(plan.dependencies.size).toBe(15);
    expect(columns).toEqual(["Por hacer", "En curso"]);
  });

  test("six columns of labels become the labels of a task", () => {
    const { named, plan } = read("jira/jira-cloud-es-63cols.csv");
    const labels = named("RF-01: Registrar proveedor").labels.map((id) => plan.labels.get(id)?.name);
    expect(labels).toHaveLength(6);
    expect(labels).toContain("CU_01");
  });

  test("columns nobody reads are named as lost with their number", () => {
    const { losses } = read("jira/jira-cloud-es-63cols.csv");
    expect(lost(losses, "column “Sprint”")).toBe(34);
    expect(lost(losses, "column “Tipo de Incidencia”")).toBe(39);
  });
});

describeWithData("4,123 rows of cycle times", () => {
  test("every row becomes a finished task under its own id", () => {
    const { tasks, plan } = read("csv/agile-cycle-times-4123.csv");
    expect(plan.tasks.size).toBe(4123);
    expect(tasks.every((task) => task.percentComplete === 100)).toBe(true);
  });
});
