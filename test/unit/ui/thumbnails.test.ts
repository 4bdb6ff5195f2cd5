// Small pictures: each drawn once however many ask, none left behind, and none for who has left.

import type { FrameVersion } from "@entente/shared/model/review";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createThumbnails } from "../../../client/src/features/review/thumbnails.ts";

const version = (sha256: string): FrameVersion => ({ sha256 }) as FrameVersion;
const open = new Set<string>();
beforeEach(() => {
  const { createObjectURL, revokeObjectURL } = URL;
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    const url = createObjectURL.call(URL, blob);
    open.add(url);
    return url;
  });
  vi.spyOn(URL, "revokeObjectURL").mockImplementation((url) => {
    open.delete(url);
    revokeObjectURL.call(URL, url);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  open.clear();
});

/** A drawing hand that finishes when told to. */
function hand() {
  const drawn: { sha256: string; signal: AbortSignal; finish: (small: Blob | null) => void }[] = [];
  const thumbnails = createThumbnails(
    ({ sha256 }, signal) => new Promise((finish) => drawn.push({ sha256, signal, finish })),
  );
  return { drawn, thumbnails };
}
const stays = (): AbortSignal => new AbortController().signal;

it("draws a file once for all who ask while it is drawn, and after", async () => {
  const { drawn, thumbnails } = hand();
  const both = [thumbnails.get(version("a"), stays()), thumbnails.get(version("a"), stays())];
  expect(drawn.length).toBe(1);
  drawn[0]!.finish(new Blob(["small"]));
  const [first, second] = await Promise.all(both);
  expect(first).toMatch(/^blob:/);
  expect(second).toBe(first);
  expect(await thumbnails.get(version("a"), stays())).toBe(first);
  expect([drawn.length, open.size]).toEqual([1, 1]);
  thumbnails.clear();
  expect(open.size).toBe(0);
});

it("goes on for who stays when another leaves, and stops when the last has left", async () => {
  const { drawn, thumbnails } = hand();
  const [leaving, last] = [new AbortController(), new AbortController()];
  const left = thumbnails.get(version("a"), leaving.signal);
  const kept = thumbnails.get(version("a"), last.signal);
  leaving.abort();
  await expect(left).rejects.toThrow();
  expect(drawn[0]!.signal.aborted).toBe(false);
  last.abort();
  await expect(kept).rejects.toThrow();
  expect(drawn[0]!.signal.aborted).toBe(true);
  drawn[0]!.finish(new Blob(["late"]));
  await Promise.resolve();
  expect(open.size).toBe(0);
});

it("draws a few at a time and skips who left before their turn", async () => {
  const { drawn, thumbnails } = hand();
  const leaving = new AbortController();
  const first = ["a", "b", "c"].map((sha) => thumbnails.get(version(sha), stays()));
  const skipped = thumbnails.get(version("d"), leaving.signal);
  const later = thumbnails.get(version("e"), stays());
  expect(drawn.map(({ sha256 }) => sha256)).toEqual(["a", "b", "c"]);
  leaving.abort();
  await expect(skipped).rejects.toThrow();
  drawn[0]!.finish(null);
  expect(await first[0]).toBe("");
  await expect.poll(() => drawn.map(({ sha256 }) => sha256)).toEqual(["a", "b", "c", "e"]);
  drawn[3]!.finish(new Blob(["small"]));
  expect(await later).toMatch(/^blob:/);
});

it("leaves nothing behind that is finished after all were let go of", async () => {
  const { drawn, thumbnails } = hand();
  void thumbnails.get(version("a"), stays());
  thumbnails.clear();
  drawn[0]!.finish(new Blob(["late"]));
  await new Promise((resolve) => setImmediate(resolve));
  expect(open.size).toBe(0);
});
