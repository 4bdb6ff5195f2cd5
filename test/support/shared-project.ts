// A project with a few tasks, its owner and a member, each at a browser of their own: where every
// test of working together begins.

import { addTask } from "@entente/shared/doc/tasks";
import type { ProjectSummary } from "@entente/shared/http/project";
import type { Browser } from "playwright-core";
import { createOwner, createProject, inviteSecond, type Person } from "./accounts.ts";
import { launchBrowser } from "./browser.ts";
import { takeSeat, type Seat } from "./page.ts";
import { startServer, type TestServer } from "./server.ts";
import { connectStock, whenSynced, type StockClient } from "./stock-client.ts";

const FIVE_DAYS = 5 * 480;

export interface SharedProject {
  readonly server: TestServer;
  readonly browser: Browser;
  readonly owner: Person;
  readonly member: Person;
  readonly project: ProjectSummary;
  readonly first: Seat;
  readonly second: Seat;
  /** Ids of the seeded tasks, in the order of their titles. */
  readonly tasks: readonly string[];
  /** A stock provider on the plan as the server has it; the caller closes it. */
  planOnServer(): Promise<StockClient>;
  stop(): Promise<void>;
}

/** Starts a server and a browser, makes the project and seeds it with one task of five days per title. */
export async function createSharedProject(titles: readonly string[]): Promise<SharedProject> {
  const [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  const owner = await createOwner(server.url);
  const project = await createProject(server.url, owner, "Shared plan");
  const member = await inviteSecond(server.url, owner, project.id);
  const planOnServer = async (): Promise<StockClient> => {
    const client = connectStock(server.url, project.documents.plan, owner.cookie);
    await whenSynced(client.provider);
    return client;
  };
  const seed = await planOnServer();
  const tasks = titles.map((title) => addTask(seed.doc, { title, durationMinutes: FIVE_DAYS }));
  seed.close();
  return {
    server,
    browser,
    owner,
    member,
    project,
    first: await takeSeat(browser, server.url, owner),
    second: await takeSeat(browser, server.url, member),
    tasks,
    planOnServer,
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}
