import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { fingerOn } from "../support/finger.ts";
import {
  bar,
  datesOf,
  grab,
  linksOf,
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

async function open(query = "tasks=12&links=0", touch = false): Promise<void> {
  page = await openPage(query, { hasTouch: touch });
  await showDays(page);
  await nextFrames(page);
}

const undo = () => page.evaluate(() => window.bench.plan.undo());

describe("a bar that is dragged", () => {
  test("starts as many days later as it was moved, by one constraint and one step of undo", async () => {
    await open();
    const before = await datesOf(page, "t1");
    await grab(page, await pointOn(page, "t1"), { x: 2 * DAY_PIXELS + 7, y: 0 });
    await page.mouse.up();
    await expect.poll(async () => (await datesOf(page, "t1")).start - before.start).toBe(2 * DAY);
    expect(await taskOf(page, "t1")).toMatchObject({ constraint: "SNET" });
    await undo();
    await expect.poll(() => datesOf(page, "t1")).toEqual(before);
  });

  test("writes nothing before it is released, and nothing at all after Esc", async () => {
    await open();
    const before = await taskOf(page, "t1");
    const box = await bar(page, "t1").boundingBox();
    await grab(page, await pointOn(page, "t1"), { x: 120, y: 0 });
    expect(await bar(page, "t1").boundingBox()).not.toEqual(box);
    expect(await taskOf(page, "t1")).toEqual(before);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await bar(page, "t1").boundingBox()).toEqual(box);
    expect(await taskOf(page, "t1")).toEqual(before);
  });

  test("is longer by working time when its end is pulled", async () => {
    await open();
    const before = await taskOf(page, "t1");
    const { finish } = await datesOf(page, "t1");
    const box = (await bar(page, "t1").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await grab(page, { x: box.x + box.width - 4, y: box.y + box.height / 2 }, { x: DAY_PIXELS, y: 0 });
    await page.mouse.up();
    await expect.poll(async () => (await taskOf(page, "t1")).durationMinutes).toBe(before.durationMinutes + 480);
    await expect.poll(async () => (await datesOf(page, "t1")).finish).toBe(finish + DAY);
    expect((await taskOf(page, "t1")).constraintDate).toBe(before.constraintDate);
  });

  test("starts earlier and keeps its end when its start is pulled, in one step of undo", async () => {
    await open("tasks=12&links=0");
    const before = await datesOf(page, "t4");
    const box = (await bar(page, "t4").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await grab(page, { x: box.x + 4, y: box.y + box.height / 2 }, { x: -DAY_PIXELS, y: 0 });
    await page.mouse.up();
    await expect.poll(() => datesOf(page, "t4")).toEqual({ start: before.start - DAY, finish: before.finish });
    await undo();
    await expect.poll(() => datesOf(page, "t4")).toEqual(before);
  });

  test("stays in the hand when somebody else changes the task, and then lands where it was put", async () => {
    await open();
    const before = await datesOf(page, "t1");
    await grab(page, await pointOn(page, "t1"), { x: 3 * DAY_PIXELS, y: 0 });
    const held = await bar(page, "t1").locator(".bar").getAttribute("x");
    await page.evaluate(() => window.bench.setRemoteTask("t1" as never, "title", "Renamed meanwhile"));
    await row(page, "t1").getByText("Renamed meanwhile").waitFor();
    expect(await bar(page, "t1").locator(".bar").getAttribute("x")).toBe(held);
    await page.mouse.up();
    await expect.poll(async () => (await datesOf(page, "t1")).start - before.start).toBe(3 * DAY);
    expect((await taskOf(page, "t1")).title).toBe("Renamed meanwhile");
  });

  test("of a summary task doesn't move", async () => {
    await open();
    const box = await bar(page, "t0").boundingBox();
    await grab(page, await pointOn(page, "t0"), { x: 120, y: 0 });
    await page.mouse.up();
    await nextFrames(page);
    expect(await bar(page, "t0").boundingBox()).toEqual(box);
  });

  test("doesn't move for someone who may only read", async () => {
    await open("tasks=12&links=0&role=viewer");
    const before = await taskOf(page, "t1");
    await grab(page, await pointOn(page, "t1"), { x: 120, y: 0 });
    await page.mouse.up();
    await nextFrames(page);
    expect(await taskOf(page, "t1")).toEqual(before);
  });

  test("shows the others where it is held", async () => {
    await open();
    const before = await datesOf(page, "t1");
    const announced: unknown[] = [];
    await page.exposeFunction("heard", (state: unknown) => announced.push(state));
    await page.evaluate(() => {
      window.bench.presence.$onAction(({ name, args }) => {
        if (name === "announce")
          (window as unknown as { heard(state: unknown): void }).heard(JSON.parse(JSON.stringify(args[0])));
      });
    });
    await grab(page, await pointOn(page, "t1"), { x: DAY_PIXELS, y: 0 });
    await page.mouse.up();
    await expect.poll(() => announced.at(-1)).toEqual({ dragging: null });
    expect(announced).toContainEqual({
      dragging: expect.objectContaining({ task: "t1", start: before.start + DAY, finish: before.finish + DAY }),
    });
  });
});

describe("progress", () => {
  test("is set by dragging its handle, in steps of five", async () => {
    await open();
    const box = (await bar(page, "t4").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const { percentComplete } = await taskOf(page, "t4");
    const handle = { x: box.x + (box.width * percentComplete) / 100, y: box.y + box.height - 1 };
    await grab(page, handle, { x: box.width / 4, y: 0 });
    await page.mouse.up();
    await expect
      .poll(async () => (await taskOf(page, "t4")).percentComplete)
      .toBe(Math.round((percentComplete + 25) / 5) * 5);
  });
});

describe("a link", () => {
  const end = async (task: string, which: "start" | "finish") => {
    const box = (await bar(page, task).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    return { x: which === "finish" ? box.x + box.width + 9 : box.x - 9, y: box.y + box.height / 2 };
  };

  test.each([
    ["finish", 0.2, "FS"],
    ["start", 0.2, "SS"],
    ["finish", 0.8, "FF"],
    ["start", 0.8, "SF"],
  ] as const)("from the %s of a bar to the place %d along another is %s", async (from, share, type) => {
    await open();
    const start = await end("t2", from);
    const target = await pointOn(page, "t5", share);
    await grab(page, start, { x: target.x - start.x, y: target.y - start.y });
    await page.mouse.up();
    await expect.poll(() => linksOf(page)).toMatchObject([{ predecessor: "t2", successor: "t5", type }]);
  });

  test("that would close a circle is refused", async () => {
    await open();
    await page.evaluate(() => window.bench.plan.linkTasks("t5" as never, "t2" as never, {}));
    const start = await end("t2", "finish");
    const target = await pointOn(page, "t5", 0.2);
    await grab(page, start, { x: target.x - start.x, y: target.y - start.y });
    await page.mouse.up();
    await nextFrames(page);
    expect(await linksOf(page)).toHaveLength(1);
  });

  test("opens where it is pressed, takes another type and a lag, and goes", async () => {
    await open();
    await page.evaluate(() => window.bench.plan.linkTasks("t2" as never, "t5" as never, {}));
    await nextFrames(page);
    await page.getByTestId("gantt-link-t2>t5").dispatchEvent("click", { clientX: 900, clientY: 300, bubbles: true });
    await page.getByLabel("Type").selectOption("SS");
    await page.getByLabel("Lag", { exact: true }).fill("1.5");
    await page.getByLabel("Lag", { exact: true }).press("Enter");
    await expect.poll(() => linksOf(page)).toMatchObject([{ type: "SS", lag: 720, lagUnit: "working" }]);
    await page.getByRole("button", { name: "Remove the link" }).click();
    await expect.poll(() => linksOf(page)).toEqual([]);
  });
});

describe("a finger", () => {
  test("takes a bar up by a long press and drags it", async () => {
    await open("tasks=12&links=0", true);
    const before = await datesOf(page, "t1");
    const from = await pointOn(page, "t1");
    const finger = fingerOn(await page.context().newCDPSession(page));
    await finger.down(from.x, from.y);
    await page.locator(".gantt.has-gesture").waitFor();
    await finger.move(from, { x: from.x + 20, y: from.y }, 1);
    await finger.move(from, { x: from.x + DAY_PIXELS, y: from.y }, 1);
    await finger.up();
    await expect.poll(async () => (await datesOf(page, "t1")).start - before.start).toBe(DAY);
  });
});
