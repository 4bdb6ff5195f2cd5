// The Gantt board at 10,000 tasks and 10,000 links in a real browser, with its table and its overlays:
// first paint, what is on the page, a step of a drag, somebody else's edit, a thousand of them,
// scrolling. Compared, in rounds that take turns in the same run, with SVAR's Gantt (MIT edition), and
// with frappe-gantt as it comes drawing the same plan.

import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { FRAME_MS, FRAME_SLACK_MS, framesDropped, median, percentile, tell } from "../support/figures.ts";
import { openGanttPage } from "../support/gantt-board.ts";
import { dragSteps, manyEdits, remoteEdits, scrollFrames } from "./gantt-page/measure.ts";
import { serveGanttPage } from "./gantt-page/serve.ts";

const PLAN = "tasks=10000&links=10000";
const ROUNDS = 5;
/** Rounds in which everything else is measured too. */
const FULL_ROUNDS = 3;
const SVAR = "SVAR Gantt 2.7.3";
const FRAPPE = "frappe-gantt 1.2.2 as it comes";
/** Ten rows a frame; and half a screen of days every ten frames beside. */
const DOWN = { down: 360, right: 0 };
const DIAGONAL = { down: 360, right: 48 };

interface Run {
  paint: number;
  elements: number;
  edits: { ms: number; frames: number }[];
  many: number[];
  down: number[];
  diagonal: number[];
  drag: number[];
}

const served = await serveGanttPage();
const browser = await launchBrowser();
try {
  await measure(browser);
} finally {
  await browser.close();
  await served.close();
}

async function measure(at: Browser): Promise<void> {
  const ours: Run[] = [];
  const svar: Run[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const isFull = round < FULL_ROUNDS;
    ours.push(await runOf(at, PLAN, isFull, true));
    svar.push(await runOf(at, `${PLAN}&peer=svar`, isFull, false));
  }
  const frappe = await runOf(at, `${PLAN}&peer=frappe`, false, false);
  const small = await runOf(at, "tasks=1000&links=1000", false, false);
  const large = await runOf(at, "tasks=100000&links=100000", false, false);

  const all = <T>(runs: readonly Run[], part: (run: Run) => readonly T[]) => runs.flatMap((run) => [...part(run)]);
  const paint = median(ours.map((run) => run.paint));
  const svarPaint = median(svar.map((run) => run.paint));
  const say = (figure: Parameters<typeof tell>[1]) => tell("gantt", figure);
  say({
    what: "first paint of the board at 10,000 tasks and 10,000 links",
    value: paint,
    unit: "ms",
    against: [SVAR, svarPaint],
    must: ["≤ 0.5 × SVAR", paint <= svarPaint / 2],
  });
  say({
    what: "the same",
    value: paint,
    unit: "ms",
    against: [FRAPPE, frappe.paint],
    must: ["≤ 1/50 of frappe", paint <= frappe.paint / 50],
  });
  say({
    what: "elements on the page",
    value: ours[0]!.elements,
    unit: "elements",
    against: [FRAPPE, frappe.elements],
  });
  say({
    what: "elements at 100,000 tasks and 100,000 links",
    value: large.elements,
    unit: "elements",
    against: ["at 1,000", small.elements],
    must: ["as many as at 1,000", Math.abs(large.elements - small.elements) <= small.elements * 0.02],
  });
  say({ what: "first paint at 100,000 tasks and 100,000 links", value: large.paint, unit: "ms" });
  const drag = all(ours, (run) => run.drag);
  say({
    what: "a step of a drag: handler, frame and what would move with it, median",
    value: median(drag),
    unit: "ms",
    must: ["≤ 10 ms", median(drag) <= 10],
  });
  const edits = all(ours, (run) => run.edits);
  say({
    what: "somebody else's edit to the painted frame, median",
    value: median(edits.map((edit) => edit.ms)),
    unit: "ms",
    against: [SVAR, median(all(svar, (run) => run.edits).map((edit) => edit.ms))],
  });
  const waited = median(edits.map((edit) => edit.frames));
  say({
    what: "the frame after the edit that shows it, median",
    value: waited,
    unit: "frames",
    must: ["1: the next frame", waited === 1],
  });
  const many = median(all(ours, (run) => run.many));
  say({
    what: "work that 1,000 edits of others at once cause: store, dates and drawing, median",
    value: many,
    unit: "ms",
    against: [SVAR, median(all(svar, (run) => run.many))],
    must: ["≤ 10 ms", many <= 10],
  });
  sayScroll(
    "rows",
    all(ours, (run) => run.down),
    all(svar, (run) => run.down),
  );
  sayScroll(
    "rows and dates",
    all(ours, (run) => run.diagonal),
    all(svar, (run) => run.diagonal),
  );
}

function sayScroll(what: string, gaps: readonly number[], svarGaps: readonly number[]): void {
  const slowest = percentile(gaps, 0.95);
  tell("gantt", {
    what: `frame while ${what} scroll, 95th percentile`,
    value: slowest,
    unit: "ms",
    against: [SVAR, percentile(svarGaps, 0.95)],
    must: ["one frame", slowest <= FRAME_MS + FRAME_SLACK_MS],
  });
  const dropped = framesDropped(gaps) / FULL_ROUNDS;
  tell("gantt", {
    what: `frames dropped of 180 while ${what} scroll`,
    value: dropped,
    unit: "frames",
    against: [SVAR, framesDropped(svarGaps) / FULL_ROUNDS],
    must: ["≤ 5", dropped <= 5],
  });
}

/** One page with `query`: its first paint, and all the rest when `isFull`. */
async function runOf(at: Browser, query: string, isFull: boolean, isOurs: boolean): Promise<Run> {
  const page = await openGanttPage(at, served.url, query);
  try {
    const paint = await page.evaluate(() => window.bench.firstPaint);
    const elements = await countElements(page);
    if (!isFull) return { paint, elements, edits: [], many: [], down: [], diagonal: [], drag: [] };
    if (isOurs) await page.getByLabel("Zoom", { exact: true }).selectOption("day");
    const drag = isOurs ? await page.evaluate(dragSteps) : [];
    const edits = await page.evaluate(remoteEdits);
    const many = await page.evaluate(manyEdits);
    const down = await page.evaluate(scrollFrames, DOWN);
    const diagonal = await page.evaluate(scrollFrames, DIAGONAL);
    return { paint, elements, edits, many, down, diagonal, drag };
  } finally {
    await page.context().close();
  }
}

function countElements(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll("body *").length);
}
