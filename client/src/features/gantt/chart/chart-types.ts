// What the chart needs to know and what it tells. It draws rows of a source and reports gestures;
// it knows no store, no Vue and no plan document, so a bench or a test can feed it numbers alone.

import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import type { DependencyType } from "@entente/shared/model/plan";
import type { LinkIndex } from "./link-index.ts";
import type { TimeMap, TimeRange } from "./time-map.ts";

export type RowShape = "task" | "summary" | "milestone";

/** A row as drawn; instants are minutes since 1970-01-01T00:00 wall time. */
export interface ChartRow {
  readonly id: TaskId;
  readonly title: string;
  readonly shape: RowShape;
  readonly start: number;
  readonly finish: number;
  /** 0 to 100. */
  readonly percent: number;
  readonly isCritical: boolean;
  readonly isManual: boolean;
  readonly isDone: boolean;
  /** May be dragged: summaries follow their children and completed starts are facts. */
  readonly isMovable: boolean;
  readonly deadline: number | null;
}

export interface GanttSource {
  rowCount(): number;
  /** The row at `index`, or null while the schedule has no dates for it. */
  row(index: number): ChartRow | null;
  /** −1 when the task has no row. */
  rowOf(task: TaskId): number;
  links(): LinkIndex;
  range(): TimeRange;
  /** Whether anyone works on `day` (days since 1970-01-01): shades the others. */
  isWorkingDay(day: number): boolean;
  /** Wall time now, in minutes. */
  now(): number;
}

export type BarEnd = "start" | "finish";

export type BarGesture = "move" | "resize-start" | "resize-finish" | "progress";

/** What a gesture would make of a row, while it lasts and when it is released. */
export interface BarChange {
  readonly gesture: BarGesture;
  readonly row: ChartRow;
  readonly start: number;
  readonly finish: number;
  readonly percent: number;
}

/** A link that is not made yet. */
export interface LinkTrial {
  readonly from: TaskId;
  readonly to: TaskId;
  readonly type: DependencyType;
}

/** What the board does when the chart's gestures end. */
export interface BoardActs {
  mayEdit(): boolean;
  select(task: TaskId, event: { shiftKey: boolean; toggle: boolean }): void;
  open(task: TaskId): void;
  commit(changes: readonly BarChange[]): void;
  link(from: TaskId, to: TaskId, type: DependencyType): void;
  openLink(id: DependencyId, at: { x: number; y: number }): void;
}

export interface GanttListeners extends BoardActs {
  /** The other rows of the selection that move along with `task`. */
  companions(task: TaskId): readonly ChartRow[];
  /** While dragging, the bar in the hand first; empty when it was given up or is over. */
  preview(changes: readonly BarChange[]): void;
  /** While a link is drawn: the one that release would make, at a point of the chart. */
  tryLink(link: LinkTrial | null, at: { readonly x: number; readonly y: number }): "possible" | "refused";
}

/** Someone else's hand on a bar. */
export interface Ghost {
  readonly task: TaskId;
  readonly start: number;
  readonly finish: number;
  readonly color: string;
  readonly name: string;
}

/** What bars and links ask of the chart that draws them. */
export interface ChartFrame {
  readonly map: TimeMap;
  readonly rowHeight: number;
  /** Chart pixels on screen. */
  readonly visible: { readonly from: number; readonly to: number };
  textWidth(text: string): number;
  isSelected(task: TaskId): boolean;
  /** Whether the task is in one's own hand just now. */
  isHeld(task: TaskId): boolean;
  holderColor(task: TaskId): string;
}
