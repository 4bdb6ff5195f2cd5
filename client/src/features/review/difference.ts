// How much two pictures of one size differ, counted in a worker so that the page stays at hand. A
// pixel that only one of the two has counts as changed.

import type { Pixels } from "./compare-picture.ts";

export interface Difference {
  /** What changed, in red over a pale copy. */
  readonly picture: Pixels;
  readonly changed: number;
  readonly total: number;
}

/** Counts in a worker of its own; rejects when `signal` aborts. The pixels are handed over. */
export function differenceOf(pair: readonly [Pixels, Pixels], signal: AbortSignal): Promise<Difference> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./difference-worker.ts", import.meta.url), { type: "module" });
    const end = (): void => worker.terminate();
    signal.addEventListener("abort", () => {
      end();
      reject(signal.reason as Error);
    });
    worker.addEventListener("message", (event: MessageEvent<Difference>) => {
      end();
      resolve(event.data);
    });
    worker.addEventListener("error", () => {
      end();
      reject(new Error("The versions can't be compared here."));
    });
    worker.postMessage(
      pair,
      pair.map(({ data }) => data.buffer),
    );
  });
}

/** "3.2 %"; never 0 % when something changed, never 100 % when something didn't. */
export function percentChanged({ changed, total }: Pick<Difference, "changed" | "total">): string {
  if (changed === 0) return "0 %";
  if (changed === total) return "100 %";
  const percent = (changed / total) * 100;
  if (percent < 0.01) return "less than 0.01 %";
  const digits = percent < 1 ? 2 : 1;
  return `${Math.min(percent, 99.9).toFixed(digits)} %`;
}
