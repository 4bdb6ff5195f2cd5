// What one does on the kanban by mouse, finger and keys, with a second browser watching.

import type { ColumnId } from "@entente/shared/model/ids";
import { setColumn } from "@entente/shared/doc/columns";
import { addLabel } from "@entente/shared/doc/labels";
import { addPerson } from "@entente/shared/doc/people";
import { readPlan } from "@entente/shared/doc/read-plan";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fingerOn } from "../support/finger.ts";
import { kanbanCard, kanbanColumn } from "../support/boards.ts";
import { cardsIn, carryTo, kanbanSays, letGo, pickUp } from "../support/kanban-board.ts";
import { openBoard, runAxe, takeSeat, violationLines, whenSaved } from "../support/page.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";

let shared: SharedProject;
let columns: Map<string, ColumnId>;
beforeAll(async () => {
  shared = await createSharedProject(["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"]);
  const seed = await shared.planOnServer();
  addPerson(seed.doc, { name: "Ana Ruiz" });
  addLabel(seed.doc, { name: "design", color: "teal" });
  columns = new Map([...readPlan(seed.doc).plan.columns.values()].map(({ id, name }) => [name, id]));
  seed.close();
});
afterAll(() => shared?.stop());
beforeEach(async () => {
  const { first, second, server, project } = shared;
  await Promise.all([first, second].map((seat) => openBoard(seat.page, server.url, project.id, "kanban")));
});

const address = (query: string): string => `${shared.server.url}/projects/${shared.project.id}/kanban?${query}`;
const undo = (page: Page): Promise<void> =>
  page.locator("header").getByRole("button", { name: "Undo", exact: true }).click();

test("several cards are carried together in their order, and one undo brings all back", async () => {
  const [one, two, three, four] = shared.tasks as [string, string, string, string];
  const { page } = shared.first;
  await kanbanCard(page, three).focus();
  await page.keyboard.press("x");
  await kanbanCard(page, one).click({ modifiers: ["Control"] });
  await page.getByTestId("selection-bar").getByText("2 selected").waitFor();
  await pickUp(page, three);
  expect(await page.getByTestId("drag-preview").innerText()).toMatch(/2$/);
  await carryTo(page, "Review");
  const held = kanbanCard(shared.second.page, three).getByText(`${shared.owner.name} is dragging this`);
  await held.waitFor();
  await letGo(page);
  await held.waitFor({ state: "detached" });
  await expect.poll(() => cardsIn(shared.second.page, "Review")).toEqual([one, three]);
  await undo(page);
  await expect.poll(() => cardsIn(shared.second.page, "Review")).toEqual([]);
  await expect
    .poll(async () => (await cardsIn(shared.second.page, "To do")).slice(0, 4))
    .toEqual([one, two, three, four]);
  await page.keyboard.press("Escape");
});

test("Esc calls a drag off and nothing has moved", async () => {
  const { page } = shared.first;
  const before = await cardsIn(page, "To do");
  await pickUp(page, before[0]!);
  await carryTo(page, "Done");
  await page.getByTestId("drop-line").waitFor();
  await page.keyboard.press("Escape");
  await page.getByTestId("drag-preview").waitFor({ state: "detached" });
  await page.mouse.up();
  expect(await cardsIn(page, "To do")).toEqual(before);
  expect(await cardsIn(page, "Done")).toEqual([]);
});

test("the whole way by keys: select, open, move, and the place is told", async () => {
  const { page } = shared.first;
  const [one, two] = shared.tasks as [string, string];
  await kanbanCard(page, one).focus();
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(() => kanbanSays(page)).toBe("2 selected.");
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(() => cardsIn(shared.second.page, "In progress")).toEqual([one, two]);
  await expect.poll(() => kanbanSays(page)).toBe("2 cards: In progress");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-card"))).toBe(two);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+B");
  await page.getByLabel("What is it waiting for?").fill("<b>the key</b>");
  await page.keyboard.press("Enter");
  await kanbanCard(shared.second.page, two).getByText("Blocked: <b>the key</b>").waitFor();
  await undo(page);
  await undo(page);
  await expect.poll(() => cardsIn(shared.second.page, "In progress")).toEqual([]);
});

test("a finger that holds still carries a card, one that moves at once doesn't", async () => {
  const { context, page } = await takeSeat(shared.browser, shared.server.url, shared.owner, {
    viewport: { width: 700, height: 800 },
    hasTouch: true,
  });
  await openBoard(page, shared.server.url, shared.project.id, "kanban");
  const finger = fingerOn(await context.newCDPSession(page));
  const [first] = await cardsIn(page, "To do");
  const box = (await kanbanCard(page, first!).boundingBox())!;
  const from = { x: box.x + 60, y: box.y + box.height / 2 };
  const column = (await kanbanColumn(page, "In progress").boundingBox())!;
  const to = { x: column.x + 100, y: column.y + 90 };
  await finger.down(from.x, from.y);
  await finger.move(from, { x: from.x, y: from.y + 40 });
  expect(await page.getByTestId("drag-preview").count()).toBe(0);
  await finger.up();
  await finger.down(from.x, from.y);
  await page.getByTestId("drag-preview").waitFor();
  await finger.move(from, to);
  await finger.up();
  await expect.poll(() => cardsIn(shared.second.page, "In progress")).toEqual([first]);
  await undo(page);
  await expect.poll(() => cardsIn(shared.second.page, "In progress")).toEqual([]);
  await context.close();
});

test("carried to another lane a card takes its person, in one step of undo; keys do the same", async () => {
  const { page } = shared.first;
  const [one, two] = shared.tasks as [string, string];
  await page.goto(address("lanes=person"));
  const lane = (name: string) => page.getByRole("region", { name, exact: true });
  await lane("Ana Ruiz").waitFor();
  await lane("Nobody").getByTestId(`card-${one}`).waitFor();
  await pickUp(page, one);
  const target = (await lane("Ana Ruiz").locator("[data-cell]").nth(1).boundingBox())!;
  await page.mouse.move(target.x + 100, target.y + 20, { steps: 6 });
  await letGo(page);
  await lane("Ana Ruiz").getByTestId(`card-${one}`).waitFor();
  await kanbanColumn(shared.second.page, "In progress")
    .getByTestId(`card-${one}`)
    .getByRole("img", { name: "Ana Ruiz" })
    .waitFor();
  await undo(page);
  await lane("Nobody").getByTestId(`card-${one}`).waitFor();
  await expect.poll(() => cardsIn(shared.second.page, "In progress")).toEqual([]);
  await kanbanCard(page, one).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await lane("Olga Owner").getByTestId(`card-${one}`).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-card"))).toBe(one);
  await undo(page);
  await lane("Nobody").getByTestId(`card-${two}`).waitFor();
  await page.getByRole("button", { name: /^Nobody/ }).click();
  await lane("Nobody").getByTestId(`card-${two}`).waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Nobody/ }).click();
});

test("quick add takes names, days and the like, leaves strange words alone, and asks what many lines are", async () => {
  const { page } = shared.first;
  const place = kanbanColumn(page, "Review");
  await place.getByRole("button", { name: "Add card" }).click();
  const field = place.getByLabel("Title of the new card");
  await field.pressSequentially("Call @an");
  await page.getByRole("option", { name: "Ana Ruiz" }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("#design !high tomorrow 3d @nobody <img src=x>");
  await place.getByRole("button", { name: "Make !high text again" }).click();
  await page.keyboard.press("Enter");
  const card = kanbanColumn(shared.second.page, "Review").locator("[data-card]").first();
  await card.getByText("Call @nobody <img src=x> !high").waitFor();
  await card.getByRole("img", { name: "Ana Ruiz" }).waitFor();
  expect(await card.innerText()).toContain("design");
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "- First\n- Second @ana\n\n- Third");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await cardsIn(shared.second.page, "Review")).length).toBe(4);
  await field.press("Escape");
  await undo(page);
  await expect.poll(async () => (await cardsIn(shared.second.page, "Review")).length).toBe(1);
});

test("a filter is chips in the address that show another the same; a new card that misses it stays with a note", async () => {
  const { page } = shared.first;
  await page.keyboard.press("f");
  const field = page.getByLabel("Add a filter");
  await field.fill("design");
  await page.getByRole("option", { name: /^design/ }).click();
  await page
    .getByTestId("card-count")
    .getByText(/^1 of \d+ cards$/)
    .waitFor();
  await shared.second.page.goto(page.url());
  await shared.second.page
    .getByTestId("card-count")
    .getByText(/^1 of \d+ cards$/)
    .waitFor();
  const place = kanbanColumn(page, "To do");
  await place.getByRole("button", { name: "Add card" }).click();
  await place.getByLabel("Title of the new card").fill("Misses the filter");
  await page.keyboard.press("Enter");
  await place.getByText(/stays until you move on/).waitFor();
  await page.keyboard.press("Escape");
  await kanbanColumn(page, "Review").locator("[data-card]").first().focus();
  await place.getByText("Misses the filter").waitFor({ state: "detached" });
  await page.keyboard.press("f");
  await field.waitFor();
  await page.keyboard.press("Backspace");
  await expect.poll(() => new URL(page.url()).searchParams.has("label")).toBe(false);
  await place.getByText("Misses the filter").waitFor();
});

test("what was archived is found and comes back, and the cards of an archived column with it", async () => {
  const { page } = shared.first;
  const card = kanbanCard(page, shared.tasks[7]!);
  await card.focus();
  await page.keyboard.press("Delete");
  await kanbanCard(shared.second.page, shared.tasks[7]!).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  const archive = page.getByTestId("kanban-archive");
  await archive.getByLabel("Search the archive").fill("eig");
  await archive.getByRole("button", { name: "Restore Eight" }).click();
  await kanbanCard(shared.second.page, shared.tasks[7]!).waitFor();
  await page.getByRole("button", { name: "Column Review" }).click();
  await page.getByRole("menuitem", { name: "Archive column" }).click();
  await kanbanColumn(shared.second.page, "Review").waitFor({ state: "detached" });
  await kanbanColumn(shared.second.page, "In progress").getByText("Call @nobody").waitFor();
  await archive.getByRole("button", { name: "Restore the column Review" }).click();
  await kanbanColumn(shared.second.page, "Review").getByText("Call @nobody").waitFor();
});

test("a column is carried by its head and by keys; a drop over its limit is told and not refused", async () => {
  const { page } = shared.first;
  const names = (of: Page) => of.locator("[data-column-head] h2").allInnerTexts();
  const seed = await shared.planOnServer();
  setColumn(seed.doc, columns.get("Done")!, { wipLimit: 1 });
  seed.close();
  const head = (await kanbanColumn(page, "Done").locator("h2").boundingBox())!;
  const target = (await kanbanColumn(page, "In progress").boundingBox())!;
  await page.mouse.move(head.x + 10, head.y + 8);
  await page.mouse.down();
  await page.mouse.move(target.x + 40, head.y + 10, { steps: 8 });
  await letGo(page);
  await expect.poll(() => names(shared.second.page)).toEqual(["To do", "Done", "In progress", "Review"]);
  await page.getByRole("button", { name: "Column Done" }).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(() => names(shared.second.page)).toEqual(["To do", "In progress", "Done", "Review"]);
  for (const task of [shared.tasks[4]!, shared.tasks[5]!]) {
    await pickUp(page, task);
    await carryTo(page, "Done");
    await letGo(page);
  }
  await expect.poll(() => kanbanSays(page)).toMatch(/2 cards are more than its WIP limit of 1$/);
  const [before] = await cardsIn(page, "Done");
  await expect.poll(async () => (await cardsIn(shared.second.page, "Done")).length).toBe(2);
  // By the bar: selected from below, moved in the order of the board, and the limit is told as well.
  const [upper, lower] = [shared.tasks[6]!, shared.tasks[7]!];
  await kanbanCard(page, lower).click({ modifiers: ["Control"] });
  await kanbanCard(page, upper).click({ modifiers: ["Control"] });
  const bar = page.getByTestId("selection-bar");
  expect(await bar.getByRole("button", { name: "Block" }).getAttribute("data-keys")).toMatch(/^(Shift\+B|⇧B)$/);
  await bar.getByRole("button", { name: "Move" }).click();
  await page.getByRole("dialog").getByRole("option", { name: "Done" }).click();
  await expect.poll(() => kanbanSays(page)).toBe("2 cards: Done. 4 cards are more than its WIP limit of 1");
  await expect.poll(async () => (await cardsIn(shared.second.page, "Done")).slice(2)).toEqual([upper, lower]);
  expect((await cardsIn(shared.second.page, "Done"))[0]).toBe(before);
  await whenSaved(page);
  expect([shared.first.problems, shared.second.problems]).toEqual([[], []]);
});

test("with single keys turned off a focused card hears arrows and Enter only; on a board the commands of tasks are listed once", async () => {
  const { page } = shared.first;
  const single = async (value: string) => {
    await page.evaluate((to) => localStorage.setItem("entente.single-keys", to), value);
    await page.reload();
    await whenSaved(page);
    await page.locator("[data-card]").first().waitFor();
  };
  await single("off");
  const [first, second] = await cardsIn(page, "To do");
  await kanbanCard(page, first!).focus();
  for (const key of ["Delete", "x", "l", "ArrowDown"]) await page.keyboard.press(key);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-card"))).toBe(second);
  expect(await page.getByTestId("selection-bar").count()).toBe(0);
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect((await cardsIn(page, "To do"))[0]).toBe(first);
  await single("on");
  await kanbanCard(page, first!).focus();
  await page.keyboard.press("Control+k");
  const palette = page.getByTestId("palette");
  await palette.getByRole("combobox").fill("set labels");
  await palette.getByRole("option", { name: "Set labels" }).first().waitFor();
  expect(await palette.getByRole("option", { name: "Set labels" }).count()).toBe(1);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Label" }).waitFor();
});

test("axe finds nothing with lanes, a selection, a filter, the archive and a command open", async () => {
  const { page } = shared.first;
  // Alone: who else is here is the shell's affair.
  await shared.second.page.goto("about:blank");
  await page.goto(address("lanes=label&q=o"));
  await page.getByRole("region", { name: "No label", exact: true }).waitFor();
  await page.locator("[data-card]").first().focus();
  await page.keyboard.press("x");
  await page.getByTestId("selection-bar").waitFor();
  await page.getByRole("button", { name: "Archive", exact: true }).first().click();
  await page.getByTestId("kanban-archive").waitFor();
  await page.getByRole("button", { name: /^Here now/ }).waitFor({ state: "detached" });
  const results = await runAxe(page);
  expect(violationLines(results)).toEqual([]);
  expect(results.passes.length).toBeGreaterThan(20);
  await page.locator("[data-card]").first().focus();
  await page.keyboard.press("l");
  await page.getByRole("dialog", { name: "Label" }).getByRole("option").first().waitFor();
  expect(violationLines(await runAxe(page))).toEqual([]);
});

test("on a phone one column fills the screen, and the switcher goes to each", async () => {
  const { context, page } = await takeSeat(shared.browser, shared.server.url, shared.owner, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await openBoard(page, shared.server.url, shared.project.id, "kanban");
  const isIn = async (name: string) => {
    const box = (await kanbanColumn(page, name).boundingBox())!;
    return box.x >= 0 && box.x + box.width <= 390;
  };
  expect(await isIn("To do")).toBe(true);
  await page
    .getByRole("navigation", { name: "Columns" })
    .getByRole("button", { name: /^Review/ })
    .tap();
  await expect.poll(() => isIn("Review")).toBe(true);
  await kanbanColumn(page, "Review").locator("[data-card]").first().tap();
  await page.getByTestId("task-panel").waitFor();
  await context.close();
});
