// A project of many cards on a real server, with its owner at a browser: where the benchmarks of a
// whole board begin.

import { writeJson } from "@entente/shared/exchange/json/write-json";
import type { Browser } from "playwright-core";
import { boardPlan } from "../bench/kanban-page/board-plan.ts";
import { createOwner, importProject } from "./accounts.ts";
import { buildClientWhenStale } from "../../server/scripts/build-client.ts";
import { launchBrowser } from "./browser.ts";
import { takeSeat, type Seat } from "./page.ts";
import { startServer } from "./server.ts";

export interface LargeBoard {
  readonly browser: Browser;
  readonly seat: Seat;
  readonly url: string;
  /** The address of the kanban of a new project with that many cards in six columns. */
  addressOf(cards: number): Promise<string>;
  stop(): Promise<void>;
}

/** Builds the client if it must, starts server and browser and signs the owner in. */
export async function openLargeBoards(): Promise<LargeBoard> {
  await buildClientWhenStale((line) => console.error(line));
  const [server, browser] = await Promise.all([startServer({ LOG_LEVEL: "error" }), launchBrowser()]);
  const owner = await createOwner(server.url);
  return {
    browser,
    seat: await takeSeat(browser, server.url, owner),
    url: server.url,
    async addressOf(cards) {
      const bytes = new TextEncoder().encode(writeJson(boardPlan(cards, 6)).text);
      const { project } = await importProject(server.url, owner, { bytes, name: `${cards}.json` });
      return `${server.url}/projects/${project.id}/kanban`;
    },
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}
