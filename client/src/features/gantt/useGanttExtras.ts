// Fetches what makes the chart more than a picture, once it stands, and keeps it going. Until then,
// and where it can't be fetched, the board is read and edited by its table.

import { computed, onBeforeUnmount, shallowRef, watch } from "vue";
import type { TaskId } from "@entente/shared/model/ids";
import type { usePlanStore } from "../../stores/plan.ts";
import type { WindowedGantt } from "./chart/windowed-gantt.ts";
import type { Extras, ExtrasOptions } from "./extras/create-extras.ts";

export interface GanttExtrasOptions extends Omit<ExtrasOptions, "chart" | "plan" | "task" | "schedule"> {
  readonly plan: ReturnType<typeof usePlanStore>;
  chart(): WindowedGantt | null;
}

/** The extras of the chart that `chart` gives, as soon as it gives one. */
export function useGanttExtras({ plan, chart, ...options }: GanttExtrasOptions) {
  const extras = shallowRef<Extras | null>(null);
  let isGone = false;

  watch(
    chart,
    async (made) => {
      if (!made || extras.value) return;
      const { createExtras } = await import("./extras/create-extras.ts");
      if (isGone) return;
      extras.value = createExtras({
        ...options,
        chart: made,
        plan: () => plan.records,
        task: plan.task,
        schedule: () => plan.schedule,
      });
    },
    { immediate: true, flush: "post" },
  );
  watch([options.peerGhosts, options.view, () => plan.baselines], () => chart()?.drawLayers());
  watch(
    () => plan.schedule,
    () => extras.value?.bars.tell(),
    { flush: "post" },
  );
  onBeforeUnmount(() => {
    isGone = true;
    extras.value?.dispose();
  });

  return {
    tip: computed(() => extras.value?.tip.value ?? null),
    announceBars: (tasks: readonly TaskId[]) => extras.value?.bars.expect(tasks),
  };
}
