// What the tests of the kanban do with their hands: pick cards up, carry them and let them go, by
// mouse and by finger, and read the board from what it shows.

import type { Page } from "playwright-core";
import { kanbanCard, kanbanColumn } from "./boards.ts";

/** The ids of the cards that a column shows, from the top. */
export async function cardsIn(page: Page, column: string): Promise<string[]> {
  return kanbanColumn(page, column)
    .locator("[data-card]")
    .evaluateAll((cards) =>
      cards
        .map((card) => ({ id: (card as HTMLElement).dataset["card"]!, top: card.getBoundingClientRect().top }))
        .sort((a, b) => a.top - b.top)
        .map(({ id }) => id),
    );
}

/** Presses on a card and moves far enough that it is in the hand. */
export async function pickUp(page: Page, task: string): Promise<void> {
  const box = (await kanbanCard(page, task).first().boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 52, box.y + box.height / 2 + 6, { steps: 3 });
  await page.getByTestId("drag-preview").waitFor();
}

/** Carries what is in the hand over a column, `below` pixels under its top. */
export async function carryTo(page: Page, column: string, below = 60): Promise<void> {
  const box = (await kanbanColumn(page, column).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + below, { steps: 6 });
}

/** Lets go of what is in the hand. */
export async function letGo(page: Page): Promise<void> {
  await page.mouse.up();
  await page.getByTestId("drag-preview").waitFor({ state: "detached" });
}

/** What the board last told screen readers. */
export const kanbanSays = (page: Page): Promise<string> => page.getByTestId("kanban-says").innerText();
