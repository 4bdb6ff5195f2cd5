// How the boards look: each in three widths and both colour modes against the pictures in `pictures/`.
// After a change that is meant, look at the new ones with a critical eye and keep them:
// `ENTENTE_UPDATE_PICTURES=1 npm test -- e2e/pictures`. What differs is left in `.output/`.

import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOwner, createProject, type Person } from "../support/accounts.ts";
import { pinInTheMiddle, uploadPrototype } from "../support/boards.ts";
import { launchBrowser } from "../support/browser.ts";
import { openBoard, takeSeat, whenSaved, type Board, type Seat } from "../support/page.ts";
import { ROOT } from "../support/paths.ts";
import { compareWithReference } from "../support/picture-diff.ts";
import { createPng } from "../support/pictures.ts";
import { RELAUNCH_NOW, writeRelaunchPlan } from "../support/relaunch-plan.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { connectStock, whenSynced } from "../support/stock-client.ts";
import type { Browser } from "playwright-core";

const WIDTHS = [
  [390, 844],
  [1024, 768],
  [1440, 900],
] as const;
/** Text is smoothed a little differently by every build of the browser; a moved panel is far more than this. */
const MOST_DIFFERING = 0.02;
/** Colours of people come from ids, which are new at each run; times are those of the clock on the wall. */
const STILL = `
  [role="img"][style*="background"], [aria-hidden="true"][style*="border-radius"] { background: #667 !important; }
  time, [data-volatile] { visibility: hidden !important; }
  *, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }`;

let server: TestServer;
let browser: Browser;
let owner: Person;
let seat: Seat;
let project: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  owner = await createOwner(server.url);
  const created = await createProject(server.url, owner, "Relaunch of the ferry site");
  project = created.id;
  const seed = connectStock(server.url, created.documents.plan, owner.cookie);
  await whenSynced(seed.provider);
  writeRelaunchPlan(seed.doc);
  seat = await takeSeat(browser, server.url, owner);
  await openBoard(seat.page, server.url, project, "review");
  const buffer = createPng(640, 400, [94, 132, 190]);
  await uploadPrototype(seat.page, { name: "Booking.png", mimeType: "image/png", buffer });
  await pinInTheMiddle(seat.page, "The date should come first.");
  seed.close();
  await seat.page.clock.setFixedTime(new Date(`${RELAUNCH_NOW}Z`));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function picture(board: Board): Promise<Buffer> {
  const { page } = seat;
  await openBoard(page, server.url, project, board);
  const ready = {
    gantt: page.locator('[data-testid^="gantt-bar-"]').first(),
    kanban: page.locator('[data-testid^="card-"]').first(),
    review: page.getByText("Booking", { exact: true }).first(),
  };
  await ready[board].waitFor();
  await whenSaved(page);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.screenshot({ style: STILL, animations: "disabled", caret: "hide" });
}

for (const [width, height] of WIDTHS) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.each<Board>(["gantt", "kanban", "review"])(`the %s board at ${width} px in ${colorScheme}`, async (board) => {
      const { page } = seat;
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const name = `${board}-${width}-${colorScheme}`;
      const shot = await picture(board);
      const share = await compareWithReference(
        page,
        shot,
        join(ROOT, "test/e2e/pictures", `${name}.png`),
        join(ROOT, "test/e2e/.output", `${name}.png`),
      );
      expect(share).toBeLessThanOrEqual(MOST_DIFFERING);
    });
  }
}
