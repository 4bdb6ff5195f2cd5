// What a person does on the three boards, by the names and roles they see. Each resolves when their
// own page shows the result; what others see is for the test to ask.

import type { Locator, Page } from "playwright-core";

/** The row of a task in the Gantt's table. */
export const ganttRow = (page: Page, task: string): Locator => page.getByTestId(`gantt-row-${task}`);

/** Makes a task the active row of the table by a press on its title. */
export const chooseOnGantt = (page: Page, task: string): Promise<void> =>
  ganttRow(page, task).locator(".title").click();

/** A column of the kanban by its name. */
export const kanbanColumn = (page: Page, name: string): Locator =>
  page.getByTestId("kanban-board").getByRole("region", { name, exact: true });

/** The card of a task on the kanban. */
export const kanbanCard = (page: Page, task: string): Locator => page.getByTestId(`card-${task}`);

/** Adds a task by the field below the Gantt's last row. */
export async function addOnGantt(page: Page, title: string): Promise<void> {
  await page.getByLabel("Add a task", { exact: true }).fill(title);
  await page.getByLabel("Add a task", { exact: true }).press("Enter");
  await page.getByRole("row").filter({ hasText: title }).first().waitFor();
}

/** Renames a task in the table: choose, F2, type, Enter. */
export async function renameOnGantt(page: Page, task: string, title: string): Promise<void> {
  await chooseOnGantt(page, task);
  await page.keyboard.press("F2");
  await ganttRow(page, task).getByLabel("Title").fill(title);
  await page.keyboard.press("Enter");
  await ganttRow(page, task).getByText(title, { exact: true }).waitFor();
}

/** What the table shows as a task's start. */
export const startOnGantt = (page: Page, task: string): Promise<string> =>
  ganttRow(page, task).getByRole("gridcell").nth(1).innerText();

/** Drags a task's bar sideways by `pixels`, releasing at the end. */
export async function dragBar(page: Page, task: string, pixels: number): Promise<void> {
  // The group also holds the title beside the bar.
  const box = (await page.getByTestId(`gantt-bar-${task}`).locator("rect.bar").boundingBox())!;
  const y = box.y + box.height / 2;
  const x = box.x + box.width / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels / 2, y, { steps: 4 });
  await page.mouse.move(x + pixels, y, { steps: 4 });
  await page.mouse.up();
}

/** Adds a card at the end of a column; the field stays open for the next one. */
export async function addOnKanban(page: Page, column: string, title: string): Promise<void> {
  const place = kanbanColumn(page, column);
  const field = place.getByLabel("Title of the new card");
  if (!(await field.isVisible())) await place.getByRole("button", { name: "Add card" }).click();
  await field.fill(title);
  await field.press("Enter");
  await place.getByText(title, { exact: true }).waitFor();
}

/** Drags a card by the mouse into a column, below its head. */
export async function dragCard(page: Page, task: string, column: string): Promise<void> {
  const from = (await kanbanCard(page, task).boundingBox())!;
  const to = (await kanbanColumn(page, column).boundingBox())!;
  await page.mouse.move(from.x + 30, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 50, from.y + from.height / 2 + 5, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + 80, { steps: 8 });
  await page.mouse.move(to.x + to.width / 2 + 3, to.y + 83, { steps: 3 });
  await page.mouse.up();
  await kanbanColumn(page, column).getByTestId(`card-${task}`).waitFor();
}

/** The tile of a frame on the review's overview. */
export const frameTile = (page: Page, title: string): Locator =>
  page.getByRole("link", { name: new RegExp(`^${title}, `) });

/** Opens a frame from the review's overview, by the keyboard. */
export async function openFrame(page: Page, title: string): Promise<void> {
  await frameTile(page, title).press("Enter");
  await page.getByRole("group", { name: "Frame", exact: true }).waitFor();
}

/** The pin with this number on the shown prototype. */
export const pinButton = (page: Page, number: number): Locator =>
  page.getByRole("button", { name: new RegExp(`^Pin ${number}[:,]`) });

/** Uploads a picture as a new prototype and waits until the page shows it. */
export async function uploadPrototype(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.getByLabel("Prototype files").setInputFiles(file);
  await page.getByRole("img", { name: /, version 1$/ }).waitFor();
}

/** Puts a pin in the middle of the shown prototype. */
export async function pinInTheMiddle(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Comment at the middle" }).click();
  const form = page.getByRole("form", { name: "New pin" });
  await form.getByLabel("Comment", { exact: true }).fill(text);
  await form.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByRole("button", { name: new RegExp(`^Pin \\d+: ${text}`) }).waitFor();
}
