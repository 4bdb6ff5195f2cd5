// The dock: a panel below the chart for what the whole plan says of itself, one tab at a time. Which
// tab is open, and how high the panel stands, is kept in this browser.

import { ref, watch, type Ref } from "vue";
import type { Kept } from "../../../ui/kept.ts";

export const DOCK_TABS = ["warnings", "baseline", "risk", "workload"] as const;
export type DockTab = (typeof DOCK_TABS)[number];

export interface Dock {
  /** Null while the dock is closed. */
  readonly tab: Ref<DockTab | null>;
  readonly height: Ref<number>;
  /** Whether it was opened since the board stands: then the focus goes there. */
  wasAsked(): boolean;
  /** Opens the tab, or closes the dock when that one is open. */
  toggle(tab: DockTab): void;
  close(): void;
}

const USUAL_HEIGHT = 232;
const LOWEST = 120;

/** A dock as it was `kept`. */
export function useDock(kept: Kept): Dock {
  const [storedTab = "", storedHeight = ""] = (kept.read() ?? "").split(" ");
  const tab = ref<DockTab | null>(DOCK_TABS.find((one) => one === storedTab) ?? null);
  const height = ref(Math.max(LOWEST, Number(storedHeight) || USUAL_HEIGHT));
  let isAsked = false;
  watch([tab, height], () => kept.write(`${tab.value ?? "-"} ${Math.round(height.value)}`));
  return {
    tab,
    height,
    wasAsked: () => isAsked,
    toggle(asked) {
      isAsked = true;
      tab.value = tab.value === asked ? null : asked;
    },
    close() {
      tab.value = null;
    },
  };
}
