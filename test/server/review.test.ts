import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ProjectSummary } from "@entente/shared/http/project";
import type {
  CreatedComment,
  CreatedDecision,
  CreatedThread,
  CreatedVersion,
  PeopleList,
} from "@entente/shared/http/review";
import { readReview } from "@entente/shared/doc/read-review";
import type { Review } from "@entente/shared/model/review";
import { WebsocketProvider } from "y-websocket";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { createProject, inviteSecond, json, send, type Person } from "../support/accounts.ts";
import { syncUrl } from "../support/stock-client.ts";
import { form, problemOf, startOwned } from "./harness.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"/>';

let world: Awaited<ReturnType<typeof startOwned>>;
let project: ProjectSummary;
let client: Person;
let base: string;
let uploaded: CreatedVersion;
let watcher: { readonly review: () => Review; readonly stop: () => void };

beforeAll(async () => {
  world = await startOwned();
  project = await createProject(world.url, world.owner, "Relaunch");
  client = await inviteSecond(world.url, world.owner, project.id, "client");
  base = `/api/projects/${project.id}`;
  uploaded = await json<CreatedVersion>(world.url, "POST", `${base}/frames`, {
    cookie: world.owner.cookie,
    body: form(SVG, "home page.svg"),
  });
  watcher = watch(client);
});
afterAll(async () => {
  watcher.stop();
  await world.stop();
});

/** The review as a person's own replica shows it. */
function watch(person: Person) {
  const doc = new Y.Doc();
  class WithCookie extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { Cookie: person.cookie } });
    }
  }
  const provider = new WebsocketProvider(syncUrl(world.url), project.documents.review, doc, {
    WebSocketPolyfill: WithCookie as never,
    disableBc: true,
  });
  return { review: () => readReview(doc).review, stop: () => provider.destroy() };
}

const post = <T>(path: string, body?: unknown, person = client) =>
  json<T>(world.url, "POST", `${base}${path}`, { cookie: person.cookie, body });
const pin = (text: string) =>
  post<CreatedThread>("/threads", { version: uploaded.version, x: 0.25, y: 0.5, page: 1, text });
const shaOf = () => watcher.review().frames.get(uploaded.frame as never)!.versions[0]!.sha256;

describe("the review", () => {
  test("shows an upload to everyone, named after its file, with its size and uploader", async () => {
    await expect.poll(() => watcher.review().frames.size).toBe(1);
    expect([...watcher.review().frames.values()][0]).toMatchObject({
      title: "home page",
      archived: false,
      versions: [
        {
          number: 1,
          mediaType: "image/svg+xml",
          fileName: "home page.svg",
          width: 320,
          height: 200,
          by: { userId: world.owner.id },
        },
      ],
    });
  });

  test("gets a pin with the name of who set it, as the server knows them", async () => {
    const text = "<img src=x onerror=alert(1)> العربية 🎉";
    const { thread } = await pin(text);
    await expect
      .poll(() => watcher.review().threads.get(thread as never))
      .toMatchObject({
        x: 0.25,
        y: 0.5,
        resolved: false,
        by: { userId: client.id, name: client.name },
        comments: [{ text, by: { userId: client.id } }],
      });
  });

  test("gets answers in the order in which they were written", async () => {
    const { thread } = await pin("first");
    await post<CreatedComment>(`/threads/${thread}/comments`, { text: "second" }, world.owner);
    await post<CreatedComment>(`/threads/${thread}/comments`, { text: "third" });
    await expect
      .poll(() =>
        watcher
          .review()
          .threads.get(thread as never)
          ?.comments.map((comment) => comment.text),
      )
      .toEqual(["first", "second", "third"]);
  });

  test("settles a thread and opens it again", async () => {
    const { thread } = await pin("settle me");
    const state = () => watcher.review().threads.get(thread as never)?.resolved;
    expect((await send(world.url, "POST", `${base}/threads/${thread}/resolve`, { cookie: client.cookie })).status).toBe(
      204,
    );
    await expect.poll(state).toBe(true);
    expect((await send(world.url, "POST", `${base}/threads/${thread}/reopen`, { cookie: client.cookie })).status).toBe(
      204,
    );
    await expect.poll(state).toBe(false);
  });

  test("takes a decision on exactly what was seen", async () => {
    await expect.poll(() => watcher.review().frames.size).toBeGreaterThan(0);
    const path = `/versions/${uploaded.version}/decisions`;
    const { decision } = await post<CreatedDecision>(path, { outcome: "approved", note: "Lovely", sha256: shaOf() });
    await expect
      .poll(() => watcher.review().decisions.find(({ id }) => id === decision))
      .toMatchObject({ outcome: "approved", note: "Lovely", by: { name: client.name } });
    const other = send(world.url, "POST", `${base}${path}`, {
      cookie: client.cookie,
      body: { outcome: "approved", sha256: "0".repeat(64) },
    });
    expect(await problemOf(other)).toBe("409 content-changed");
  });

  test("renames a frame, puts it away and brings it back", async () => {
    const patch = (body: unknown) =>
      send(world.url, "PATCH", `${base}/frames/${uploaded.frame}`, { cookie: world.owner.cookie, body });
    const frame = () => watcher.review().frames.get(uploaded.frame as never);
    expect((await patch({ title: "Home", archived: true })).status).toBe(204);
    await expect.poll(frame).toMatchObject({ title: "Home", archived: true });
    await patch({ archived: false });
    await expect.poll(frame).toMatchObject({ title: "Home", archived: false });
  });

  test("puts frames on the overview and gives them back to its order", async () => {
    const place = (at: { x: number; y: number } | null) =>
      post("/frames/places", { places: [{ frame: uploaded.frame, place: at }] }, world.owner);
    const shown = () => watcher.review().frames.get(uploaded.frame as never)?.place;
    await place({ x: -120, y: 40.5 });
    await expect.poll(shown).toEqual({ x: -120, y: 40.5 });
    await place(null);
    await expect.poll(shown).toBeNull();
  });

  test("finds by itself whom a text mentions, and no stranger", async () => {
    const { thread } = await pin(`@${world.owner.name} please, and @Nobody Known`);
    await post<CreatedComment>(`/threads/${thread}/comments`, { text: `ok @${client.name}.` }, world.owner);
    await expect
      .poll(() =>
        watcher
          .review()
          .threads.get(thread as never)
          ?.comments.map(({ mentions }) => mentions.map(({ userId }) => userId)),
      )
      .toEqual([[world.owner.id], [client.id]]);
  });

  test("lets only who set a pin move it", async () => {
    const { thread } = await pin("over there");
    const to = { x: 1, y: 0, page: 3 };
    const foreign = send(world.url, "POST", `${base}/threads/${thread}/place`, {
      cookie: world.owner.cookie,
      body: to,
    });
    expect(await problemOf(foreign)).toBe("422 edit-refused");
    await post(`/threads/${thread}/place`, to);
    await expect.poll(() => watcher.review().threads.get(thread as never)).toMatchObject(to);
  });

  test("ties a thread to a task for the team, and not for the client", async () => {
    const { thread } = await pin("do it");
    const path = `/threads/${thread}/task`;
    const call = send(world.url, "POST", `${base}${path}`, { cookie: client.cookie, body: { task: "t1" } });
    expect(await problemOf(call)).toBe("404 not-found");
    await post(path, { task: "t1" }, world.owner);
    await expect.poll(() => watcher.review().threads.get(thread as never)?.task).toBe("t1");
    await post(path, { task: null }, world.owner);
    await expect.poll(() => watcher.review().threads.get(thread as never)?.task).toBeNull();
  });

  test("names the people without their addresses", async () => {
    const { people } = await json<PeopleList>(world.url, "GET", `${base}/people`, { cookie: client.cookie });
    expect(people).toEqual([
      { userId: world.owner.id, name: world.owner.name, role: "owner" },
      { userId: client.id, name: client.name, role: "client" },
    ]);
  });

  test.each([
    ["a pin on a version", "/threads", { version: "nope", x: 0, y: 0, page: 1, text: "?" }],
    ["an answer in a thread", "/threads/nope/comments", { text: "?" }],
    ["a place for a thread", "/threads/nope/place", { x: 0, y: 0, page: 1 }],
    ["settling a thread", "/threads/nope/resolve", undefined],
    ["a decision on a version", "/versions/nope/decisions", { outcome: "approved", sha256: "0".repeat(64) }],
  ])("refuses %s that isn't there", async (_what, path, body) => {
    expect(await problemOf(send(world.url, "POST", `${base}${path}`, { cookie: client.cookie, body }))).toBe(
      "404 not-found",
    );
  });
});
