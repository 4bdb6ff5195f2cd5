import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CreatedLink } from "@entente/shared/http/link";
import type { ProjectSummary } from "@entente/shared/http/project";
import type { CreatedVersion } from "@entente/shared/http/review";
import { createProject, json, send } from "../support/accounts.ts";
import { form, problemOf, startOwned } from "./harness.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const SVG =
  '<?xml version="1.0"?><!-- a > b --><svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><script>alert(1)</script></svg>';
const PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

let world: Awaited<ReturnType<typeof startOwned>>;
let project: ProjectSummary;
let base: string;

beforeAll(async () => {
  world = await startOwned();
  project = await createProject(world.url, world.owner, "Relaunch");
  base = `/api/projects/${project.id}`;
});
afterAll(() => world.stop());

const upload = (bytes: Uint8Array | string, name: string, fields: Record<string, string> = {}) =>
  send(world.url, "POST", `${base}/frames`, { cookie: world.owner.cookie, body: form(bytes, name, fields) });
const hashOf = async (bytes: Uint8Array | string) =>
  Buffer.from(
    await crypto.subtle.digest(
      "SHA-256",
      typeof bytes === "string" ? new TextEncoder().encode(bytes) : new Uint8Array(bytes),
    ),
  ).toString("hex");
const fetchFile = (sha256: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${world.url}${base}/files/${sha256}`, { method, headers: { Cookie: world.owner.cookie, ...headers } });
const spooled = () => readdir(join(world.dataDir, "blobs", "spool"));

describe("an uploaded prototype", () => {
  test.each([
    ["a PNG", PNG, "home.png", "image/png"],
    ["an SVG", SVG, "home.svg", "image/svg+xml"],
    ["a PDF", PDF, "home.pdf", "application/pdf"],
    ["a PNG that calls itself HTML", Buffer.concat([PNG, Buffer.from("<html>")]), "home.html", "image/png"],
  ])("comes back as it was: %s", async (_what, bytes, name, mediaType) => {
    expect((await upload(bytes, name)).status).toBe(201);
    const file = await fetchFile(await hashOf(bytes));
    expect(file.headers.get("content-type")).toBe(mediaType);
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  });

  test("can't run anything in a browser, not even an SVG with a script", async () => {
    await upload(SVG, "script.svg");
    const { headers } = await fetchFile(await hashOf(SVG));
    expect(headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none';/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("becomes the next version of a frame that is there", async () => {
    const first = (await (await upload(PNG, "home.png", { title: "Home" })).json()) as CreatedVersion;
    const path = `${base}/frames/${first.frame}/versions`;
    const second = await json<CreatedVersion>(world.url, "POST", path, {
      cookie: world.owner.cookie,
      body: form(SVG, "home.svg"),
    });
    expect(second.frame).toBe(first.frame);
    expect(second.version).not.toBe(first.version);
  });

  test("is read by a share link's holder", async () => {
    await upload(PNG, "home.png");
    const link = await json<CreatedLink>(world.url, "POST", `${base}/links`, {
      cookie: world.owner.cookie,
      body: { role: "viewer", name: "Client" },
    });
    const response = await fetch(`${world.url}${base}/files/${await hashOf(PNG)}`, {
      headers: { Authorization: `Link ${link.token}` },
    });
    expect(response.status).toBe(200);
  });

  test("is served only in a project whose review names it", async () => {
    await upload(PNG, "home.png");
    const other = await createProject(world.url, world.owner, "Other");
    const path = `/api/projects/${other.id}/files/${await hashOf(PNG)}`;
    expect(await problemOf(send(world.url, "GET", path, { cookie: world.owner.cookie }))).toBe("404 not-found");
  });

  test("is sent once: the browser keeps it", async () => {
    await upload(PNG, "home.png");
    const sha256 = await hashOf(PNG);
    const first = await fetchFile(sha256);
    expect(first.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    expect((await fetchFile(sha256, { "If-None-Match": first.headers.get("etag")! })).status).toBe(304);
  });

  test("is sent in parts to who asks for parts", async () => {
    await upload(PDF, "home.pdf");
    const sha256 = await hashOf(PDF);
    const part = await fetchFile(sha256, { Range: "bytes=0-4" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      `bytes 0-4/${PDF.length}`,
      "%PDF-",
    ]);
    const end = await fetchFile(sha256, { Range: "bytes=-6" });
    expect([end.status, await end.text()]).toEqual([206, "%%EOF\n"]);
    expect(await problemOf(fetchFile(sha256, { Range: "bytes=9999-" }))).toBe("416 range-not-satisfiable");
    expect((await fetchFile(sha256, { Range: "bytes=0-4", "If-Range": '"other"' })).status).toBe(200);
  });

  test("tells its size without its bytes", async () => {
    await upload(PDF, "home.pdf");
    const head = await fetchFile(await hashOf(PDF), {}, "HEAD");
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, String(PDF.length), ""]);
  });
});

describe("an upload is refused", () => {
  test.each([
    ["HTML", "<!doctype html><html><script>alert(1)</script></html>", "page.html", "415 unsupported-type"],
    ["HTML that calls itself a PNG", "<html><body>hi</body></html>", "page.png", "415 unsupported-type"],
    ["HTML with an SVG in it", "<html><svg/></html>", "page.svg", "415 unsupported-type"],
    ["HTML behind a comment", "<!-- <svg> --><html></html>", "page.svg", "415 unsupported-type"],
    ["a GIF", "GIF89a\x01\x00\x01\x00\x00\x00\x00;", "a.gif", "415 unsupported-type"],
    ["text", "just text", "a.txt", "415 unsupported-type"],
    ["nothing", "", "a.png", "422 bad-file"],
    ["a PDF without its end", "%PDF-1.4\n1 0 obj", "a.pdf", "422 bad-file"],
  ])("when it is %s, and nothing is left of it", async (_what, bytes, name, problem) => {
    expect(await problemOf(upload(bytes, name))).toBe(problem);
    expect(await spooled()).toEqual([]);
    expect((await fetchFile(await hashOf(bytes))).status).toBe(404);
  });

  test("when it has more than 25 MB, and nothing is left of it", async () => {
    const huge = Buffer.concat([PNG, Buffer.alloc(26 * 1024 * 1024)]);
    expect(await problemOf(upload(huge, "huge.png"))).toBe("413 too-large");
    expect(await spooled()).toEqual([]);
  });

  test("when its frame doesn't exist", async () => {
    const response = send(world.url, "POST", `${base}/frames/no-such-frame/versions`, {
      cookie: world.owner.cookie,
      body: form(PNG, "home.png"),
    });
    expect(await problemOf(response)).toBe("404 not-found");
  });

  test("when its title is too long", async () => {
    expect(await problemOf(upload(PNG, "home.png", { title: "x".repeat(201) }))).toBe("400 bad-request");
  });

  test("when the form is broken", async () => {
    const response = fetch(`${world.url}${base}/frames`, {
      method: "POST",
      headers: { Cookie: world.owner.cookie, "Content-Type": "multipart/form-data; boundary=x" },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nno end',
    });
    expect(await problemOf(response)).toBe("400 bad-request");
    expect(await spooled()).toEqual([]);
  });
});

describe("an upload that breaks off", () => {
  test("leaves nothing behind", async () => {
    const sent = request(`${world.url}${base}/frames`, {
      method: "POST",
      headers: {
        Cookie: world.owner.cookie,
        "Content-Type": "multipart/form-data; boundary=x",
        "Content-Length": "1000000",
      },
    });
    sent.on("error", () => undefined);
    sent.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
    sent.write(PNG);
    await expect.poll(spooled, { timeout: 10_000 }).toHaveLength(1);
    sent.destroy();
    await expect.poll(spooled, { timeout: 10_000 }).toEqual([]);
  });
});
