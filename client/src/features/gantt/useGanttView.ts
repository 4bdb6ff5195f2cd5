// What the chart shows, as this person likes it: kept in this browser.

import { reactive, watch } from "vue";
import type { BaselineNumber } from "@entente/shared/model/baseline";
import type { Kept } from "../../ui/kept.ts";

export interface GanttView {
  critical: boolean;
  links: boolean;
  float: boolean;
  constraints: boolean;
  map: boolean;
  baseline: boolean;
  /** Which of the eleven. */
  baselineNumber: BaselineNumber;
  progress: boolean;
}

/** The view as it was `kept`; on a narrow screen the mini-map begins hidden. */
export function useGanttView(kept: Kept, isNarrow: boolean): GanttView {
  const view = reactive<GanttView>({
    critical: true,
    links: true,
    float: false,
    constraints: true,
    map: !isNarrow,
    baseline: true,
    baselineNumber: 0,
    progress: false,
  });
  try {
    const before = JSON.parse(kept.read() ?? "{}") as Partial<Record<string, unknown>> | null;
    for (const key of Object.keys(view) as (keyof GanttView)[]) {
      const value = before?.[key];
      if (typeof value === typeof view[key]) Object.assign(view, { [key]: value });
    }
  } catch {
    // Cut short: the view begins anew.
  }
  watch(view, () => kept.write(JSON.stringify(view)));
  return view;
}
