// A card in one's hand while others work: what they do to it, to its column and to all around it never
// takes it out of the hand, and both screens end alike.

import { archiveColumn } from "@entente/shared/doc/columns";
import { readPlan } from "@entente/shared/doc/read-plan";
import { addTasks, archiveTasks, moveCards, setTask } from "@entente/shared/doc/tasks";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { kanbanCard, kanbanColumn } from "../support/boards.ts";
import { cardsIn, carryTo, letGo, pickUp } from "../support/kanban-board.ts";
import { openBoard } from "../support/page.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";
import type { StockClient } from "../support/stock-client.ts";

let shared: SharedProject;
/** Another person's program, at work on the same plan. */
let other: StockClient;
const column = (name: string): ColumnId =>
  [...readPlan(other.doc).plan.columns.values()].find((each) => each.name === name)!.id;

beforeAll(async () => {
  shared = await createSharedProject([
    "Held",
    "Moved",
    "Archived",
    "Dropped",
    ...Array.from({ length: 46 }, (_, at) => `Card ${at}`),
  ]);
  other = await shared.planOnServer();
  const { first, second, server, project } = shared;
  await Promise.all([first, second].map((seat) => openBoard(seat.page, server.url, project.id, "kanban")));
});
afterAll(async () => {
  other?.close();
  await shared?.stop();
});

const ids = () => shared.tasks as readonly TaskId[];

/** Both screens show the same cards in this column, top to bottom, and answers them. */
async function agreedOn(name: string): Promise<string[]> {
  const { first, second } = shared;
  const isSame = async () => (await cardsIn(first.page, name)).join() === (await cardsIn(second.page, name)).join();
  await expect.poll(isSame).toBe(true);
  return cardsIn(first.page, name);
}

test("a card that is renamed, moved and archived while it is in the hand lands where it is let go, and can be brought back", async () => {
  const { page } = shared.first;
  const held = ids()[0]!;
  await pickUp(page, held);
  setTask(other.doc, held, { title: "Held, renamed" });
  await kanbanCard(shared.second.page, held).getByText("Held, renamed").waitFor();
  moveCards(other.doc, [held], { column: column("Review") });
  await kanbanColumn(shared.second.page, "Review").getByTestId(`card-${held}`).waitFor();
  archiveTasks(other.doc, [held]);
  await kanbanCard(shared.second.page, held).waitFor({ state: "detached" });
  expect(await page.getByTestId("drag-preview").count()).toBe(1);
  await carryTo(page, "Done");
  await letGo(page);
  await page.getByText("“Held, renamed” was archived meanwhile.").waitFor();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await kanbanColumn(shared.second.page, "Done").getByTestId(`card-${held}`).waitFor();
  expect(await agreedOn("Done")).toEqual([held]);
});

test("two hundred moves around it and a list scrolled far away leave the drop at the neighbour it was let go before", async () => {
  const { page } = shared.first;
  const held = ids()[1]!;
  const target = ids()[10]!;
  moveCards(other.doc, [target, ids()[11]!], { column: column("In progress") });
  await kanbanColumn(page, "In progress").getByTestId(`card-${ids()[11]!}`).waitFor();
  await pickUp(page, held);
  await page.mouse.wheel(0, 2500);
  await kanbanColumn(page, "To do").getByText("Card 45").waitFor();
  const busy = ids().slice(20, 40);
  for (let move = 0; move < 200; move++) {
    moveCards(other.doc, [busy[move % busy.length]!], {
      column: column(move % 3 === 0 ? "Review" : "To do"),
      before: busy[(move * 7 + 1) % busy.length]!,
    });
  }
  expect(await page.getByTestId("drag-preview").count()).toBe(1);
  const box = (await kanbanCard(page, target).boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 6, { steps: 8 });
  await letGo(page);
  await expect.poll(() => cardsIn(shared.second.page, "In progress")).toEqual([held, target, ids()[11]]);
  expect(await agreedOn("In progress")).toEqual([held, target, ids()[11]]);
  await agreedOn("Review");
});

test("a column archived under the hand takes no card along: it stays or lands, and both agree", async () => {
  const { page } = shared.first;
  const [archivedOne, dropped] = [ids()[2]!, ids()[3]!];
  await page.evaluate(() =>
    document.querySelector("[data-card]")?.parentElement?.parentElement?.parentElement?.scrollTo(0, 0),
  );
  await kanbanCard(page, dropped).waitFor();
  await pickUp(page, dropped);
  await carryTo(page, "Review");
  const before = await cardsIn(page, "Review");
  archiveColumn(other.doc, column("Review"));
  await kanbanColumn(page, "Review").waitFor({ state: "detached" });
  await letGo(page);
  const inDone = await agreedOn("Done");
  const inProgress = await agreedOn("In progress");
  for (const card of before) expect([...inDone, ...inProgress]).toContain(card);
  const places = [...inDone, ...inProgress, ...(await agreedOn("To do"))];
  expect(places.filter((card) => card === dropped)).toHaveLength(1);
  archiveTasks(other.doc, [archivedOne]);
  await kanbanCard(page, archivedOne).waitFor({ state: "detached" });
  expect([shared.first.problems, shared.second.problems]).toEqual([[], []]);
});

test("a board of 5,000 cards keeps few of them in the page, with lanes and without", async () => {
  const { page } = shared.first;
  const titles = Array.from({ length: 5000 }, (_, at) => ({ title: `Bulk ${at}`, column: column("Done") }));
  for (let at = 0; at < titles.length; at += 1000) addTasks(other.doc, titles.slice(at, at + 1000));
  await page
    .getByTestId("card-count")
    .getByText(/^50\d\d cards$/)
    .waitFor({ timeout: 60_000 });
  const count = () => page.locator("[data-card]").count();
  expect(await count()).toBeLessThan(150);
  await kanbanCard(page, ids()[0]!).focus();
  await page.keyboard.press("Control+a");
  await expect.poll(() => page.getByTestId("selection-bar").innerText()).toMatch(/^500\d selected/);
  await page.keyboard.press("Escape");
  // A column that was folded and unfolded follows its scrolling as before.
  const done = kanbanColumn(page, "Done");
  await done.getByRole("button", { name: "Column Done" }).click();
  await page.getByRole("menuitem", { name: "Fold" }).click();
  await page.getByRole("button", { name: /^Unfold Done/ }).click();
  await done.locator("[data-card]").first().hover();
  await page.mouse.wheel(0, 40_000);
  await expect.poll(() => done.getByText(/Bulk [3-9]\d\d\s*$/).count()).toBeGreaterThan(2);
  await page.goto(`${page.url()}?lanes=priority`);
  await page.getByRole("region", { name: "No priority", exact: true }).waitFor();
  expect(await count()).toBeLessThan(250);
  await page.getByTestId("kanban-board").evaluate((board) => board.scrollTo(0, board.scrollHeight));
  await page.getByText("Bulk 4999", { exact: true }).waitFor();
  expect(await count()).toBeLessThan(250);
});
