// The three boards in the order of their keys.

import { ChartGantt, Eye, SquareKanban } from "@lucide/vue";
import type { Component } from "vue";

export type BoardName = "gantt" | "kanban" | "review";

export interface BoardTab {
  readonly name: BoardName;
  readonly label: string;
  readonly icon: Component;
  readonly key: string;
}

export const BOARDS: readonly BoardTab[] = [
  { name: "gantt", label: "Gantt", icon: ChartGantt, key: "1" },
  { name: "kanban", label: "Kanban", icon: SquareKanban, key: "2" },
  { name: "review", label: "Review", icon: Eye, key: "3" },
];
