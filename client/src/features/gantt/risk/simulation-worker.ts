// Runs simulations apart from the page, one message one answer.

import { simulate, type SimulationResult } from "@entente/shared/schedule/simulation";
import type { SimulationInput } from "@entente/shared/schedule/simulation/input";

export interface SimulationRequest {
  readonly run: number;
  readonly input: SimulationInput;
  readonly passes: number;
}

export interface SimulationAnswer {
  readonly run: number;
  readonly result: SimulationResult;
}

addEventListener("message", ({ data }: MessageEvent<SimulationRequest>) => {
  const answer: SimulationAnswer = { run: data.run, result: simulate(data.input, { passes: data.passes }) };
  postMessage(answer);
});
