// The palette and the keys by keyboard alone: nothing here touches a pointer.

import { afterAll, beforeAll, expect, test } from "vitest";
import { openBoard, runAxe, violationLines } from "../support/page.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";

let shared: SharedProject;
beforeAll(async () => {
  shared = await createSharedProject(["Draw the wireframes", "Write the brief", "Choose a host"]);
});
afterAll(() => shared?.stop());

const palette = () => shared.first.page.getByTestId("palette");
const option = () => palette().locator("[role=option][aria-selected=true]");

test("the palette finds a task by a part of its title, opens it, and gives the focus back on Esc", async () => {
  const { page } = shared.first;
  await openBoard(page, shared.server.url, shared.project.id, "kanban");
  const title = "Write the brief";
  await page.getByTestId(`card-${shared.tasks[0]!}`).focus();
  await page.keyboard.press("Control+k");
  await palette().getByRole("combobox").waitFor();
  await page.keyboard.press("Escape");
  await palette().waitFor({ state: "detached" });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-testid")))
    .toBe(`card-${shared.tasks[0]!}`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("write br");
  await expect.poll(() => option().innerText()).toContain(title);
  await page.keyboard.press("Enter");
  await page.getByTestId("task-panel").waitFor();
  expect(await page.getByTestId("task-panel").getByLabel("Title").inputValue()).toBe(title);
});

test("keys and sequences switch boards, and never while one writes", async () => {
  const { page } = shared.first;
  await openBoard(page, shared.server.url, shared.project.id, "kanban");
  await page.keyboard.press("g");
  const hint = page.getByRole("status").filter({ hasText: "then" });
  await expect
    .poll(() => hint.innerText().then((text) => text.replace(/\s+/g, " ")))
    .toMatch(/^G then .*G Gantt K Kanban R Review/);
  await page.keyboard.press("g");
  await hint.waitFor({ state: "detached" });
  await page.waitForURL("**/gantt*");
  await page.getByLabel("Add a task", { exact: true }).focus();
  await page.keyboard.type("2 g k ?");
  expect(await page.getByLabel("Add a task", { exact: true }).inputValue()).toBe("2 g k ?");
  expect(new URL(page.url()).pathname).toMatch(/gantt$/);
});

test("the palette and the sheet of keys please axe", async () => {
  const { page } = shared.first;
  await openBoard(page, shared.server.url, shared.project.id, "gantt");
  await page.keyboard.press("Control+k");
  await palette().getByRole("option").first().waitFor();
  expect(violationLines(await runAxe(page))).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).getByText("Fit the plan").waitFor();
  expect(violationLines(await runAxe(page))).toEqual([]);
});

test("keys set status, priority and what a card waits for, without a pointer; undo takes each back at once", async () => {
  const { page } = shared.first;
  await openBoard(page, shared.server.url, shared.project.id, "kanban");
  const card = page.getByTestId(`card-${shared.tasks[0]!}`);
  await card.focus();
  await page.keyboard.press("s");
  await palette().getByRole("combobox", { name: "Set the status" }).waitFor();
  await page.keyboard.type("in pro");
  await page.keyboard.press("Enter");
  await page
    .getByRole("region", { name: "In progress", exact: true })
    .getByTestId(`card-${shared.tasks[0]!}`)
    .waitFor();
  await palette().waitFor({ state: "detached" });
  await card.focus();
  await page.keyboard.press("b");
  await palette().getByRole("combobox").waitFor();
  await page.keyboard.type("host");
  await expect.poll(() => option().innerText()).toContain("Choose a host");
  await page.keyboard.press("Enter");
  await palette().locator("[role=option][aria-checked=true]").waitFor();
  await page.keyboard.press("Escape");
  await card.focus();
  await page.keyboard.press("d");
  await page.getByTestId("task-panel").getByRole("region", { name: "Waits for" }).getByText("Choose a host").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.getByRole("region", { name: "To do", exact: true }).getByTestId(`card-${shared.tasks[0]!}`).waitFor();
});
