// Text of any kind is text: markup, right-to-left, emoji and ten thousand characters as names of
// everything a person can name, looked at on every board.

import { linkTasks } from "@entente/shared/doc/dependencies";
import { setNotes } from "@entente/shared/doc/task-details";
import { addTask } from "@entente/shared/doc/tasks";
import type { TaskId } from "@entente/shared/model/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json } from "../support/accounts.ts";
import { ganttRow, kanbanCard, pinInTheMiddle, uploadPrototype } from "../support/boards.ts";
import { openBoard } from "../support/page.ts";
import { createPng } from "../support/pictures.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";

const HOSTILE = `<img src=x onerror="globalThis.broken=1"><script>globalThis.broken=1</script>{{ 7*7 }}`;
const NAMES = [
  HOSTILE,
  "مهمة من اليمين إلى اليسار",
  "👩‍👩‍👧‍👦 emoji 🇫🇷",
  "‮reversed",
  "long ".repeat(2_000),
  "__proto__",
  "  spaces  ",
];

let shared: SharedProject;
const ids: string[] = [];
let linkId: string;

beforeAll(async () => {
  shared = await createSharedProject([]);
  const { server, owner, project } = shared;
  await json(server.url, "PATCH", `/api/projects/${project.id}`, { cookie: owner.cookie, body: { name: HOSTILE } });
  const seed = await shared.planOnServer();
  for (const title of NAMES) {
    const id = addTask(seed.doc, { title });
    setNotes(seed.doc, id, title);
    ids.push(id);
  }
  linkId = linkTasks(seed.doc, ids[0] as TaskId, ids[1] as TaskId, {});
  seed.close();
});
afterAll(() => shared?.stop());

/** Whether anything of the hostile text became part of the page instead of being shown. */
async function becameMarkup(): Promise<boolean> {
  return shared.first.page.evaluate(
    () => "broken" in globalThis || document.querySelector('img[src="x"], body script:not([src])') !== null,
  );
}

test("the Gantt shows hostile titles as they were written", async () => {
  const { page } = shared.first;
  await openBoard(page, shared.server.url, shared.project.id, "gantt");
  await ganttRow(page, ids[0]!).getByText(HOSTILE, { exact: true }).waitFor();
  await ganttRow(page, ids[1]!).getByText(NAMES[1]!, { exact: true }).waitFor();
  await expect.poll(() => page.locator(".gantt-chart svg").first().textContent()).toContain("<img src=x");
  const link = page.getByTestId(`gantt-link-${linkId}`);
  await Promise.all([link, page.locator("svg.gantt.is-live")].map((each) => each.waitFor({ state: "attached" })));
  await link.dispatchEvent("click", { clientX: 700, clientY: 300, bubbles: true });
  await page.getByRole("dialog", { name: "Link" }).getByText(HOSTILE, { exact: true }).waitFor();
  expect(await becameMarkup()).toBe(false);
});

test("the kanban and the task panel show hostile titles and notes as they were written", async () => {
  const { page } = shared.first;
  await openBoard(page, shared.server.url, shared.project.id, "kanban");
  await kanbanCard(page, ids[0]!).getByText(HOSTILE, { exact: true }).waitFor();
  await kanbanCard(page, ids[0]!).click();
  await page.getByTestId("task-panel").waitFor();
  const written = (): Promise<string[]> =>
    page
      .getByTestId("task-panel")
      .locator("textarea")
      .evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value));
  await expect.poll(written).toContain(HOSTILE);
  expect(await becameMarkup()).toBe(false);
});

test("a prototype's file name and a comment are shown as they were written", async () => {
  const { page } = shared.first;
  await openBoard(page, shared.server.url, shared.project.id, "review");
  const buffer = createPng(64, 64, [200, 80, 80]);
  await uploadPrototype(page, { name: "<b onmouseover=alert(1)>.png", mimeType: "image/png", buffer });
  await pinInTheMiddle(page, "<i>not slanted</i>");
  await page.getByText("<i>not slanted</i>", { exact: true }).first().waitFor();
  expect(await page.getByRole("heading", { name: "<b onmouseover=alert(1)>" }).count()).toBeGreaterThan(0);
  expect(await becameMarkup()).toBe(false);
});

test("the list of projects and the sidebar show a hostile project name as it was written", async () => {
  const { page } = shared.first;
  await page.goto(`${shared.server.url}/projects`);
  await page.getByRole("list", { name: "Projects" }).getByText(HOSTILE, { exact: true }).waitFor();
  expect(await becameMarkup()).toBe(false);
  expect(shared.first.problems).toEqual([]);
});
