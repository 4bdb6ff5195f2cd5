// Keeps the application itself on the device, one version whole, so that it opens without a network.
// A new version is fetched beside the running one and waits until the person asks for it; only
// then are the files of the old one removed, and not while another tab still runs on them. The build
// puts the list of files and the version in place.

import { answerOf } from "./routes.ts";

declare const __PRECACHE_FILES__: readonly string[];
declare const __PRECACHE_VERSION__: string;

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Worker {
  readonly clients: { claim(): Promise<void>; matchAll(which: { type: "window" }): Promise<readonly unknown[]> };
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}
const worker = globalThis as unknown as Worker;

const PREFIX = "entente-";
const CACHE = PREFIX + __PRECACHE_VERSION__;
const INDEX = "/index.html";
const files = new Set(__PRECACHE_FILES__);
// The server varies by encoding, which says nothing about what lies in a cache.
const anyEncoding = { ignoreVary: true };

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(
    [...files].map(async (path) => {
      const known = path.startsWith("/assets/") ? await caches.match(path, anyEncoding) : undefined;
      if (known) await cache.put(path, known);
      else await cache.add(new Request(path, { cache: path.startsWith("/assets/") ? "default" : "no-cache" }));
    }),
  );
}

/** Removes earlier versions, unless another tab may still need their files. */
async function prune(): Promise<void> {
  if ((await worker.clients.matchAll({ type: "window" })).length > 1) return;
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

async function ours(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path, anyEncoding)) ?? fetch(request);
}

/** Of any version; one that wasn't fetched in advance is kept once it was needed. */
async function asset(request: Request): Promise<Response> {
  const known = await caches.match(request, anyEncoding);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok && response.type === "basic") {
    const cache = await caches.open(CACHE);
    // A full device is no reason not to show the page.
    await cache.put(request, response.clone()).catch(() => {});
  }
  return response;
}

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(prune().then(() => worker.clients.claim())));
worker.addEventListener("message", ({ data }) => {
  if (data === "activate") void worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const answer = answerOf(request, worker.location.origin, files);
  if (answer === "network") return;
  if (answer === "asset") return event.respondWith(asset(request));
  if (answer === "file") return event.respondWith(ours(new URL(request.url).pathname, request));
  event.respondWith(ours(INDEX, request));
  event.waitUntil(prune());
});
