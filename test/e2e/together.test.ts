// Two people at the Gantt and the review, each at a browser of their own: what one does by mouse, by a
// finger and by keys alone is the same on the other's screen, and what others do to a thing in the hand
// doesn't take it away. The kanban's part is in kanban-together.test.ts.

import { readPlan } from "@entente/shared/doc/read-plan";
import { archiveTasks, moveTasks, setConstraint, setTask } from "@entente/shared/doc/tasks";
import type { CreatedThread, CreatedVersion } from "@entente/shared/http/review";
import type { TaskId } from "@entente/shared/model/ids";
import type { LocalDateTime } from "@entente/shared/model/time";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { json } from "../support/accounts.ts";
import { chooseOnGantt, dragBar, ganttRow, openFrame, pinButton, startOnGantt } from "../support/boards.ts";
import { fingerOn } from "../support/finger.ts";
import { openBoard, takeSeat, type Seat } from "../support/page.ts";
import { createPng } from "../support/pictures.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";
import type { StockClient } from "../support/stock-client.ts";

let shared: SharedProject;
/** Another person's program, at work on the same plan. */
let other: StockClient;
/** The first person at a screen that takes fingers. */
let tablet: Seat;
let finger: ReturnType<typeof fingerOn>;

beforeAll(async () => {
  shared = await createSharedProject(Array.from({ length: 60 }, (_, at) => `Task ${at}`));
  other = await shared.planOnServer();
  tablet = await takeSeat(shared.browser, shared.server.url, shared.owner, {
    viewport: { width: 1180, height: 820 },
    hasTouch: true,
  });
  finger = fingerOn(await tablet.context.newCDPSession(tablet.page));
});
afterAll(async () => {
  other?.close();
  await shared?.stop();
});

const morning = (day: string): LocalDateTime => `${day}T08:00` as LocalDateTime;
const ids = (): readonly TaskId[] => shared.tasks as readonly TaskId[];
const all = (): Page[] => [shared.first.page, shared.second.page, tablet.page];

/** What every screen shows once it is no longer `before`, alike on all. */
async function agreed(read: (page: Page) => Promise<string>, before?: string): Promise<string> {
  await expect
    .poll(async () => {
      const shown = new Set(await Promise.all(all().map(read)));
      return shown.size === 1 && !shown.has(before ?? "");
    })
    .toBe(true);
  return read(shared.second.page);
}
async function centreOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = (await locator.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
/** Holds a finger on `from` until `isTaken`, then carries by `by`. */
async function carry(from: { x: number; y: number }, isTaken: () => Promise<unknown>, by: { x: number; y: number }) {
  await finger.down(from.x, from.y);
  await isTaken();
  await finger.move(from, { x: from.x + by.x, y: from.y + by.y }, 4);
  await finger.up();
}

describe("on the Gantt", () => {
  const bar = (page: Page, task: string): Locator => page.getByTestId(`gantt-bar-${task}`).locator("rect.bar");
  /** The first rows from the top, by their ids. */
  const rowsOf = (page: Page): Promise<string> =>
    page.locator('[data-testid^="gantt-row-"]').evaluateAll((rows) =>
      rows
        .map((row) => ({ id: (row as HTMLElement).dataset["testid"]!, top: row.getBoundingClientRect().top }))
        .toSorted((a, b) => a.top - b.top)
        .slice(0, 8)
        .map(({ id }) => id.replace("gantt-row-", ""))
        .join(),
    );
  const startOf = (task: TaskId) => (page: Page) => startOnGantt(page, task);

  beforeAll(async () => {
    await Promise.all(all().map((page) => openBoard(page, shared.server.url, shared.project.id, "gantt")));
    await Promise.all(all().map((page) => page.locator("svg.gantt.is-live").waitFor({ state: "attached" })));
    await Promise.all(all().map((page) => page.locator(".side-scroll").waitFor({ state: "attached" })));
  });

  test("a bar that is moved by mouse, by a finger and by keys starts on the same day everywhere", async () => {
    const { first } = shared;
    const [byMouse, byFinger, byKeys] = ids() as [TaskId, TaskId, TaskId];
    const before = await agreed(startOf(byMouse));
    await dragBar(first.page, byMouse, 200);
    await agreed(startOf(byMouse), before);
    await carry(await centreOf(bar(tablet.page, byFinger)), () => tablet.page.locator(".gantt.has-gesture").waitFor(), {
      x: 200,
      y: 0,
    });
    await agreed(startOf(byFinger), before);
    await chooseOnGantt(first.page, byKeys);
    await first.page.keyboard.press("Alt+ArrowRight");
    await agreed(startOf(byKeys), before);
  });

  test("a row that is moved by mouse, by a finger and by keys has the same neighbours everywhere", async () => {
    const { first } = shared;
    let order = await agreed(rowsOf);
    await holdRow(first.page, ids()[0]!, ids()[2]!);
    await first.page.mouse.up();
    order = await agreed(rowsOf, order);
    const from = await centreOf(ganttRow(tablet.page, ids()[1]!).locator(".title"));
    await carry(from, () => tablet.page.locator(".is-dragging-rows").waitFor(), { x: 0, y: 100 });
    order = await agreed(rowsOf, order);
    await chooseOnGantt(first.page, ids()[4]!);
    await first.page.keyboard.press("Alt+ArrowUp");
    await agreed(rowsOf, order);
  });

  /** Takes the grip of a row and holds it over the gap below another. */
  async function holdRow(page: Page, task: TaskId, below: TaskId): Promise<void> {
    const from = (await ganttRow(page, task).locator("[data-column=title]").boundingBox())!;
    const to = (await ganttRow(page, below).boundingBox())!;
    await page.mouse.move(from.x + 7, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 12, to.y + to.height - 8, { steps: 4 });
    await page.mouse.move(from.x + 7, to.y + to.height + 1, { steps: 4 });
    await page.locator(".drop-line").waitFor();
  }

  test("a bar in the hand stays there through a rename, a move of its own, two hundred of others and a scroll", async () => {
    const { first } = shared;
    const held = ids()[5]!;
    const before = await agreed(startOf(held));
    const from = await centreOf(bar(first.page, held));
    await first.page.mouse.move(from.x, from.y);
    await first.page.mouse.down();
    await first.page.mouse.move(from.x + 300, from.y, { steps: 6 });
    setTask(other.doc, held, { title: "Renamed in the hand" });
    setConstraint(other.doc, held, "SNET", morning("2027-03-01"));
    for (let move = 0; move < 200; move++)
      setConstraint(
        other.doc,
        ids()[20 + (move % 30)]!,
        "SNET",
        morning(`2027-02-${String(1 + (move % 28)).padStart(2, "0")}`),
      );
    await ganttRow(shared.second.page, held).getByText("Renamed in the hand").waitFor();
    await expect.poll(() => startOnGantt(shared.second.page, held)).not.toBe(before);
    const remote = await startOnGantt(shared.second.page, held);
    await first.page.mouse.wheel(0, 1200);
    await ganttRow(first.page, ids()[40]!).waitFor();
    await first.page.mouse.up();
    await first.page.mouse.wheel(0, -2000);
    await ganttRow(first.page, held).waitFor();
    const landed = await agreed(startOf(held), remote);
    expect(landed).not.toBe(before);
  });

  test("a bar whose task is archived under the hand moves nothing, and a row lands at its neighbour through all", async () => {
    const { first, second } = shared;
    const [gone, carried] = [ids()[6]!, ids()[7]!];
    const from = await centreOf(bar(first.page, gone));
    await first.page.mouse.move(from.x, from.y);
    await first.page.mouse.down();
    await first.page.mouse.move(from.x + 150, from.y, { steps: 5 });
    archiveTasks(other.doc, [gone]);
    await ganttRow(second.page, gone).waitFor({ state: "detached" });
    await first.page.mouse.up();
    await first.page.getByText("was archived meanwhile, so it was not moved").waitFor();

    await holdRow(first.page, carried, ids()[9]!);
    setTask(other.doc, carried, { title: "Carried" });
    for (let move = 0; move < 200; move++)
      moveTasks(other.doc, [ids()[20 + ((move * 7) % 30)]!], { parent: null, before: ids()[50]! });
    moveTasks(other.doc, [carried], { parent: null, before: ids()[0]! });
    // Where it is let go comes after the other's move only once that is seen here.
    await expect
      .poll(async () => {
        const rows = (await rowsOf(first.page)).split(",");
        return rows.indexOf(ids()[0]!) - rows.indexOf(carried);
      })
      .toBe(1);
    await first.page.mouse.up();
    const order = (): string[] => {
      const { plan } = readPlan(other.doc);
      const tasks = [...plan.tasks.values()].filter((task) => !task.archived && task.parent === null);
      return tasks.toSorted((a, b) => (a.order < b.order ? -1 : 1)).map(({ id }) => id);
    };
    await expect.poll(() => order().indexOf(carried) - order().indexOf(ids()[9]!)).toBe(1);
    await agreed(rowsOf);
  });
});

describe("on the review", () => {
  const versions: CreatedVersion[] = [];
  const post = <T>(path: string, body: unknown): Promise<T> =>
    json<T>(shared.server.url, "POST", `/api/projects/${shared.project.id}/${path}`, {
      cookie: shared.owner.cookie,
      body,
    });
  const tile = (page: Page, index: number): Locator => page.getByTestId(`frame-${versions[index]!.frame}`);
  const placeOf = (index: number) => (page: Page) =>
    tile(page, index).evaluate((element) => `${element.style.left} ${element.style.top}`);
  /** Where pin 1 is on the picture, in hundredths. */
  async function pinPlace(page: Page): Promise<string> {
    const picture = (await page.getByRole("img", { name: "Frame 0, version 1" }).boundingBox())!;
    const pin = await centreOf(pinButton(page, 1));
    return [(pin.x - picture.x) / picture.width, (pin.y - picture.y) / picture.height]
      .map((share) => Math.round(share * 50))
      .join();
  }

  beforeAll(async () => {
    for (let at = 0; at < 12; at++) {
      const form = new FormData();
      form.set("title", `Frame ${at}`);
      const bytes = new Uint8Array(createPng(640, 400, [at * 20, 90, 200]));
      form.set("file", new Blob([bytes], { type: "image/png" }), "frame.png");
      versions.push(await post<CreatedVersion>("frames", form));
    }
    await Promise.all(all().map((page) => openBoard(page, shared.server.url, shared.project.id, "review")));
  });

  test("a frame that is carried by mouse, by a finger and by keys stands at the same place everywhere", async () => {
    const { first } = shared;
    const [byMouse, byFinger, byKeys] = [await agreed(placeOf(0)), await agreed(placeOf(1)), await agreed(placeOf(2))];
    const from = await centreOf(tile(first.page, 0));
    await first.page.mouse.move(from.x, from.y);
    await first.page.mouse.down();
    await first.page.mouse.move(from.x + 60, from.y + 90, { steps: 5 });
    await first.page.mouse.up();
    await agreed(placeOf(0), byMouse);
    const at = await centreOf(tile(tablet.page, 1));
    await carry(at, () => tile(tablet.page, 1).and(tablet.page.locator(".cursor-grabbing")).waitFor(), {
      x: 40,
      y: 70,
    });
    await agreed(placeOf(1), byFinger);
    await tile(first.page, 2).focus();
    await first.page.keyboard.press("Alt+Shift+ArrowDown");
    await agreed(placeOf(2), byKeys);
  });

  test("a frame in the hand stays there while it is moved, a hundred others are, and it is archived", async () => {
    const { first, second } = shared;
    const from = await centreOf(tile(first.page, 3));
    await first.page.mouse.move(from.x, from.y);
    await first.page.mouse.down();
    await first.page.mouse.move(from.x + 30, from.y + 120, { steps: 5 });
    const held = await placeOf(3)(first.page);
    const place = (index: number, by: number) => ({ frame: versions[index]!.frame, place: { x: by, y: 400 + by } });
    for (let move = 0; move < 10; move++)
      await post("frames/places", { places: [3, 4, 5, 6, 7, 8, 9, 10, 11, 0].map((at) => place(at, move * 10)) });
    await expect.poll(() => placeOf(11)(first.page)).toBe("90px 490px");
    expect(await placeOf(3)(first.page)).toBe(held);
    await json(shared.server.url, "PATCH", `/api/projects/${shared.project.id}/frames/${versions[3]!.frame}`, {
      cookie: shared.owner.cookie,
      body: { archived: true },
    });
    await tile(second.page, 3).waitFor({ state: "detached" });
    expect(await placeOf(3)(first.page)).toBe(held);
    await first.page.mouse.up();
    await first.page.getByText("“Frame 3” was archived meanwhile.").waitFor();
    await first.page.getByRole("button", { name: "Restore", exact: true }).click();
    await agreed(placeOf(3), "90px 490px");
    await agreed(placeOf(4));
  });

  test("a pin that is moved by mouse, by a finger and by keys stands on the same spot everywhere", async () => {
    const { first } = shared;
    const version = versions[0]!.version;
    await post<CreatedThread>("threads", { version, x: 0.5, y: 0.5, page: 1, text: "Larger" });
    for (const page of all()) await openFrame(page, "Frame 0");
    let spot = await agreed(pinPlace);
    const from = await centreOf(pinButton(first.page, 1));
    await first.page.mouse.move(from.x, from.y);
    await first.page.mouse.down();
    await first.page.mouse.move(from.x + 80, from.y + 40, { steps: 5 });
    await first.page.mouse.up();
    spot = await agreed(pinPlace, spot);
    const at = await centreOf(pinButton(tablet.page, 1));
    await carry(at, async () => undefined, { x: -100, y: -30 });
    spot = await agreed(pinPlace, spot);
    await pinButton(first.page, 1).press("Alt+Shift+ArrowRight");
    await agreed(pinPlace, spot);
  });

  test("a pin in the hand stays there while it is moved, resolved and its frame archived, and lands where it is let go", async () => {
    const { first } = shared;
    const from = await centreOf(pinButton(first.page, 1));
    await first.page.mouse.move(from.x, from.y);
    await first.page.mouse.down();
    await first.page.mouse.move(from.x - 60, from.y + 60, { steps: 5 });
    const held = await pinPlace(first.page);
    const id = (await pinButton(first.page, 1).getAttribute("data-testid"))!.replace("pin-", "");
    await post(`threads/${id}/place`, { x: 0.9, y: 0.9, page: 1 });
    await post(`threads/${id}/resolve`, {});
    await json(shared.server.url, "PATCH", `/api/projects/${shared.project.id}/frames/${versions[0]!.frame}`, {
      cookie: shared.owner.cookie,
      body: { archived: true },
    });
    await first.page.getByText("This frame is archived.").waitFor();
    expect(await pinPlace(first.page)).toBe(held);
    await first.page.mouse.up();
    await first.page.getByRole("button", { name: "Restore", exact: true }).click();
    await first.page.getByText("This frame is archived.").waitFor({ state: "detached" });
    await post(`threads/${id}/reopen`, {});
    expect(await agreed(pinPlace)).toBe(held);
  });
});

test("no page threw or logged an error", () => {
  expect([shared.first, shared.second, tablet].map(({ problems }) => problems)).toEqual([[], [], []]);
});
