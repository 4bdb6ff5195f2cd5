// A person at a browser: a context of their own with their session, and what every board has in
// common. Waits on what the page shows, never on time. A page that logs an error or throws is found
// out by `problems`.

import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { Person } from "./accounts.ts";

export type Board = "gantt" | "kanban" | "review";

export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Uncaught errors and console errors of the page so far, but for the network's own. */
  readonly problems: readonly string[];
}

/** Opens a browser of their own for `person` (null: nobody signed in), at the top of `url`'s origin but on no page yet. */
export async function takeSeat(
  browser: Browser,
  url: string,
  person: Person | null,
  device: BrowserContextOptions = {},
): Promise<Seat> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", ...device });
  context.setDefaultTimeout(15_000);
  // Somebody who has seen the hints of the first minutes; the test of the hints asks for them again.
  await context.addInitScript(() => {
    try {
      if (localStorage.getItem("entente.hints") === null) localStorage.setItem("entente.hints", "off");
    } catch {
      // A page without a storage shows none that it could forget.
    }
  });
  if (person) await context.addCookies(cookiesOf(url, person));
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    const isNetwork = /^(Failed to load resource|WebSocket connection to)/.test(message.text());
    if (message.type() === "error" && !isNetwork) problems.push(message.text());
  });
  return { context, page, problems };
}

/** Opens a board of a project and waits until the plan is there and saved. */
export async function openBoard(page: Page, url: string, projectId: string, board: Board): Promise<void> {
  await page.goto(`${url}/projects/${projectId}/${board}`);
  await whenSaved(page);
}

/** Goes to another board of the open project by the tabs, as a person does. */
export async function switchBoard(page: Page, name: "Gantt" | "Kanban" | "Review"): Promise<void> {
  await page.getByRole("navigation", { name: "Boards" }).first().getByRole("link", { name }).click();
  await page.waitForURL(`**/${name.toLowerCase()}*`);
}

/** Resolves when the page says that everything is saved. */
export async function whenSaved(page: Page, timeoutMs = 15_000): Promise<void> {
  await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor({ timeout: timeoutMs });
}

/** Runs axe on what the page shows, on request with 7:1 for text. An empty page violates nothing, so look at `passes` too. */
export async function runAxe(page: Page, { isEnhanced = false } = {}): Promise<AxeResults> {
  await page.evaluate(axe.source);
  return page.evaluate(
    (enabled) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        rules: { "color-contrast-enhanced": { enabled }, "label-content-name-mismatch": { enabled: true } },
      }),
    isEnhanced,
  );
}

/** The violations of `results` as lines to read: rule, what it is, where. */
export function violationLines(results: AxeResults): string[] {
  return results.violations.map(
    (violation) =>
      `${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}

function cookiesOf(url: string, person: Person): { name: string; value: string; url: string }[] {
  return person.cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}
