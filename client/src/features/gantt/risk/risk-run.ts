// Simulations of the open plan in a worker of their own. The newest plan counts: an answer about an
// older one is let go, and while one is computed at most one more waits.

import type { Plan } from "@entente/shared/model/plan";
import { prepareSimulation } from "@entente/shared/schedule/simulation/input";
import type { SimulationResult } from "@entente/shared/schedule/simulation";
import type { SimulationAnswer, SimulationRequest } from "./simulation-worker.ts";

export const PASSES = 1000;

export interface RiskRun {
  /** Simulates `plan` soon; `done` gets the result unless a newer plan came meanwhile. */
  start(plan: Plan): void;
  stop(): void;
}

/** `failed` is told once when there is no worker to be had. */
export function createRiskRun(done: (result: SimulationResult) => void, failed: () => void): RiskRun {
  let worker: Worker | null = null;
  let run = 0;
  let isBusy = false;
  let waiting: Plan | null = null;

  function send(plan: Plan): void {
    run += 1;
    isBusy = true;
    const request: SimulationRequest = { run, input: prepareSimulation(plan), passes: PASSES };
    worker!.postMessage(request);
  }
  function open(): Worker {
    const made = new Worker(new URL("./simulation-worker.ts", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }: MessageEvent<SimulationAnswer>) => {
      isBusy = false;
      if (waiting) {
        const next = waiting;
        waiting = null;
        send(next);
      } else if (data.run === run) done(data.result);
    });
    made.addEventListener("error", () => {
      stop();
      failed();
    });
    return made;
  }
  function stop(): void {
    worker?.terminate();
    worker = null;
    isBusy = false;
    waiting = null;
  }

  return {
    start(plan) {
      worker ??= open();
      if (isBusy) waiting = plan;
      else send(plan);
    },
    stop,
  };
}
