// The Gantt board on a page of its own, driven like a person would: where bars and their handles
// are, drags by mouse or finger, and what the plan then holds.

import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import type { Dependency, Task } from "@entente/shared/model/plan";
import type { TaskId } from "@entente/shared/model/ids";
import type { GanttBench } from "../bench/gantt-page/main.ts";
import { serveGanttPage, type ServedPage } from "../bench/gantt-page/serve.ts";
import { launchBrowser } from "./browser.ts";
import { violationLines } from "./page.ts";

declare global {
  interface Window {
    bench: GanttBench;
  }
}

/** The stock chart, which the benchmark compares with, takes minutes on a busy machine. */
const LONGEST_OPENING_MS = 600_000;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Opens the page at `url` with `query` and resolves once the board is painted. */
export async function openGanttPage(
  browser: Browser,
  url: string,
  query: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  await page.goto(`${url}?${query}`, { waitUntil: "commit" });
  await page.locator("html[data-ready]").waitFor({ state: "attached", timeout: LONGEST_OPENING_MS });
  await page.evaluate(() => window.bench.firstPaint);
  return page;
}

/** For the tests of one file: a served board and a browser; opens pages, and closes each after its test. */
export function useGanttPages(): (query: string, options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  let served: ServedPage;
  const opened: Page[] = [];
  beforeAll(async () => {
    [browser, served] = await Promise.all([launchBrowser(), serveGanttPage()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
  });
  return async (query, options) => {
    const page = await openGanttPage(browser, served.url, query, options);
    opened.push(page);
    return page;
  };
}

/** What axe found on the board alone: the heading of the page is the shell's, which isn't there. */
export const boardViolations = (results: AxeResults): string[] =>
  violationLines(results).filter((line) => !line.startsWith("page-has-heading-one"));

export const bar = (page: Page, task: string) => page.getByTestId(`gantt-bar-${task}`);
export const row = (page: Page, task: string) => page.getByTestId(`gantt-row-${task}`);

/** A point on a bar: `share` of its width from the left, in its middle. */
export async function pointOn(page: Page, task: string, share = 0.5): Promise<Point> {
  const box = (await bar(page, task).boundingBox())!;
  return { x: box.x + box.width * share, y: box.y + box.height / 2 };
}

/** Presses at `from` and moves by `by` in steps, without letting go. */
export async function grab(page: Page, from: Point, by: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 3 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 3 });
}

/** A task as the board's plan holds it. */
export const taskOf = (page: Page, task: string): Promise<Task> =>
  page.evaluate((id) => window.bench.plan.task(id as TaskId)!, task);

/** Start and finish of a task by the schedule, in minutes. */
export const datesOf = (page: Page, task: string): Promise<{ start: number; finish: number }> =>
  page.evaluate((id) => {
    const { start, finish } = window.bench.plan.scheduled(id as TaskId)!;
    return { start, finish };
  }, task);

export const linksOf = (page: Page): Promise<readonly Dependency[]> =>
  page.evaluate(() => [...window.bench.plan.dependencies]);

/** Shows days, so that a drag snaps to them, once the chart takes gestures. */
export async function showDays(page: Page): Promise<void> {
  await page.locator("svg.gantt.is-live").waitFor({ state: "attached" });
  await page.getByLabel("Zoom", { exact: true }).selectOption("day");
}

/** Resolves after the next two frames: what a change asked to draw is then drawn. */
export const nextFrames = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
