// What an open board of 5,000 cards keeps in memory, on a real server in a real browser, after
// everything that is unused was collected: the heap of JavaScript, of the page's elements, and the
// buffers outside of both. Compared with an empty board in the same run.

import type { Page } from "playwright-core";
import { tell } from "../support/figures.ts";
import { openLargeBoards } from "../support/large-board.ts";
import { whenSaved } from "../support/page.ts";

const CARDS = 5000;
const MOST_MB = 150;

const boards = await openLargeBoards();
try {
  const empty = await heapOf(await boards.addressOf(0));
  const full = await heapOf(await boards.addressOf(CARDS));
  tell("heap", {
    what: `heap of an open board of ${CARDS.toLocaleString("en")} cards`,
    value: full,
    unit: "MB",
    against: ["an empty board", empty],
    must: [`≤ ${MOST_MB} MB`, full <= MOST_MB],
  });
} finally {
  await boards.stop();
}

/** Megabytes that a page of its own holds once the board at `address` is open and saved. */
async function heapOf(address: string): Promise<number> {
  const page = await boards.seat.context.newPage();
  await page.goto(address);
  await whenSaved(page, 60_000);
  await page.getByTestId("kanban-board").waitFor();
  const bytes = await collectedBytes(page);
  await page.close();
  return bytes / 1e6;
}

async function collectedBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  // What a first collection finalizes, a second frees.
  for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage");
  const usage = (await session.send("Runtime.getHeapUsage")) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
    backingStorageSize?: number;
  };
  return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
}
