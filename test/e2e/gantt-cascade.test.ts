// Drags that touch more than one bar, and what happens around a drag: the cascade before release,
// a selection moved together, and others who edit, move, archive or drag meanwhile.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
  bar,
  datesOf,
  grab,
  nextFrames,
  useGanttPages,
  pointOn,
  row,
  showDays,
  taskOf,
} from "../support/gantt-board.ts";

const DAY = 1440;
/** Pixels of a day at the zoom that `showDays` picks. */
const DAY_PIXELS = 40;

const openPage = useGanttPages();
let page: Page;

async function open(query: string): Promise<void> {
  page = await openPage(query);
  await showDays(page);
  await nextFrames(page);
  // The first bars at the left of the chart, clear of the zone where a drag scrolls.
  const { x } = (await bar(page, "t1").locator("rect.bar").boundingBox())!;
  await page.locator(".gantt-scroller").evaluate((element, by) => (element.scrollLeft += by), x - 620);
  await nextFrames(page);
}

const ghosts = () => page.locator(".cascade-ghost:visible");
const tip = () => page.locator(".drag-tip");
const setRemote = (task: string, field: string, value: unknown) =>
  page.evaluate(([id, name, to]) => window.bench.setRemoteTask(id as never, name as string, to), [
    task,
    field,
    value,
  ] as const);

describe("the cascade of a drag", () => {
  test("stands as ghosts on the rows that would move, with the new finish of the project, and goes with Esc", async () => {
    await open("tasks=12&links=10");
    const before = await datesOf(page, "t2");
    await grab(page, await pointOn(page, "t1"), { x: 7 * DAY_PIXELS, y: 0 });
    await ghosts().first().waitFor();
    await tip()
      .getByText(/other tasks? moves?/)
      .waitFor();
    expect(await datesOf(page, "t2")).toEqual(before);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect.poll(() => ghosts().count()).toBe(0);
    expect(await tip().count()).toBe(0);
    expect(await datesOf(page, "t2")).toEqual(before);
  });

  test("is where the bars then stand after release", async () => {
    await open("tasks=12&links=10");
    await grab(page, await pointOn(page, "t1"), { x: 7 * DAY_PIXELS, y: 0 });
    const box = (await bar(page, "t2").locator("rect.bar").boundingBox())!;
    const ghost = ghosts().filter({ has: page.locator("rect:visible") });
    const onRow = async () => {
      const boxes = await Promise.all((await ghost.all()).map((each) => each.locator("rect").boundingBox()));
      return boxes.find((each) => each && Math.abs(each.y - box.y) < 3)?.x;
    };
    await expect.poll(onRow).toBeGreaterThan(box.x);
    const x = (await onRow())!;
    await page.mouse.up();
    await expect.poll(async () => (await bar(page, "t2").locator("rect.bar").boundingBox())!.x).toBeCloseTo(x - 1, -1);
  });

  test("warns of a deadline that would be missed", async () => {
    await open("tasks=12&links=10");
    await setRemote("t2", "deadline", "2026-01-13T17:00");
    await page.locator('[data-testid="gantt-bar-t2"]').waitFor({ state: "attached" });
    await expect.poll(async () => (await taskOf(page, "t2")).deadline).toBe("2026-01-13T17:00");
    await grab(page, await pointOn(page, "t1"), { x: 14 * DAY_PIXELS, y: 0 });
    await tip().getByText("“Task 2” misses its deadline").waitFor();
    await page.keyboard.press("Escape");
    await page.mouse.up();
  });
});

describe("a selection", () => {
  test("moves together, in one step of undo", async () => {
    await open("tasks=12&links=0");
    const tasks = ["t1", "t2", "t4"];
    const before = await Promise.all(tasks.map((task) => datesOf(page, task)));
    await bar(page, "t1").locator("rect.bar").click();
    for (const task of ["t2", "t4"])
      await bar(page, task)
        .locator("rect.bar")
        .click({ modifiers: ["Control"] });
    await grab(page, await pointOn(page, "t2"), { x: 7 * DAY_PIXELS, y: 0 });
    await tip().getByText("3 tasks").waitFor();
    await page.mouse.up();
    const moved = before.map(({ start }) => start + 7 * DAY);
    await expect.poll(() => Promise.all(tasks.map(async (task) => (await datesOf(page, task)).start))).toEqual(moved);
    await page.evaluate(() => window.bench.plan.undo());
    await expect.poll(() => Promise.all(tasks.map((task) => datesOf(page, task)))).toEqual(before);
  });

  test("doesn't move with a bar that isn't part of it", async () => {
    await open("tasks=12&links=0");
    const before = await datesOf(page, "t1");
    await bar(page, "t1").locator("rect.bar").click();
    await grab(page, await pointOn(page, "t4"), { x: 7 * DAY_PIXELS, y: 0 });
    await page.mouse.up();
    await expect.poll(async () => (await taskOf(page, "t4")).constraintDate).toContain("2026-01-1");
    expect(await datesOf(page, "t1")).toEqual(before);
  });
});

describe("while a bar is in the hand", () => {
  const held = async () => {
    const { start } = await datesOf(page, "t4");
    const from = await pointOn(page, "t4");
    await grab(page, from, { x: 7 * DAY_PIXELS, y: 0 });
    return { start, x: from.x + 7 * DAY_PIXELS, y: from.y };
  };

  test("two hundred moves by others leave it in the hand, and it lands where it was put", async () => {
    await open("tasks=240&links=0");
    const hand = await held();
    const { x } = (await bar(page, "t4").locator("rect.bar").boundingBox())!;
    await page.evaluate(() => {
      window.bench.remote.transact(() => {
        for (let i = 1; i <= 200; i += 1) {
          if (i % 20 === 0 || i % 20 === 19) continue;
          window.bench.setRemoteTask(`t${i}` as never, "constraint", { type: "SNET", date: "2026-02-02T08:00" });
        }
      });
    });
    await expect.poll(async () => (await taskOf(page, "t198")).constraintDate).toBe("2026-02-02T08:00");
    await nextFrames(page);
    expect((await bar(page, "t4").locator("rect.bar").boundingBox())!.x).toBeCloseTo(x, -1);
    await page.mouse.move(hand.x, hand.y + 3);
    await page.mouse.up();
    await expect.poll(async () => (await datesOf(page, "t4")).start).toBe(hand.start + 7 * DAY);
    expect((await taskOf(page, "t5")).constraintDate).toBe("2026-02-02T08:00");
  });

  test("it is drawn in its new row when others move rows about, and lands on its own task", async () => {
    await open("tasks=30&links=0");
    const { start } = await held();
    const y = (await bar(page, "t4").boundingBox())!.y;
    const others = await taskOf(page, "t2");
    await setRemote("t2", "parent", "t20");
    await expect.poll(async () => (await bar(page, "t4").boundingBox())!.y).toBeLessThan(y);
    await page.mouse.up();
    await expect.poll(async () => (await datesOf(page, "t4")).start).toBe(start + 7 * DAY);
    for (const task of ["t3", "t5"])
      expect((await taskOf(page, task)).constraintDate).not.toBe((await taskOf(page, "t4")).constraintDate);
    expect((await taskOf(page, "t2")).constraintDate).toBe(others.constraintDate);
  });

  test("its row may scroll away and come back", async () => {
    await open("tasks=240&links=0");
    const { start } = await held();
    const scroller = page.locator(".gantt-scroller");
    await scroller.evaluate((element) => (element.scrollTop = 4000));
    await row(page, "t120").waitFor();
    const dates = await Promise.all(["t114", "t115", "t116"].map((task) => taskOf(page, task)));
    await page.mouse.up();
    await expect.poll(async () => (await datesOf(page, "t4")).start).toBe(start + 7 * DAY);
    expect(await Promise.all(["t114", "t115", "t116"].map((task) => taskOf(page, task)))).toEqual(dates);
  });

  test("a task that somebody archives meanwhile is left alone, and that is said", async () => {
    await open("tasks=30&links=0");
    await held();
    const { constraintDate } = await taskOf(page, "t4");
    await setRemote("t4", "archived", true);
    await expect.poll(() => bar(page, "t4").locator("rect.bar").count()).toBe(0);
    await page.mouse.up();
    await expect
      .poll(() => page.evaluate(() => window.bench.notices()))
      .toContainEqual("“Task 4” was archived meanwhile, so it was not moved.");
    expect(await taskOf(page, "t4")).toMatchObject({ archived: true, constraintDate });
  });

  test("somebody else who drags the same bar is named", async () => {
    await open("tasks=12&links=0");
    const { start, finish } = await datesOf(page, "t4");
    await page.evaluate(
      ([from, to]) =>
        window.bench.presence.show([
          {
            clientId: 7,
            userId: "u7",
            name: "Ada",
            board: "gantt",
            selection: null,
            dragging: { task: "t4" as never, start: from!, finish: to! },
            pointer: null,
            view: null,
          } as never,
        ]),
      [start + DAY, finish + DAY],
    );
    await page.locator(".ghost-name", { hasText: "Ada is dragging this" }).waitFor();
    await held();
    await tip().getByText("Ada is dragging this too").waitFor();
    await page.keyboard.press("Escape");
    await page.mouse.up();
  });
});
