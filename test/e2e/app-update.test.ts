// A new version of the application: it is fetched quietly, offered, and taken over only when asked.
// A small proxy stands between browser and server and serves a second version of the worker.

import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { whenInstalled } from "../support/offline.ts";
import { takeSeat } from "../support/page.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let browser: Browser;
let proxy: Server;
let url: string;
let version = 1;
const asked: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  proxy = createServer((request, response) => {
    void (async () => {
      asked.push(request.url!);
      const answer = await fetch(server.url + request.url, { headers: { accept: request.headers.accept ?? "*/*" } });
      let body = Buffer.from(await answer.arrayBuffer());
      if (request.url === "/sw.js" && version > 1)
        body = Buffer.from(body.toString().replace(/"([0-9a-f]{12})"/, `"second$1"`));
      const headers = Object.fromEntries([...answer.headers].filter(([name]) => !/encoding|length|etag/.test(name)));
      response.writeHead(answer.status, headers).end(body);
    })().catch(() => response.destroy());
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  proxy?.close();
  await server?.stop();
});

test("the worker is checked at each visit, and the manifest names icons that exist", async () => {
  const worker = await fetch(`${server.url}/sw.js`);
  expect(worker.headers.get("cache-control")).toBe("no-cache");
  expect(worker.headers.get("content-type")).toMatch(/^text\/javascript/);
  const manifest = (await (await fetch(`${server.url}/manifest.webmanifest`)).json()) as {
    icons: { src: string; purpose: string }[];
  };
  expect(manifest.icons.map((icon) => icon.purpose)).toContain("maskable");
  for (const { src } of manifest.icons) {
    expect((await fetch(server.url + src)).headers.get("content-type")).toMatch(/^image\//);
  }
});

test("a new version is offered, comes with a press and takes the old one's files away", async () => {
  const { page, problems } = await takeSeat(browser, url, null);
  await page.goto(`${url}/welcome`);
  await whenInstalled(page);
  const names = () => page.evaluate(async () => (await caches.keys()).toSorted());
  const [before] = await names();
  const cached = await page.evaluate(
    async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url),
    before!,
  );
  expect(cached.filter((each) => /\/(?:api|sync)\b/.test(each))).toEqual([]);
  expect(cached.some((each) => /\/assets\/GanttBoard-.*\.js$/.test(each))).toBe(true);

  version = 2;
  const marker = await page.evaluate(() => Object.assign(globalThis, { stillHere: true }).stillHere);
  expect(marker).toBe(true);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await page.getByText("A new version is ready.").waitFor();
  expect(await page.evaluate(() => "stillHere" in globalThis)).toBe(true);

  asked.length = 0;
  await page.getByRole("button", { name: "Reload" }).click();
  await page.waitForFunction(() => !("stillHere" in globalThis) && document.querySelector("h1") !== null);
  await expect.poll(names).toEqual([before!.replace("entente-", "entente-second")]);
  // The page itself and its scripts came from the device.
  expect(asked.filter((path) => path.startsWith("/assets/") || path === "/welcome")).toEqual([]);
  expect(problems).toEqual([]);
});
