// Small pictures of the versions for the overview: each is drawn once however many tiles ask for it, a
// few at a time, and kept. A tile that has left before its turn costs nothing, and none that are drawn
// when all are let go of stay behind.

import type { FrameVersion } from "@entente/shared/model/review";

const AT_ONCE = 3;
const KEPT = 600;

export interface Thumbnails {
  /** The address of the small picture, or "" where there can't be one; rejects when `signal` aborts first. */
  get(version: FrameVersion, signal: AbortSignal): Promise<string>;
  /** Lets go of all of them, those included that are on their way. */
  clear(): void;
}

/** One file that is waiting for its turn or being drawn, and how many still want it. */
interface Job {
  readonly version: FrameVersion;
  readonly abort: AbortController;
  readonly done: PromiseWithResolvers<string>;
  wanted: number;
}

/** `draw` gives null where there can't be a small picture; one that it rejects is asked for again next time. */
export function createThumbnails(
  draw: (version: FrameVersion, signal: AbortSignal) => Promise<Blob | null>,
): Thumbnails {
  const urls = new Map<string, string>();
  const jobs = new Map<string, Job>();
  const queue: Job[] = [];
  let running = 0;

  function next(): void {
    while (running < AT_ONCE) {
      const job = queue.shift();
      if (!job) return;
      if (job.abort.signal.aborted) continue;
      running++;
      void run(job).finally(() => {
        running--;
        next();
      });
    }
  }
  async function run(job: Job): Promise<void> {
    const { signal } = job.abort;
    const small = await draw(job.version, signal).catch(() => undefined);
    if (signal.aborted) return;
    jobs.delete(job.version.sha256);
    const url = small ? URL.createObjectURL(small) : "";
    if (small !== undefined) keep(job.version.sha256, url);
    job.done.resolve(url);
  }
  function keep(sha256: string, url: string): void {
    urls.set(sha256, url);
    const [oldest] = urls.keys();
    if (urls.size <= KEPT || oldest === undefined) return;
    if (urls.get(oldest)) URL.revokeObjectURL(urls.get(oldest)!);
    urls.delete(oldest);
  }
  function drop(job: Job): void {
    job.abort.abort();
    if (jobs.get(job.version.sha256) === job) jobs.delete(job.version.sha256);
  }
  function jobFor(version: FrameVersion): Job {
    const known = jobs.get(version.sha256);
    if (known) return known;
    const job: Job = { version, abort: new AbortController(), done: Promise.withResolvers(), wanted: 0 };
    jobs.set(version.sha256, job);
    queue.push(job);
    return job;
  }

  return {
    get(version, signal) {
      const known = urls.get(version.sha256);
      if (known !== undefined) return Promise.resolve(known);
      const job = jobFor(version);
      job.wanted++;
      const left = Promise.withResolvers<never>();
      const leave = (): void => {
        if (--job.wanted === 0) drop(job);
        left.reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      next();
      return Promise.race([job.done.promise, left.promise]).finally(() => signal.removeEventListener("abort", leave));
    },
    clear() {
      queue.length = 0;
      for (const job of [...jobs.values()]) drop(job);
      for (const url of urls.values()) if (url) URL.revokeObjectURL(url);
      urls.clear();
    },
  };
}
