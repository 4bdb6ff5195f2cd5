import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { boardViolations, bar, datesOf, nextFrames, useGanttPages, row, taskOf } from "../support/gantt-board.ts";
import { runAxe } from "../support/page.ts";

const DAY = 1440;

const openPage = useGanttPages();
let page: Page;

async function open(query = "tasks=12&links=0", width = 1440): Promise<void> {
  page = await openPage(query, { viewport: { width, height: 900 } });
}

const titles = () => page.evaluate(() => window.bench.plan.rows.map(({ id }) => window.bench.plan.task(id)!.title));
const title = (task: string) => row(page, task).locator(".title");
const active = () => page.getByRole("treegrid").getAttribute("aria-activedescendant");

describe("the keyboard", () => {
  test("goes up and down the rows, and folds and unfolds by left and right", async () => {
    await open();
    await page.getByRole("treegrid").focus();
    await page.keyboard.press("ArrowDown");
    expect(await active()).toBe("gantt-cell-t0-title");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => row(page, "t1").count()).toBe(0);
    expect(await row(page, "t0").getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    expect(await active()).toBe("gantt-cell-t1-title");
    await page.keyboard.press("ArrowLeft");
    expect(await active()).toBe("gantt-cell-t0-title");
  });

  test("renames by Enter, and gives a rename up by Esc", async () => {
    await open();
    await title("t1").click();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Written anew");
    await page.keyboard.press("Enter");
    expect((await taskOf(page, "t1")).title).toBe("Written anew");
    expect(await active()).toBe("gantt-cell-t2-title");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("F2");
    await page.keyboard.type("Given up");
    await page.keyboard.press("Escape");
    expect((await taskOf(page, "t1")).title).toBe("Written anew");
    expect(await active()).toBe("gantt-cell-t1-title");
  });

  test("indents and outdents all selected rows", async () => {
    await open();
    await title("t2").click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Tab");
    expect([(await taskOf(page, "t2")).parent, (await taskOf(page, "t3")).parent]).toEqual(["t1", "t1"]);
    await page.keyboard.press("Shift+Tab");
    expect([(await taskOf(page, "t2")).parent, (await taskOf(page, "t3")).parent]).toEqual(["t0", "t0"]);
  });

  test("leaves the table by Tab when no row is chosen, and after Esc", async () => {
    await open();
    await title("t2").click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Add a task");
    expect((await taskOf(page, "t2")).parent).toBe("t0");
  });

  test("moves a task by a working day and changes its length", async () => {
    await open();
    const before = await datesOf(page, "t1");
    const { durationMinutes } = await taskOf(page, "t1");
    await title("t1").click();
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(async () => (await datesOf(page, "t1")).start).toBe(before.start + DAY);
    await page.keyboard.press("Alt+Shift+ArrowRight");
    expect((await taskOf(page, "t1")).durationMinutes).toBe(durationMinutes + 480);
  });

  test("moves a row among its siblings", async () => {
    await open("tasks=4");
    await title("t3").click();
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(titles).toEqual(["Phase 1", "Task 1", "Task 3", "Task 2"]);
  });

  test("links the selected rows in their order", async () => {
    await open();
    await title("t1").click();
    await title("t4").click({ modifiers: ["ControlOrMeta"] });
    await title("t2").click({ modifiers: ["ControlOrMeta"] });
    await page.keyboard.press("l");
    const ids = await page.evaluate(() => window.bench.plan.dependencies.map(({ id }) => id).toSorted());
    expect(ids).toEqual(["t1>t2", "t2>t4"]);
  });

  test("archives the selected rows, and one step of undo brings them back", async () => {
    await open("tasks=4");
    await title("t1").click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Delete");
    await expect.poll(titles).toEqual(["Phase 1", "Task 3"]);
    await page.evaluate(() => window.bench.plan.undo());
    await expect.poll(titles).toEqual(["Phase 1", "Task 1", "Task 2", "Task 3"]);
  });

  test("adds a task below the chosen one and opens its title", async () => {
    await open("tasks=3");
    await title("t1").click();
    await page.keyboard.press("c");
    await page.getByLabel("Title", { exact: true }).waitFor();
    await page.keyboard.type("Between");
    await page.keyboard.press("Enter");
    await expect.poll(titles).toEqual(["Phase 1", "Task 1", "Between", "Task 2"]);
  });

  test("opens a task by Space", async () => {
    await open();
    await title("t1").click();
    await page.keyboard.press(" ");
    await expect.poll(() => page.evaluate(() => window.bench.routes.at(-1))).toBe("/?task=t1");
  });
});

describe("the field below the rows", () => {
  test("adds a task by Enter and stays", async () => {
    await open("tasks=2");
    await page.getByLabel("Add a task", { exact: true }).fill("One more");
    await page.keyboard.press("Enter");
    await page.keyboard.type("And another");
    await page.keyboard.press("Enter");
    await expect.poll(titles).toEqual(["Phase 1", "Task 1", "One more", "And another"]);
  });

  test("makes a task of every line that is pasted, as deep as it is indented", async () => {
    await open("tasks=0");
    await page.getByLabel("Add a task", { exact: true }).evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "First\r\n\n\t- Second\n\t\tThird\nFourth");
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect.poll(titles).toEqual(["First", "Second", "Third", "Fourth"]);
    expect(await page.evaluate(() => window.bench.plan.rows.map(({ depth }) => depth))).toEqual([0, 1, 2, 0]);
    expect(await page.evaluate(() => window.bench.notices())).toContain("4 tasks added.");
  });
});

describe("any text", () => {
  test.each(["<img src=x onerror=window.hit=1>", "😀 مرحبا", "a".repeat(10_000)])(
    "is shown as text: %.30s",
    async (title) => {
      await open("tasks=3");
      await page.evaluate((text) => window.bench.setRemoteTask("t1" as never, "title", text), title);
      await expect.poll(() => row(page, "t1").locator(".title").textContent()).toBe(title);
      await nextFrames(page);
      expect(await page.evaluate(() => [document.images.length, "hit" in window])).toEqual([0, false]);
    },
  );
});

describe("ten thousand tasks", () => {
  test("cost the elements of one screen, and the last one is shown with its bar at the end", async () => {
    await open("tasks=10000&links=10000");
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(2500);
    await page.getByRole("treegrid").focus();
    await page.keyboard.press("Control+End");
    await row(page, "t9999").waitFor();
    await page.evaluate(() => document.querySelector(".gantt-scroller")!.scrollTo({ left: 0 }));
    await expect.poll(() => page.getByTestId("gantt-bar-t9999").count()).toBe(1);
    expect(await active()).toBe("gantt-cell-t9999-title");
  });
});

describe("rows that scroll past", () => {
  test("are drawn by the elements that are there, in their order again once it rests, and leave what is written alone", async () => {
    const page = await openPage("tasks=2000&links=0");
    const scroll = (top: number) =>
      page.evaluate((to) => {
        document.querySelector(".gantt-scroller")!.scrollTop = to;
      }, top);
    const numbers = () =>
      page.locator(".gantt-row").evaluateAll((rows) => rows.map((each) => Number(each.getAttribute("aria-rowindex"))));
    await scroll(4000);
    await row(page, "t121").waitFor();
    await row(page, "t121").getByText("Task 121", { exact: true }).dblclick();
    await row(page, "t121").getByRole("textbox").waitFor();
    await page.keyboard.type("Written");
    await page.locator(".gantt-row").evaluateAll((rows) => rows.forEach((each) => (each.id = "kept")));
    await scroll(40_000);
    await row(page, "t1115").waitFor();
    expect(await page.locator(".gantt-row:not(#kept)").count()).toBeLessThanOrEqual(1);
    await expect(row(page, "t121").getByRole("textbox").inputValue()).resolves.toBe("Written");
    await page.keyboard.press("Enter");
    await row(page, "t121").getByText("Written", { exact: true }).waitFor();
    await expect.poll(numbers).toEqual((await numbers()).sort((a, b) => a - b));
  });
});

describe("somebody else's change", () => {
  test("moves the bar on this screen", async () => {
    await open();
    const before = (await bar(page, "t1").boundingBox())!;
    await page.evaluate(() =>
      window.bench.setRemoteTask("t1" as never, "constraint", { type: "SNET", date: "2026-01-12T08:00" }),
    );
    await expect.poll(async () => (await bar(page, "t1").boundingBox())!.x).toBeGreaterThan(before.x);
    expect(await row(page, "t1").getAttribute("class")).toContain("is-flashing");
  });

  test("shows whose hand is on a row, and where a bar is being held", async () => {
    await open();
    const { start, finish } = await datesOf(page, "t2");
    await page.evaluate(
      ([from, to]) =>
        window.bench.presence.show([
          {
            clientId: 7,
            userId: "u7",
            name: "Ada Lovelace",
            board: "gantt",
            pointer: null,
            view: null,
            carrying: null,
            selection: "t2" as never,
            dragging: { task: "t2" as never, start: from!, finish: to! },
          },
        ]),
      [start + DAY, finish + DAY],
    );
    await row(page, "t2").getByRole("img", { name: "Ada Lovelace" }).waitFor();
    await expect.poll(() => page.locator(".ghost-name").textContent()).toBe("Ada Lovelace is dragging this");
  });
});

describe("accessibility", () => {
  test.each([1440, 390])("axe finds nothing at %d pixels", async (width) => {
    await open("tasks=30&links=20", width);
    const results = await runAxe(page);
    // The heading of a page is the shell's.
    expect(boardViolations(results)).toEqual([]);
    expect(results.passes.length).toBeGreaterThan(10);
  });

  test("the table leaves a phone at least half of the width for the bars", async () => {
    await open("tasks=12", 390);
    const box = (await page.locator(".gantt-table").boundingBox())!;
    expect(box.width).toBeLessThanOrEqual(390 * 0.45);
  });
});
