import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { createPlanDocument, writePlan } from "@entente/shared/doc/create-plan";
import { readPlan } from "@entente/shared/doc/read-plan";
import { readProjectFile } from "@entente/shared/exchange/read-file";
import { dataBytes, dataPath, describeWithData } from "../../support/data.ts";
import { refusal } from "./support.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

describeWithData("every real file", () => {
  test.each([
    ["projectlibre/plibre-Commercial_construction_project_plan.conv.xml", "mspdi", 145],
    ["trello/board-1-card.json", "trello", 1],
    ["trello/board-62-cards-checklists.json", "trello", 62],
    ["trello/board-682-cards.json", "trello", 682],
    ["csv/notion-projects.csv", "csv", 4],
    ["csv/redmine-import_issues.csv", "csv", 3],
    ["csv/ticktick_export.csv", "csv", 11],
    ["asana/asana-import-17-rows.csv", "csv", 17],
    ["jira/jira-cloud-es-63cols.csv", "csv", 39],
  ])("%s is known as %s by its content and survives the plan document whole", (file, format, count) => {
    const read = readProjectFile(dataBytes(file), "no-such-extension");
    expect(read.format).toBe(format);
    expect(read.plan.tasks.size).toBe(count);
    const doc = createPlanDocument({ name: "x", start: read.plan.settings.start, columns: [] });
    writePlan(doc, read.plan);
    const { plan, diagnostics } = readPlan(doc);
    expect(diagnostics).toEqual([]);
    for (const part of ["tasks", "dependencies", "people", "labels", "notes"] as const) {
      expect(Object.fromEntries(plan[part])).toEqual(Object.fromEntries(read.plan[part]));
    }
    for (const [id, column] of read.plan.columns) expect(plan.columns.get(id)).toEqual(column);
  });

  test("GitHub issues, calendars, a Jira feed and a WeKan board each get their own refusal", () => {
    const code = (file: string) => refusal(() => readProjectFile(dataBytes(file), file)).code;
    expect(code("github/rest-issues-hpke.json")).toBe("not-trello");
    for (const file of readdirSync(dataPath("ical")).filter((name) => name !== "time.ics"))
      expect(code(`ical/${file}`)).toBe("calendar-file");
    expect(code("jira/jira-rss.xml")).toBe("rss-file");
    expect(code("csv/wekan_export.json")).toBe("wekan-board");
    expect(code("prototypes/elementary-photos-photos_main-view.png")).toBe("image-file");
    expect(code("prototypes/elementary-files-file-choose-dialog.svg")).toBe("image-file");
  });

  test("a file read twice gives the same plan", () => {
    const read = () => readProjectFile(dataBytes("trello/board-62-cards-checklists.json"), "board.json").plan;
    expect(read()).toEqual(read());
  });
});

test.each<[string, readonly number[] | string, string]>([
  ["an empty file", "", "empty-file"],
  ["a file of spaces", " \n ", "empty-file"],
  ["a Microsoft Project binary", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], "project-binary"],
  ["a ZIP archive", [0x50, 0x4b, 3, 4, 0, 0], "zip-file"],
  ["a PDF", "%PDF-1.7\n", "pdf-file"],
  ["a gzip file", [0x1f, 0x8b, 8, 0], "gzip-file"],
  ["a ProjectLibre binary", [0xac, 0xed, 0, 5, 1], "projectlibre-binary"],
  ["a web page", "<!DOCTYPE html><html><body>Sign in</body></html>", "html-file"],
  ["other bytes", [1, 2, 3, 0, 5, 6, 7, 8, 200, 255], "binary-file"],
  ["broken JSON", '{"lists":', "broken-json"],
  ["prose", "Dear all,\nplease find the plan attached.\n", "no-title-column"],
])("%s is refused with one line of its own", (_name, content, code) => {
  const bytes = typeof content === "string" ? bytesOf(content) : Uint8Array.from(content);
  const refused = refusal(() => readProjectFile(bytes, "plan.xml"));
  expect(refused.code).toBe(code);
  expect(refused.message).toMatch(/^[A-Z][^\n]{10,300}\.$/u);
});

test("XML with a document type is refused before anything in it is read", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa">]><Project xmlns="http://schemas.microsoft.com/project">&a;</Project>`;
  expect(refusal(() => readProjectFile(bytesOf(bomb), "bomb.xml")).message).toMatch(/DOCTYPE|document type/iu);
});

test("a file of more than 64 MB is refused unread", () => {
  expect(refusal(() => readProjectFile(new Uint8Array(64 * 1024 * 1024 + 1), "huge.csv")).code).toBe("file-too-big");
});

test("deeply nested JSON is refused, not followed", () => {
  expect(refusal(() => readProjectFile(bytesOf("[".repeat(100_000)), "deep.json")).code).toBe("broken-json");
  expect(refusal(() => readProjectFile(bytesOf("[".repeat(100_000) + "]".repeat(100_000)), "deep.json")).code).toMatch(
    /^(?:not-trello|broken-json)$/u,
  );
});

test("a CSV file names the project after itself", () => {
  const { plan } = readProjectFile(bytesOf("Title,Status\na,b\n"), "C:\\plans\\Relaunch 2026.csv");
  expect(plan.settings.name).toBe("Relaunch 2026");
});

test("an encoding that had to be guessed is told first", () => {
  const bytes = Uint8Array.from([...bytesOf("Titre;Statut\nT"), 0xe2, ...bytesOf("che;Fait\n")]);
  const { plan, warnings } = readProjectFile(bytes, "x.csv");
  expect([...plan.tasks.values()][0]?.title).toBe("Tâche");
  expect(warnings[0]).toMatchObject({ code: "guessed-encoding", message: expect.stringContaining("windows-1252") });
});
