// The kanban board of 5,000 cards in six columns in a real browser: first paint, and a drop by the
// mouse. Compared, in rounds that take turns in the same run, with boards of the same cards on dnd-kit
// and on SortableJS.

import type { Browser, Page } from "playwright-core";
import { serveBenchPage } from "../support/bench-page.ts";
import { launchBrowser } from "../support/browser.ts";
import { median, tell } from "../support/figures.ts";
import { createWorkMeter } from "../support/page-work.ts";
import { watchDrop } from "./kanban-page/measure.ts";

const BOARD = "cards=5000&columns=6";
const ROUNDS = Number(process.env["ENTENTE_BENCH_ROUNDS"] ?? 5);
const DROPS = 4;
const MOST_PAINT_MS = 150;
const MOST_DROP_MS = 16;
const PEERS = [
  { query: "dnd-kit", words: "dnd-kit 6.3.1" },
  { query: "sortable", words: "SortableJS 1.15.7" },
];

interface Drop {
  readonly ms: number;
  readonly frames: number;
  /** As `paintWork`. */
  readonly work: number;
}

interface Run {
  readonly paint: number;
  /** What of it the page's main thread worked, by its own clock, which stands while other programs have the processor. */
  readonly paintWork: number;
  readonly elements: number;
  readonly drops: readonly Drop[];
}

const served = await serveBenchPage("kanban-page");
const browser = await launchBrowser();
try {
  await measure(browser);
} finally {
  await browser.close();
  await served.close();
}

async function measure(at: Browser): Promise<void> {
  const ours: Run[] = [];
  const theirs: Run[][] = PEERS.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await runOf(at, BOARD));
    for (const [index, { query }] of PEERS.entries()) theirs[index]!.push(await runOf(at, `${BOARD}&peer=${query}`));
  }
  const paintOf = (runs: readonly Run[]) => median(runs.map((run) => run.paint));
  const dropOf = (runs: readonly Run[]) => median(runs.flatMap((run) => run.drops.map((drop) => drop.ms)));
  const say = (figure: Parameters<typeof tell>[1]) => tell("kanban", figure);

  const [paint, drop] = [paintOf(ours), dropOf(ours)];
  say({
    what: "first paint of the board at 5,000 cards in 6 columns",
    value: paint,
    unit: "ms",
    must: [`≤ ${MOST_PAINT_MS} ms`, paint <= MOST_PAINT_MS],
  });
  for (const [index, { words }] of PEERS.entries()) {
    const their = paintOf(theirs[index]!);
    say({ what: "the same", value: paint, unit: "ms", against: [words, their], must: ["ahead", paint < their] });
  }
  say({
    what: "what of it is the page's own work, without the time that others have the processor",
    value: median(ours.map((run) => run.paintWork)),
    unit: "ms",
  });
  say({
    what: "work that a drop causes: the edit, what follows from it and the frame that shows it, median",
    value: drop,
    unit: "ms",
    must: [`≤ ${MOST_DROP_MS} ms`, drop <= MOST_DROP_MS],
  });
  for (const [index, { words }] of PEERS.entries()) {
    const their = dropOf(theirs[index]!);
    say({ what: "the same", value: drop, unit: "ms", against: [words, their], must: ["ahead", drop < their] });
  }
  say({
    what: "what of it, and of measuring it, is the page's own work",
    value: median(ours.flatMap((run) => run.drops.map((each) => each.work))),
    unit: "ms",
  });
  const frames = Math.max(...ours.flatMap((run) => run.drops.map((each) => each.frames)));
  say({
    what: "the frame after the drop that shows it, latest",
    value: frames,
    unit: "frames",
    must: ["1: the next frame", frames === 1],
  });
  say({
    what: "elements on the page",
    value: ours[0]!.elements,
    unit: "elements",
    against: [PEERS[1]!.words, theirs[1]![0]!.elements],
  });
}

/** One page with `query`: its first paint and a few drops, each of the first column's first card into the second column. */
async function runOf(at: Browser, query: string): Promise<Run> {
  const context = await at.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const page = await context.newPage();
  try {
    await page.goto(`${served.url}?${query}`, { waitUntil: "commit" });
    await page.locator("html[data-ready]").waitFor({ state: "attached", timeout: 120_000 });
    const worked = await createWorkMeter(page);
    const before = await worked();
    const paint = await page.evaluate(() => window.kanban.draw());
    const paintWork = (await worked()) - before;
    const elements = await page.evaluate(() => document.querySelectorAll("body *").length);
    const drops: Drop[] = [];
    for (let i = 0; i < DROPS; i += 1) drops.push(await dropOn(page, worked, `card-${i * 6}`, i + 1));
    return { paint, paintWork, elements, drops };
  } finally {
    await context.close();
  }
}

/** Carries the card into the second column by the mouse and lets it go, some cards below the top. */
async function dropOn(page: Page, worked: () => Promise<number>, task: string, below: number): Promise<Drop> {
  const from = await boxOf(page, task);
  const to = await page.evaluate(() => {
    const { x, y, width } = window.kanban.board.column(1).getBoundingClientRect();
    return { x: x + width / 2, y };
  });
  await page.mouse.move(from.x + 40, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + from.height / 2 + 8, { steps: 3 });
  await page.mouse.move(to.x, to.y + 80 + below * 70, { steps: 4 });
  await page.mouse.move(to.x + 3, to.y + 84 + below * 70, { steps: 2 });
  // What carrying it caused is done before it is let go.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
  await page.evaluate(watchDrop, [task, 1] as const);
  const before = await worked();
  await page.mouse.up();
  const dropped = await page.evaluate(() => window.kanban.drop!);
  const work = (await worked()) - before;
  // The next one begins when nothing of this one moves any more.
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running"));
  return { ...dropped, work };
}

async function boxOf(page: Page, task: string): Promise<{ x: number; y: number; height: number }> {
  return page.evaluate((id) => {
    const { x, y, height } = window.kanban.board.card(id)!.getBoundingClientRect();
    return { x, y, height };
  }, task);
}
