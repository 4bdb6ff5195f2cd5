import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ProjectList, ProjectSummary } from "@entente/shared/http/project";
import { createProject, inviteSecond, json, send, type Person } from "../support/accounts.ts";
import { closeCode, get, openSocket, problemOf, socketStatus, startOwned } from "./harness.ts";

let world: Awaited<ReturnType<typeof startOwned>>;
let project: ProjectSummary;
let client: Person;

beforeAll(async () => {
  world = await startOwned();
  project = await createProject(world.url, world.owner, "Relaunch");
  client = await inviteSecond(world.url, world.owner, project.id, "client");
});
afterAll(() => world.stop());

const as = (person: Person) => ({ Cookie: person.cookie });

describe("a project", () => {
  test("belongs to who made it, with three documents", () => {
    expect(project).toMatchObject({ name: "Relaunch", role: "owner", archived: false });
    expect(new Set(Object.values(project.documents)).size).toBe(3);
  });

  test("keeps the team's document from a client, by name and by socket", async () => {
    const seen = await get<ProjectSummary>(world.url, `/api/projects/${project.id}`, client);
    expect(seen).toMatchObject({
      role: "client",
      documents: { plan: project.documents.plan, review: project.documents.review },
    });
    expect(seen.documents.team).toBeUndefined();
    expect(await socketStatus(world.url, `/sync/${project.documents.team}`, as(client))).toBe(404);
    expect(await socketStatus(world.url, `/sync/${project.documents.plan}`, as(client))).toBe(101);
  });

  test("has its maker among the people of its plan, so that tasks can be assigned", async () => {
    const exported = await (
      await send(world.url, "GET", `/api/projects/${project.id}/export?format=json`, { cookie: world.owner.cookie })
    ).text();
    expect(exported).toContain(world.owner.id);
    expect(exported).toContain(client.id);
  });

  test("is renamed in the list and in the plan alike", async () => {
    const { id } = await createProject(world.url, world.owner, "Old name");
    const renamed = await json<ProjectSummary>(world.url, "PATCH", `/api/projects/${id}`, {
      cookie: world.owner.cookie,
      body: { name: "New <b>name</b> 名前" },
    });
    expect(renamed.name).toBe("New <b>name</b> 名前");
    const exported = await send(world.url, "GET", `/api/projects/${id}/export?format=json`, {
      cookie: world.owner.cookie,
    });
    expect(await exported.text()).toContain("New <b>name</b> 名前");
  });

  test("closes its sockets when it is archived, and only its owner still sees it", async () => {
    const { project: doomed, guest } = await projectWithGuest();
    const { socket } = await openSocket(world.url, `/sync/${doomed.documents.plan}`, as(guest));
    const closed = closeCode(socket);
    expect((await send(world.url, "DELETE", `/api/projects/${doomed.id}`, { cookie: world.owner.cookie })).status).toBe(
      204,
    );
    expect(await closed).toBe(4404);
    expect(await socketStatus(world.url, `/sync/${doomed.documents.plan}`, as(world.owner))).toBe(404);
    expect(await problemOf(send(world.url, "GET", `/api/projects/${doomed.id}`, { cookie: guest.cookie }))).toBe(
      "404 not-found",
    );
    const list = await get<ProjectList>(world.url, "/api/projects", guest);
    expect(list.projects.map(({ id }) => id)).not.toContain(doomed.id);
    expect(await get<ProjectSummary>(world.url, `/api/projects/${doomed.id}`, world.owner)).toMatchObject({
      archived: true,
    });
  });

  test("comes back when its owner asks for it", async () => {
    const { project: doomed, guest } = await projectWithGuest();
    await send(world.url, "DELETE", `/api/projects/${doomed.id}`, { cookie: world.owner.cookie });
    expect(
      await problemOf(
        send(world.url, "PATCH", `/api/projects/${doomed.id}`, { cookie: guest.cookie, body: { archived: false } }),
      ),
    ).toBe("404 not-found");
    await json(world.url, "PATCH", `/api/projects/${doomed.id}`, {
      cookie: world.owner.cookie,
      body: { archived: false },
    });
    expect(await socketStatus(world.url, `/sync/${doomed.documents.plan}`, as(guest))).toBe(101);
  });

  async function projectWithGuest() {
    const made = await createProject(world.url, world.owner, "Doomed");
    const guest = await inviteSecond(world.url, world.owner, made.id, "member", {
      name: "Gus",
      email: `gus-${made.id}@example.com`,
      password: "long enough",
    });
    return { project: made, guest };
  }
});

describe("a socket", () => {
  test("opens for nobody without a session", async () => {
    expect(await socketStatus(world.url, `/sync/${project.documents.plan}`)).toBe(401);
  });

  test("opens from no other site", async () => {
    expect(
      await socketStatus(world.url, `/sync/${project.documents.plan}`, {
        ...as(world.owner),
        Origin: "https://evil.example",
      }),
    ).toBe(403);
    expect(
      await socketStatus(world.url, `/sync/${project.documents.plan}`, { ...as(world.owner), Origin: world.url }),
    ).toBe(101);
  });

  test("answers an unknown document as a forbidden one", async () => {
    expect(await socketStatus(world.url, "/sync/no-such-document", as(client))).toBe(404);
  });

  test("closes when the person signs out", async () => {
    const guest = await inviteSecond(world.url, world.owner, project.id, "viewer", {
      name: "Eve",
      email: "eve@example.com",
      password: "long enough",
    });
    const { socket } = await openSocket(world.url, `/sync/${project.documents.plan}`, as(guest));
    const closed = closeCode(socket);
    await send(world.url, "POST", "/api/auth/sign-out", { cookie: guest.cookie, body: {} });
    expect(await closed).toBe(4401);
  });
});
