// What may be open over the chart: one link, all links of a task, why it is when it is, the export. One at a time.

import { computed, shallowRef, type ComputedRef, type ShallowRef } from "vue";
import type { DependencyId, TaskId } from "@entente/shared/model/ids";

export type ChartPanel =
  | { readonly kind: "link"; readonly id: DependencyId; readonly x: number; readonly y: number }
  | { readonly kind: "links"; readonly task: TaskId }
  | { readonly kind: "why"; readonly task: TaskId }
  | { readonly kind: "export" };

export interface ChartPanels {
  readonly open: ShallowRef<ChartPanel | null>;
  /** Another one is another component, however alike. */
  readonly key: ComputedRef<string>;
  openLink(id: DependencyId, at: { readonly x: number; readonly y: number }): void;
  openLinks(task: TaskId): void;
  openWhy(task: TaskId): void;
  openExport(): void;
  close(): void;
}

/** Nothing open at first. */
export function useChartPanels(): ChartPanels {
  const open = shallowRef<ChartPanel | null>(null);
  return {
    open,
    key: computed(() => {
      const panel = open.value;
      if (!panel || panel.kind === "export") return panel?.kind ?? "";
      return `${panel.kind} ${panel.kind === "link" ? panel.id : panel.task}`;
    }),
    openLink: (id, { x, y }) => (open.value = { kind: "link", id, x, y }),
    openLinks: (task) => (open.value = { kind: "links", task }),
    openWhy: (task) => (open.value = { kind: "why", task }),
    openExport: () => (open.value = { kind: "export" }),
    close: () => (open.value = null),
  };
}
