// Fetches what the chart shows beyond its first view, once it stands, and keeps it going. Until it is
// there everything works, with less to see.

import { onBeforeUnmount, shallowRef, watch, type ComputedRef } from "vue";
import type { usePlanStore } from "../../stores/plan.ts";
import type { BarChange, Ghost } from "./chart/chart-types.ts";
import type { WindowedGantt } from "./chart/windowed-gantt.ts";
import type { Extras } from "./extras/create-extras.ts";
import type { GanttWords } from "./gantt-words.ts";
import type { TipNote } from "./useDragPreview.ts";
import type { WorkingTime } from "./working-time.ts";

export interface GanttExtrasOptions {
  readonly plan: ReturnType<typeof usePlanStore>;
  readonly words: ComputedRef<GanttWords>;
  readonly workingTime: ComputedRef<WorkingTime>;
  readonly ghosts: ComputedRef<readonly Ghost[]>;
  chart(): WindowedGantt | null;
  onNotes(notes: readonly TipNote[]): void;
}

/** The extras of the chart that `chart` gives, as soon as it gives one. */
export function useGanttExtras({ plan, words, workingTime, ghosts, chart, onNotes }: GanttExtrasOptions) {
  const extras = shallowRef<Extras | null>(null);
  let isGone = false;

  watch(
    chart,
    async (made) => {
      if (!made || extras.value) return;
      const { createExtras } = await import("./extras/create-extras.ts");
      if (isGone) return;
      extras.value = createExtras({
        chart: made,
        plan: () => plan.records,
        task: plan.task,
        schedule: () => plan.schedule,
        workingTime: () => workingTime.value,
        words: () => words.value,
        peerGhosts: () => ghosts.value,
        onNotes,
      });
    },
    { immediate: true, flush: "post" },
  );
  watch(ghosts, () => chart()?.drawLayers());
  onBeforeUnmount(() => {
    isGone = true;
    extras.value?.dispose();
  });

  return {
    preview: (changes: readonly BarChange[]) => extras.value?.preview(changes),
  };
}
