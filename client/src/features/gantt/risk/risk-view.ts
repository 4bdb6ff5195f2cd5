// A simulation as one sees it: how likely the planned finish is, the finishes as bars, and the tasks that
// decide the finish most often.

import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import type { SimulationResult } from "@entente/shared/schedule/simulation";

export interface RiskBar {
  /** Minutes since 1970-01-01T00:00. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface RiskTask {
  readonly task: TaskId;
  readonly title: string;
  readonly criticality: number;
  readonly p50: number;
  readonly p80: number;
}

/** The share of passes that finish by `at`. */
export function chanceOf({ finishes }: Pick<SimulationResult, "finishes">, at: number): number {
  let low = 0;
  let high = finishes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (finishes[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return finishes.length === 0 ? 1 : low / finishes.length;
}

/** The finishes counted in at most `most` spans of as many whole days each. */
export function finishBars({ finishes }: Pick<SimulationResult, "finishes">, most: number): readonly RiskBar[] {
  if (finishes.length === 0) return [];
  const DAY = 1440;
  const first = Math.floor(finishes[0]! / DAY);
  const last = Math.floor(finishes.at(-1)! / DAY);
  const days = Math.max(1, Math.ceil((last - first + 1) / most));
  const bars: { from: number; to: number; count: number }[] = [];
  for (let day = first; day <= last; day += days) bars.push({ from: day * DAY, to: (day + days) * DAY, count: 0 });
  for (const finish of finishes) bars[Math.floor((Math.floor(finish / DAY) - first) / days)]!.count += 1;
  return bars;
}

/** The tasks with work, those that decide the finish most often first; of equals the later one. */
export function riskTasks({ tasks }: Pick<Plan, "tasks">, result: SimulationResult): readonly RiskTask[] {
  const parents = new Set([...tasks.values()].map(({ parent }) => parent));
  return result.ids
    .map((task, i) => ({
      task,
      title: tasks.get(task)?.title ?? "",
      criticality: result.criticality[i]!,
      p50: result.finishP50[i]!,
      p80: result.finishP80[i]!,
    }))
    .filter(({ task }) => tasks.has(task) && !parents.has(task))
    .sort((a, b) => b.criticality - a.criticality || b.p80 - a.p80);
}
