import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportAnswer } from "@entente/shared/http/import";
import { LOSSES_HEADER, type ProjectList } from "@entente/shared/http/project";
import type { Loss } from "@entente/shared/http/import";
import { importProject, json, send } from "../support/accounts.ts";
import { dataBytes, describeWithData } from "../support/data.ts";
import { form, get, problemOf, startOwned } from "./harness.ts";

let world: Awaited<ReturnType<typeof startOwned>>;
beforeAll(async () => {
  world = await startOwned();
});
afterAll(() => world.stop());

const upload = (
  bytes: Uint8Array | string,
  name: string,
  { dryRun = false, fields = {} }: { dryRun?: boolean; fields?: Record<string, string> } = {},
) =>
  send(world.url, "POST", `/api/projects/import${dryRun ? "?dryRun=1" : ""}`, {
    cookie: world.owner.cookie,
    body: form(bytes, name, fields),
  });
const projectNames = async () =>
  (await get<ProjectList>(world.url, "/api/projects", world.owner)).projects.map(({ name }) => name);
const CSV = "Title,Status,Assignee\nWrite,To do,Ann\nTest,Done,Olga Owner\n";

function countDocuments(): number {
  const log = new DatabaseSync(join(world.dataDir, "updates.db"), { readOnly: true });
  try {
    return Number(log.prepare("select count(*) as n from docs").get()?.["n"]);
  } finally {
    log.close();
  }
}

describe("an import", () => {
  test("makes a project named as asked, owned by who imported, with a report", async () => {
    const { project, report } = (await (
      await upload(CSV, "plan.csv", { fields: { name: "Relaunch" } })
    ).json()) as ImportAnswer;
    expect(project).toMatchObject({ name: "Relaunch", role: "owner" });
    expect(report).toMatchObject({ format: "csv", name: "Relaunch", tasks: 2 });
  });

  test("makes the importer one of the plan's people", async () => {
    const { project } = (await (await upload(CSV, "people.csv")).json()) as ImportAnswer;
    const exported = await send(world.url, "GET", `/api/projects/${project!.id}/export?format=json`, {
      cookie: world.owner.cookie,
    });
    expect(await exported.text()).toContain(world.owner.id);
  });

  test("writes nothing in a dry run", async () => {
    const [names, documents] = [await projectNames(), countDocuments()];
    const answer = (await (await upload(CSV, "plan.csv", { dryRun: true })).json()) as ImportAnswer;
    expect(answer).toMatchObject({ project: null, report: { tasks: 2 } });
    expect([await projectNames(), countDocuments()]).toEqual([names, documents]);
  });

  test.each([
    ["an empty file", "", "plan.xml"],
    ["broken XML", "<Project><Tasks>", "plan.xml"],
    [
      "XML with a DOCTYPE",
      '<!DOCTYPE p [<!ENTITY a "b">]><Project xmlns="http://schemas.microsoft.com/project"/>',
      "plan.xml",
    ],
    ["broken JSON", '{"lists":[', "board.json"],
    ["JSON of something else", '{"hello":"world"}', "board.json"],
    ["a picture", "\x89PNG\r\n\x1a\n", "plan.png"],
  ])("refuses %s with one message and makes nothing", async (_what, bytes, name) => {
    const [names, documents] = [await projectNames(), countDocuments()];
    const response = await upload(Buffer.from(bytes, "latin1"), name);
    const { code, detail } = (await response.json()) as { code: string; detail: string };
    expect([response.status, code]).toEqual([422, "bad-file"]);
    expect(detail).toMatch(/^\S[^\n]{10,}$/);
    expect([await projectNames(), countDocuments()]).toEqual([names, documents]);
  });

  test("refuses a name that is too long", async () => {
    expect(await problemOf(upload(CSV, "plan.csv", { fields: { name: "x".repeat(201) } }))).toBe("400 bad-request");
  });

  test("doesn't keep others waiting while it reads a large file", async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `Task ${i},To do`).join("\n");
    const importing = upload(`Title,Status\n${rows}\n`, "large.csv", { dryRun: true });
    let isDone = false;
    void importing.finally(() => (isDone = true));
    let answered = 0;
    while (!isDone) {
      await get(world.url, "/api/health");
      answered++;
    }
    expect(((await (await importing).json()) as ImportAnswer).report.tasks).toBe(30_000);
    expect(answered).toBeGreaterThan(20);
  });
});

describe("an export", () => {
  test.each([
    ["mspdi", "xml", "application/xml"],
    ["csv", "csv", "text/csv"],
    ["json", "json", "application/json"],
    ["ics", "ics", "text/calendar"],
  ])("is a download in %s with its losses in a header", async (format, extension, mediaType) => {
    const { project } = (await (await upload(CSV, "Größe 大.csv")).json()) as ImportAnswer;
    const response = await send(world.url, "GET", `/api/projects/${project!.id}/export?format=${format}`, {
      cookie: world.owner.cookie,
    });
    expect(response.headers.get("content-type")).toContain(mediaType);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="Gr__e _.${extension}"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E5%A4%A7.${extension}`,
    );
    expect(JSON.parse(response.headers.get(LOSSES_HEADER)!) as Loss[]).toBeInstanceOf(Array);
    expect(await response.text()).toContain("Write");
  });

  test("in an unknown format is refused", async () => {
    const { project } = (await (await upload(CSV, "plan.csv")).json()) as ImportAnswer;
    expect(
      await problemOf(
        send(world.url, "GET", `/api/projects/${project!.id}/export?format=pdf`, { cookie: world.owner.cookie }),
      ),
    ).toBe("400 bad-request");
  });
});

describeWithData("the real files", () => {
  test.each([
    ["projectlibre/plibre-Commercial_construction_project_plan.conv.xml", "mspdi"],
    ["trello/board-682-cards.json", "trello"],
    ["csv/redmine-import_issues.csv", "csv"],
  ])("%s becomes a project, and comes out of its own JSON with as many records", async (path, format) => {
    const name = path.split("/")[1]!;
    const first = await importProject(world.url, world.owner, { bytes: dataBytes(path), name });
    expect(first.report.format).toBe(format);
    expect(first.report.tasks).toBeGreaterThan(0);
    const exported = await send(world.url, "GET", `/api/projects/${first.project.id}/export?format=json`, {
      cookie: world.owner.cookie,
    });
    const second = await json<ImportAnswer>(world.url, "POST", "/api/projects/import", {
      cookie: world.owner.cookie,
      body: form(await exported.text(), "copy.json"),
    });
    const { tasks, dependencies, columns, labels, checklistItems } = first.report;
    expect(second.report).toMatchObject({ format: "entente", tasks, dependencies, columns, labels, checklistItems });
  });

  test("a WeKan board given as Trello is told apart", async () => {
    const response = await upload(dataBytes("csv/wekan_export.json"), "trello.json");
    const { detail } = (await response.json()) as { detail: string };
    expect([response.status, detail]).toEqual([422, expect.stringContaining("WeKan")]);
  });
});
