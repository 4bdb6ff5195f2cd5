// Puts the Gantt's lens in while the board is mounted. It is fetched once the board stands: nobody is followed or
// pointed at before others are seen.

import { onBeforeUnmount, onMounted } from "vue";
import { useLensStore } from "../../stores/lens.ts";
import type { GanttLensOptions } from "./gantt-lens.ts";

/** The lens over the given parts of a board. */
export function useGanttLens(options: GanttLensOptions): void {
  const lens = useLensStore();
  let out = () => {};
  let isGone = false;
  onMounted(async () => {
    const { createGanttLens } = await import("./gantt-lens.ts");
    if (!isGone) out = lens.put(createGanttLens(options));
  });
  onBeforeUnmount(() => {
    isGone = true;
    out();
  });
}
