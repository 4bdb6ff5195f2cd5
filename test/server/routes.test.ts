// Every route of the interface, as its own description lists them: what it answers to nobody, to a
// stranger, to too low a role and to a body that makes no sense. A new route without a row here fails.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProject, inviteSecond, send, signIn, json, SECOND, type Person } from "../support/accounts.ts";
import type { CreatedInvitation } from "@entente/shared/http/invitation";
import type { ProjectSummary } from "@entente/shared/http/project";
import { form, get, problemOf, startOwned } from "./harness.ts";

interface Row {
  readonly route: string;
  /** 401 without a session; absent for routes that are open to all. */
  readonly guarded?: true;
  /** A body that the route takes, if it takes one. */
  readonly body?: unknown;
  /** Bodies it refuses with 400. */
  readonly bad?: readonly unknown[];
  /** May be called by a viewer of the project. */
  readonly forViewers?: true;
}

const SHA = "a".repeat(64);
const LONG = "x".repeat(10_001);
const ROWS: readonly Row[] = [
  { route: "GET /api/health" },
  { route: "GET /api/metrics" },
  { route: "GET /api/setup" },
  {
    route: "POST /api/auth/sign-up/email",
    bad: [
      {},
      { name: "A", email: "no", password: "long enough" },
      { name: " ", email: "a@b.cd", password: "long enough" },
      7,
    ],
  },
  { route: "POST /api/auth/sign-in/email", bad: [{}, { email: "a@b.cd" }, []] },
  { route: "POST /api/auth/sign-out" },
  { route: "GET /api/auth/get-session" },
  { route: "GET /api/projects", guarded: true, forViewers: true },
  {
    route: "POST /api/projects",
    guarded: true,
    forViewers: true,
    body: { name: "New" },
    bad: [{}, { name: "" }, { name: "x".repeat(201) }, { name: 5 }, "text"],
  },
  {
    route: "POST /api/projects/import",
    guarded: true,
    forViewers: true,
    body: form("Title\nA\n", "a.csv"),
    bad: [{ file: "text" }],
  },
  { route: "POST /api/projects/sample", guarded: true, forViewers: true },
  { route: "GET /api/projects/{project}/progress", guarded: true, forViewers: true },
  { route: "GET /api/projects/{project}", guarded: true, forViewers: true },
  {
    route: "PATCH /api/projects/{project}",
    guarded: true,
    body: { name: "Other" },
    bad: [{}, { name: "" }, { archived: "yes" }],
  },
  { route: "DELETE /api/projects/{project}", guarded: true },
  { route: "GET /api/projects/{project}/export?format=csv", guarded: true, forViewers: true },
  { route: "GET /api/projects/{project}/authors?since=0", guarded: true, forViewers: true },
  { route: "GET /api/projects/{project}/members", guarded: true },
  {
    route: "PATCH /api/projects/{project}/members/{member}",
    guarded: true,
    body: { role: "member" },
    bad: [{}, { role: "king" }],
  },
  { route: "DELETE /api/projects/{project}/members/{member}", guarded: true },
  {
    route: "POST /api/projects/{project}/invitations",
    guarded: true,
    body: { email: "new@example.com", role: "client" },
    bad: [{}, { email: "new", role: "client" }, { email: "a@b.cd", role: "link" }],
  },
  { route: "GET /api/projects/{project}/invitations", guarded: true },
  { route: "DELETE /api/projects/{project}/invitations/{invitation}", guarded: true },
  { route: "GET /api/invitations/{token}" },
  { route: "POST /api/invitations/{token}/accept", guarded: true, forViewers: true },
  {
    route: "POST /api/projects/{project}/links",
    guarded: true,
    body: { role: "viewer", name: "Client" },
    bad: [{}, { role: "owner", name: "Client" }, { role: "viewer", name: "" }],
  },
  { route: "GET /api/projects/{project}/links", guarded: true },
  { route: "DELETE /api/projects/{project}/links/{link}", guarded: true },
  { route: "GET /api/links/{token}" },
  { route: "POST /api/links/{token}/tickets", bad: [{}, { document: 5 }] },
  {
    route: "POST /api/projects/{project}/frames",
    guarded: true,
    body: form("<svg/>", "a.svg"),
    bad: [{ file: "text" }],
  },
  {
    route: "POST /api/projects/{project}/frames/{frame}/versions",
    guarded: true,
    body: form("<svg/>", "a.svg"),
    bad: [{ file: "text" }],
  },
  {
    route: "PATCH /api/projects/{project}/frames/{frame}",
    guarded: true,
    body: { title: "Home" },
    bad: [{}, { title: "" }, { title: "x".repeat(201) }],
  },
  {
    route: "POST /api/projects/{project}/frames/places",
    guarded: true,
    body: { places: [{ frame: "f", place: { x: 0, y: 0 } }] },
    bad: [{}, { places: [] }, { places: [{ frame: "f", place: { x: 1e9, y: 0 } }] }, { places: [{ frame: "f" }] }],
  },
  { route: "GET /api/projects/{project}/people", guarded: true, forViewers: true },
  {
    route: "POST /api/projects/{project}/threads",
    guarded: true,
    body: { version: "v", x: 0, y: 1, page: 1, text: "Hm" },
    bad: [
      {},
      { version: "v", x: 2, y: 0, page: 1, text: "Hm" },
      { version: "v", x: 0, y: 0, page: 0, text: "Hm" },
      { version: "v", x: 0, y: 0, page: 1, text: LONG },
    ],
  },
  {
    route: "POST /api/projects/{project}/threads/{thread}/comments",
    guarded: true,
    body: { text: "Hm" },
    bad: [{}, { text: "  " }, { text: LONG }],
  },
  {
    route: "POST /api/projects/{project}/threads/{thread}/place",
    guarded: true,
    body: { x: 0, y: 1, page: 1 },
    bad: [{}, { x: 2, y: 0, page: 1 }, { x: 0, y: 0, page: 0 }],
  },
  {
    route: "POST /api/projects/{project}/threads/{thread}/task",
    guarded: true,
    body: { task: "t" },
    bad: [{}, { task: 5 }, { task: "" }],
  },
  { route: "POST /api/projects/{project}/threads/{thread}/resolve", guarded: true },
  { route: "POST /api/projects/{project}/threads/{thread}/reopen", guarded: true },
  {
    route: "POST /api/projects/{project}/versions/{version}/decisions",
    guarded: true,
    body: { outcome: "approved", sha256: SHA },
    bad: [{}, { outcome: "fine", sha256: SHA }, { outcome: "approved", sha256: "abc" }],
  },
  { route: "GET /api/projects/{project}/files/{sha256}", guarded: true, forViewers: true },
];

let world: Awaited<ReturnType<typeof startOwned>>;
let project: ProjectSummary;
let viewer: Person;
let stranger: Person;

beforeAll(async () => {
  world = await startOwned();
  project = await createProject(world.url, world.owner, "Relaunch");
  viewer = await inviteSecond(world.url, world.owner, project.id, "viewer");
  const elsewhere = await createProject(world.url, world.owner, "Elsewhere");
  stranger = await inviteSecond(world.url, world.owner, elsewhere.id, "owner", {
    ...SECOND,
    name: "Sam Stranger",
    email: "sam@example.com",
  });
});
afterAll(() => world.stop());

const method = (row: Row) => row.route.split(" ")[0]!;
const path = (row: Row, projectId = project.id) =>
  row.route
    .split(" ")[1]!
    .replace("{project}", projectId)
    .replace("{sha256}", SHA)
    .replace("{token}", "t".repeat(32))
    .replace(/\{\w+\}/g, "nothing-here");
const call = (row: Row, options: { cookie?: string; body?: unknown } = {}, projectId?: string) =>
  send(world.url, method(row), path(row, projectId), { body: row.body, ...options });

const guarded = ROWS.filter((row) => row.guarded).map((row) => [row.route, row] as const);
const inProjects = guarded.filter(([route]) => route.includes("{project}"));
const forTheTeam = inProjects.filter(([, row]) => !row.forViewers);
const withBadBodies = ROWS.flatMap((row) => (row.bad ?? []).map((body, i) => [row.route, i + 1, row, body] as const));

describe("the interface", () => {
  test("has a row here for every route it describes", async () => {
    const { paths } = await get<{ paths: Record<string, Record<string, unknown>> }>(world.url, "/api/openapi.json");
    const described = Object.entries(paths).flatMap(([route, methods]) =>
      Object.keys(methods).map((name) => `${name.toUpperCase()} ${route}`),
    );
    expect(described.sort()).toEqual(ROWS.map((row) => row.route.replace(/\?.*/, "")).sort());
  });

  test.each(guarded)("asks nobody to sign in first: %s", async (_route, row) => {
    expect(await problemOf(call(row))).toBe("401 unauthenticated");
  });

  test.each(inProjects)("hides from a stranger: %s", async (_route, row) => {
    expect(await problemOf(call(row, { cookie: stranger.cookie }))).toBe("404 not-found");
  });

  test.each(inProjects)("answers an unknown project as a forbidden one: %s", async (_route, row) => {
    const forbidden = await (await call(row, { cookie: stranger.cookie })).text();
    expect(await (await call(row, { cookie: stranger.cookie }, "no-such-project")).text()).toBe(forbidden);
  });

  test.each(forTheTeam)("hides from a viewer: %s", async (_route, row) => {
    expect(await problemOf(call(row, { cookie: viewer.cookie }))).toBe("404 not-found");
  });

  test.each(withBadBodies)("refuses: %s, bad body %i", async (_route, _number, row, body) => {
    expect(await problemOf(call(row, { cookie: world.owner.cookie, body }))).toMatch(/^400 bad-request$/);
  });

  test.each(ROWS.filter((row) => method(row) !== "GET").map((row) => [row.route, row] as const))(
    "refuses what another site sends: %s",
    async (_route, row) => {
      const response = fetch(new URL(path(row), world.url), {
        method: method(row),
        headers: { Cookie: world.owner.cookie, Origin: "https://evil.example" },
      });
      expect(await problemOf(response)).toBe("403 cross-site");
    },
  );

  test("refuses what a browser says is cross-site, even without an Origin", async () => {
    const response = fetch(`${world.url}/api/projects/${project.id}`, {
      method: "DELETE",
      headers: { Cookie: world.owner.cookie, "Sec-Fetch-Site": "cross-site" },
    });
    expect(await problemOf(response)).toBe("403 cross-site");
  });

  test("refuses JSON that isn't, and bodies without end", async () => {
    const post = (body: string) =>
      fetch(`${world.url}/api/projects`, {
        method: "POST",
        headers: { Cookie: world.owner.cookie, "Content-Type": "application/json" },
        body,
      });
    expect(await problemOf(post('{"name"'))).toBe("400 bad-request");
    expect(await problemOf(post(JSON.stringify({ name: "x".repeat(300_000) })))).toBe("413 too-large");
  });

  test("answers what it doesn't have with a problem", async () => {
    expect(await problemOf(send(world.url, "GET", "/api/no-such-thing"))).toBe("404 not-found");
  });

  test("describes itself on a page without scripts", async () => {
    const page = await (await send(world.url, "GET", "/api/docs")).text();
    expect(page).toContain("POST /api/projects/import");
    expect(page).not.toContain("<script");
  });

  test("shows its figures to this machine, but not to whom a proxy forwards", async () => {
    expect(await (await send(world.url, "GET", "/api/metrics")).text()).toContain("entente_sync_connections");
    expect(await problemOf(fetch(`${world.url}/api/metrics`, { headers: { "X-Forwarded-For": "192.0.2.1" } }))).toBe(
      "404 not-found",
    );
    const asOwner = await fetch(`${world.url}/api/metrics`, {
      headers: { "X-Forwarded-For": "192.0.2.1", Cookie: world.owner.cookie },
    });
    expect(asOwner.status).toBe(200);
  });
});

describe("the log", () => {
  test("has an id for each request and neither cookies nor tokens nor passwords", async () => {
    const invitation = await json<CreatedInvitation>(world.url, "POST", `/api/projects/${project.id}/invitations`, {
      cookie: world.owner.cookie,
      body: { email: "log@example.com", role: "client" },
    });
    const answer = await send(world.url, "GET", `/api/invitations/${invitation.token}`);
    await signIn(world.url, world.owner);
    const log = world.logs();
    expect(log).toContain(answer.headers.get("x-request-id"));
    expect(log).toContain("/api/invitations/:token");
    for (const secret of [invitation.token, world.owner.password, world.owner.cookie.split("=")[1]!])
      expect(log).not.toContain(secret);
  });
});
