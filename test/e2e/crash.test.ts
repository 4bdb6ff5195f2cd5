// The promise under a SIGKILL, seen from the page: whatever a browser showed as saved is there after
// the server was killed amid edits, and the browsers that stay open go on by themselves.

import { readPlan } from "@entente/shared/doc/read-plan";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addOnGantt, addOnKanban } from "../support/boards.ts";
import { openBoard, takeSeat, whenSaved } from "../support/page.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";

let shared: SharedProject;
beforeAll(async () => {
  shared = await createSharedProject(["Foundation"]);
});
afterAll(() => shared?.stop());

/** Notes, at every frame the page paints as saved, the titles of the cards or rows it shows. */
async function watchSaved(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { shownAsSaved: seen });
    const look = (): void => {
      if (document.querySelector('[data-testid="save-state"]')?.getAttribute("data-state") === "saved") {
        for (const each of document.querySelectorAll('[data-card], [data-testid^="gantt-row-"] .title')) {
          seen.add(each.textContent?.trim() ?? "");
        }
      }
      requestAnimationFrame(look);
    };
    look();
  });
}

const shownAsSaved = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(globalThis as unknown as { shownAsSaved: Set<string> }).shownAsSaved]);

async function titlesOnServer(): Promise<string[]> {
  const client = await shared.planOnServer();
  const titles = [...readPlan(client.doc).plan.tasks.values()].map((task) => task.title);
  client.close();
  return titles;
}

test("both browsers go on by themselves after a SIGKILL, and nothing they showed as saved is gone", async () => {
  const { first, second, server, project } = shared;
  await openBoard(first.page, server.url, project.id, "kanban");
  await openBoard(second.page, server.url, project.id, "gantt");
  await Promise.all([watchSaved(first.page), watchSaved(second.page)]);

  const edit = async (from: number, to: number): Promise<void> => {
    for (let i = from; i < to; i++) {
      await Promise.all([addOnKanban(first.page, "To do", `Card ${i}`), addOnGantt(second.page, `Row ${i}`)]);
    }
  };
  await edit(0, 4);
  // Amid the next edits, at no particular moment.
  const [gone] = await Promise.all([server.kill9(), edit(4, 8)]);
  expect(gone).toBeUndefined();
  await first.page.locator('[data-testid="save-state"]:not([data-state="saved"])').waitFor();
  await edit(8, 10);
  await server.restart();
  await Promise.all([whenSaved(first.page, 30_000), whenSaved(second.page, 30_000)]);
  await edit(10, 11);
  await Promise.all([whenSaved(first.page), whenSaved(second.page)]);

  const there = await titlesOnServer();
  const everything = Array.from({ length: 11 }, (_, i) => [`Card ${i}`, `Row ${i}`]).flat();
  expect(everything.filter((title) => !there.includes(title))).toEqual([]);
  expect(there.toSorted()).toEqual([...everything, "Foundation"].toSorted());
  for (const { page } of [first, second]) {
    const saved = await shownAsSaved(page);
    expect(saved.length).toBeGreaterThan(0);
    expect(saved.filter((title) => !there.includes(title))).toEqual([]);
  }
  await second.page.getByRole("row").filter({ hasText: "Card 10" }).waitFor();
});

test("what was shown as saved when the server was killed is there, even when the browser never came back", async () => {
  const { server, project, browser, member } = shared;
  for (let round = 0; round < 3; round++) {
    const seat = await takeSeat(browser, server.url, member);
    await openBoard(seat.page, server.url, project.id, "kanban");
    await watchSaved(seat.page);
    const edits = (async () => {
      for (let i = 0; i < 5; i++) await addOnKanban(seat.page, "Done", `Round ${round}, ${i}`);
    })();
    await seat.page.waitForFunction(
      (prefix) =>
        [...(globalThis as unknown as { shownAsSaved: Set<string> }).shownAsSaved].some((title) =>
          title.startsWith(prefix),
        ),
      `Round ${round}, 1`,
      { polling: "raf" },
    );
    await server.kill9();
    await edits;
    const saved = await shownAsSaved(seat.page);
    await seat.context.close();
    await server.restart();
    const there = await titlesOnServer();
    expect(saved.filter((title) => title.startsWith(`Round ${round}`)).length).toBeGreaterThan(0);
    expect(saved.filter((title) => !there.includes(title))).toEqual([]);
  }
});
