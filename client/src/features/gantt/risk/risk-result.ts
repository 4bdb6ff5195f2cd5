// The last simulation, for the panel that shows it and the chart that marks it. Null while the panel is closed.

import { shallowRef } from "vue";
import type { TaskId } from "@entente/shared/model/ids";
import type { SimulationResult } from "@entente/shared/schedule/simulation";

export interface RiskResult extends SimulationResult {
  /** The place of each task in the result's lists. */
  readonly index: ReadonlyMap<TaskId, number>;
}

export const riskResult = shallowRef<RiskResult | null>(null);

/** Takes over `result`. */
export function setRiskResult(result: SimulationResult | null): void {
  riskResult.value = result && { ...result, index: new Map(result.ids.map((id, i) => [id, i])) };
}
