import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CreatedLink, LinkList, OpenedLink, Ticket } from "@entente/shared/http/link";
import type { ProjectSummary } from "@entente/shared/http/project";
import { createProject, json, send } from "../support/accounts.ts";
import { closeCode, get, openSocket, problemOf, socketStatus, startOwned } from "./harness.ts";

let world: Awaited<ReturnType<typeof startOwned>>;
let project: ProjectSummary;

beforeAll(async () => {
  world = await startOwned();
  project = await createProject(world.url, world.owner, "Relaunch");
});
afterAll(() => world.stop());

const makeLink = (name = "Client Ltd") =>
  json<CreatedLink>(world.url, "POST", `/api/projects/${project.id}/links`, {
    cookie: world.owner.cookie,
    body: { role: "viewer", name },
  });
const ticketFor = (token: string, document: string) =>
  json<Ticket>(world.url, "POST", `/api/links/${token}/tickets`, { body: { document } });
const syncPath = (document: string, { ticket }: Ticket) => `/sync/${document}?ticket=${ticket}`;

describe("a share link", () => {
  test("opens the plan and the review, and nothing of the team's", async () => {
    const { token, url } = await makeLink();
    expect(url).toBe(`${world.url}/link/${token}`);
    const { plan, review } = project.documents;
    expect(await get<OpenedLink>(world.url, `/api/links/${token}`)).toEqual({
      project: { id: project.id, name: "Relaunch", documents: { plan, review } },
      role: "viewer",
    });
    expect(
      await problemOf(
        send(world.url, "POST", `/api/links/${token}/tickets`, { body: { document: project.documents.team } }),
      ),
    ).toBe("404 not-found");
  });

  test("gives tickets that open one socket each", async () => {
    const { token } = await makeLink();
    const ticket = await ticketFor(token, project.documents.plan);
    expect(await socketStatus(world.url, syncPath(project.documents.plan, ticket))).toBe(101);
    expect(await socketStatus(world.url, syncPath(project.documents.plan, ticket))).toBe(401);
  });

  test("gives tickets that open one document only", async () => {
    const { token } = await makeLink();
    const ticket = await ticketFor(token, project.documents.plan);
    expect(await socketStatus(world.url, syncPath(project.documents.review, ticket))).toBe(404);
    expect(await socketStatus(world.url, syncPath(project.documents.plan, ticket))).toBe(101);
  });

  test("gives tickets that are late after a minute", async () => {
    const { token } = await makeLink();
    const ticket = await ticketFor(token, project.documents.plan);
    world.advance(60_001);
    expect(await socketStatus(world.url, syncPath(project.documents.plan, ticket))).toBe(401);
  });

  test("lets its holder read over HTTP as a viewer, and change nothing", async () => {
    const { token } = await makeLink();
    const headers = { Authorization: `Link ${token}` };
    const seen = (await (await fetch(`${world.url}/api/projects/${project.id}`, { headers })).json()) as ProjectSummary;
    expect(seen).toMatchObject({ role: "viewer", name: "Relaunch" });
    const patch = fetch(`${world.url}/api/projects/${project.id}`, {
      method: "PATCH",
      headers: { ...headers, "Content-Type": "application/json" },
      body: '{"name":"Mine"}',
    });
    expect(await problemOf(patch)).toBe("404 not-found");
    expect(await problemOf(fetch(`${world.url}/api/projects`, { headers }))).toBe("401 unauthenticated");
  });

  test("opens no other project", async () => {
    const { token } = await makeLink();
    const other = await createProject(world.url, world.owner, "Other");
    expect(
      await problemOf(fetch(`${world.url}/api/projects/${other.id}`, { headers: { Authorization: `Link ${token}` } })),
    ).toBe("404 not-found");
  });

  test("ends when it is revoked: open sockets close, unused tickets too", async () => {
    const { id, token } = await makeLink("Revoked");
    const unused = await ticketFor(token, project.documents.plan);
    const { socket } = await openSocket(
      world.url,
      syncPath(project.documents.plan, await ticketFor(token, project.documents.plan)),
    );
    const closed = closeCode(socket);
    expect(
      (await send(world.url, "DELETE", `/api/projects/${project.id}/links/${id}`, { cookie: world.owner.cookie }))
        .status,
    ).toBe(204);
    expect(await closed).toBe(4401);
    expect(await socketStatus(world.url, syncPath(project.documents.plan, unused))).toBe(404);
    expect(await problemOf(send(world.url, "GET", `/api/links/${token}`))).toBe("404 not-found");
    const { links } = await get<LinkList>(world.url, `/api/projects/${project.id}/links`, world.owner);
    expect(links.map((link) => link.id)).not.toContain(id);
  });
});
