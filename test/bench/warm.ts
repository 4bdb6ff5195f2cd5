// A second visit to a board of 2,000 cards: application from the service worker, plan from the copy on
// this device, on a real server in a real browser; with the network and without it. Until the board
// can be used, as the page itself marks it; compared with a first visit in the same run.

import type { Page } from "playwright-core";
import { median, tell } from "../support/figures.ts";
import { openLargeBoards } from "../support/large-board.ts";
import { whenInstalled, whenKept } from "../support/offline.ts";
import { whenSaved } from "../support/page.ts";
import { createWorkMeter } from "../support/page-work.ts";

const CARDS = 2000;
const ROUNDS = Number(process.env["ENTENTE_BENCH_ROUNDS"] ?? 5);
const MOST_MS = 1000;

const boards = await openLargeBoards();
try {
  const address = await boards.addressOf(CARDS);
  const { page, context } = boards.seat;
  await page.goto(address);
  const first = await usableAt(page);
  await whenSaved(page, 60_000);
  await whenInstalled(page);
  await whenKept(page);
  await page.close();
  const [online, offline, work]: number[][] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [isOffline, times] of [
      [false, online],
      [true, offline],
    ] as const) {
      await context.setOffline(isOffline);
      const again = await context.newPage();
      const worked = await createWorkMeter(again);
      await again.goto(address, { waitUntil: "commit" });
      times!.push(await usableAt(again));
      work!.push(await worked());
      await whenKept(again);
      await again.close();
    }
  }
  for (const [what, times] of [
    [`second visit to a board of ${CARDS.toLocaleString("en")} cards until it can be used`, online],
    ["the same without a network", offline],
  ] as const) {
    const value = median(times!);
    tell("warm", {
      what,
      value,
      unit: "ms",
      against: ["the first visit", first],
      must: [`< ${MOST_MS} ms`, value < MOST_MS],
    });
  }
  tell("warm", {
    what: "what of either is the page's own work, without the time that others have the processor",
    value: median(work!),
    unit: "ms",
  });
} finally {
  await boards.stop();
}

/** Milliseconds from the beginning of the visit to the board that can be used; throws when cards are missing then. */
async function usableAt(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName("entente:usable").length > 0, null, {
    timeout: 60_000,
  });
  return page.evaluate(() => {
    if (!document.querySelector("[data-card]")) throw new Error("The board can't be used: it shows no card.");
    return performance.getEntriesByName("entente:usable")[0]!.startTime;
  });
}
