// Two people at two browsers in one plan: on each board what one does the other sees within a second,
// undo takes back only one's own, and both are told who is here.

import { setTask } from "@entente/shared/doc/tasks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  addOnGantt,
  addOnKanban,
  chooseOnGantt,
  dragBar,
  dragCard,
  frameTile,
  ganttRow,
  kanbanCard,
  kanbanColumn,
  openFrame,
  pinInTheMiddle,
  renameOnGantt,
  startOnGantt,
  uploadPrototype,
} from "../support/boards.ts";
import { openBoard, switchBoard, whenSaved, type Board } from "../support/page.ts";
import { createPng } from "../support/pictures.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";

const WITHIN_MS = 1000;

let shared: SharedProject;
beforeAll(async () => {
  shared = await createSharedProject(["Design", "Build", "Launch"]);
});
afterAll(() => shared?.stop());

async function bothOpen(board: Board): Promise<void> {
  const { first, second, server, project } = shared;
  await Promise.all([first, second].map((seat) => openBoard(seat.page, server.url, project.id, board)));
}

/** Runs `act`, whose result the actor's own page shows, and answers how many ms later `seen` holds. */
async function delayUntil(act: Promise<unknown>, seen: () => Promise<unknown>): Promise<number> {
  await act;
  const start = performance.now();
  await seen();
  return performance.now() - start;
}

describe("on the Gantt", () => {
  beforeEach(() => bothOpen("gantt"));

  test("a task that one adds and renames shows in the other's table within a second", async () => {
    const { first, second, tasks } = shared;
    const added = await delayUntil(addOnGantt(first.page, "Added on the Gantt"), () =>
      second.page.getByRole("row").filter({ hasText: "Added on the Gantt" }).waitFor(),
    );
    const renamed = await delayUntil(renameOnGantt(second.page, tasks[0]!, "Design, renamed"), () =>
      ganttRow(first.page, tasks[0]!).getByText("Design, renamed", { exact: true }).waitFor(),
    );
    expect(added).toBeLessThan(WITHIN_MS);
    expect(renamed).toBeLessThan(WITHIN_MS);
  });

  test("a bar that one drags stands at its new day for the other within a second", async () => {
    const { first, second, tasks } = shared;
    const before = await startOnGantt(second.page, tasks[1]!);
    const drag = async (): Promise<void> => {
      await dragBar(first.page, tasks[1]!, 200);
      await expect.poll(() => startOnGantt(first.page, tasks[1]!)).not.toBe(before);
    };
    const delay = await delayUntil(drag(), async () => {
      const after = await startOnGantt(first.page, tasks[1]!);
      await expect.poll(() => startOnGantt(second.page, tasks[1]!), { interval: 10 }).toBe(after);
    });
    expect(delay).toBeLessThan(WITHIN_MS);
  });

  test("the keyboard moves a task by a day on both screens", async () => {
    const { first, second, tasks } = shared;
    const before = await startOnGantt(first.page, tasks[2]!);
    await chooseOnGantt(second.page, tasks[2]!);
    await second.page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => startOnGantt(first.page, tasks[2]!)).not.toBe(before);
    expect(await startOnGantt(second.page, tasks[2]!)).toBe(await startOnGantt(first.page, tasks[2]!));
  });
});

describe("on the kanban", () => {
  beforeEach(() => bothOpen("kanban"));

  test("a card that one adds and moves shows in the other's columns within a second", async () => {
    const { first, second, tasks } = shared;
    const added = await delayUntil(addOnKanban(first.page, "To do", "Added on the kanban"), () =>
      kanbanColumn(second.page, "To do").getByText("Added on the kanban", { exact: true }).waitFor(),
    );
    const move = async (): Promise<void> => {
      await kanbanCard(second.page, tasks[0]!).focus();
      await second.page.keyboard.press("Alt+ArrowRight");
      await kanbanColumn(second.page, "In progress").getByTestId(`card-${tasks[0]}`).waitFor();
    };
    const moved = await delayUntil(move(), () =>
      kanbanColumn(first.page, "In progress").getByTestId(`card-${tasks[0]}`).waitFor(),
    );
    expect(added).toBeLessThan(WITHIN_MS);
    expect(moved).toBeLessThan(WITHIN_MS);
  });

  test("a card dragged by the mouse lands in the other column on both screens", async () => {
    const { first, second, tasks } = shared;
    await dragCard(first.page, tasks[1]!, "Review");
    await kanbanColumn(second.page, "Review").getByTestId(`card-${tasks[1]}`).waitFor({ timeout: WITHIN_MS });
    expect(await kanbanColumn(second.page, "To do").getByTestId(`card-${tasks[1]}`).count()).toBe(0);
  });

  test("undo takes back one's own edit and leaves the other's", async () => {
    const { first, second } = shared;
    await addOnKanban(first.page, "To do", "Mine, to be undone");
    await kanbanColumn(second.page, "To do").getByText("Mine, to be undone", { exact: true }).waitFor();
    await addOnKanban(second.page, "To do", "Yours, to stay");
    await kanbanColumn(first.page, "To do").getByText("Yours, to stay", { exact: true }).waitFor();
    await first.page.getByRole("button", { name: "Undo", exact: true }).click();
    await kanbanColumn(second.page, "To do")
      .getByText("Mine, to be undone", { exact: true })
      .waitFor({ state: "detached" });
    expect(await kanbanColumn(first.page, "To do").getByText("Yours, to stay", { exact: true }).count()).toBe(1);
    await first.page.getByRole("button", { name: "Redo", exact: true }).click();
    await kanbanColumn(second.page, "To do").getByText("Mine, to be undone", { exact: true }).waitFor();
  });
});

describe("on the review", () => {
  beforeEach(() => bothOpen("review"));

  test("a prototype, a pin and a decision of one reach the other within a second", async () => {
    const { first, second } = shared;
    const buffer = createPng(640, 400, [90, 120, 220]);
    const uploaded = await delayUntil(
      uploadPrototype(first.page, { name: "home.png", mimeType: "image/png", buffer }),
      () => frameTile(second.page, "home").waitFor(),
    );
    await openFrame(second.page, "home");
    const pinned = await delayUntil(pinInTheMiddle(second.page, "Larger, please"), () =>
      first.page.getByRole("button", { name: /^Pin 1: Larger, please/ }).waitFor(),
    );
    const approve = async (): Promise<void> => {
      await first.page.getByRole("button", { name: "Approve" }).click();
      await first.page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
      await first.page.getByRole("group", { name: "Frame" }).getByText("Approved").waitFor();
    };
    const decided = await delayUntil(approve(), () =>
      second.page.getByRole("group", { name: "Frame" }).getByText("Approved").waitFor(),
    );
    expect(Math.max(uploaded, pinned, decided)).toBeLessThan(WITHIN_MS);
  });
});

test("one plan on three boards: what one adds on the kanban is on the other's Gantt", async () => {
  const { first, second } = shared;
  await bothOpen("kanban");
  await switchBoard(second.page, "Gantt");
  await addOnKanban(first.page, "To do", "From board to board");
  await second.page.getByRole("row").filter({ hasText: "From board to board" }).waitFor({ timeout: WITHIN_MS });
  await second.page.getByRole("button", { name: `Here now: ${shared.owner.name}` }).waitFor();
});

test("another program's edit reaches both browsers, and their edits reach it", async () => {
  const { first, second, tasks } = shared;
  await bothOpen("gantt");
  const program = await shared.planOnServer();
  setTask(program.doc, tasks[2] as Parameters<typeof setTask>[1], { title: "Renamed by a program" });
  for (const { page } of [first, second]) {
    await ganttRow(page, tasks[2]!).getByText("Renamed by a program", { exact: true }).waitFor({ timeout: WITHIN_MS });
  }
  program.close();
  await Promise.all([whenSaved(first.page), whenSaved(second.page)]);
  expect([first.problems, second.problems]).toEqual([[], []]);
});
