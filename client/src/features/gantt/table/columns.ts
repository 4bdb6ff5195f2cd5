// The columns that the task table can show: their names, widths and order. The first three stay at the
// left in this order and don't scroll away; the title is always there. What a browser kept about them
// is read with suspicion: unknown names, doubles and impossible widths are left out.

export const COLUMN_NAMES = [
  "row",
  "wbs",
  "title",
  "start",
  "finish",
  "duration",
  "done",
  "predecessors",
  "assignees",
  "priority",
  "column",
  "deadline",
  "float",
  "labels",
] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

export interface ColumnKind {
  /** The head of the column. */
  readonly label: string;
  readonly width: number;
  readonly isNumber?: true;
  /** Stays at the left. */
  readonly isPinned?: true;
  readonly isReadOnly?: true;
  /** Chosen from a list, not written. */
  readonly isPicked?: true;
}

export const COLUMNS: Readonly<Record<ColumnName, ColumnKind>> = {
  row: { label: "No.", width: 52, isNumber: true, isPinned: true, isReadOnly: true },
  wbs: { label: "WBS", width: 64, isPinned: true, isReadOnly: true },
  title: { label: "Task", width: 270, isPinned: true },
  start: { label: "Start", width: 88 },
  finish: { label: "Finish", width: 88 },
  duration: { label: "Duration", width: 72, isNumber: true },
  done: { label: "Done", width: 56, isNumber: true },
  predecessors: { label: "Predecessors", width: 112 },
  assignees: { label: "Assigned to", width: 128, isPicked: true },
  priority: { label: "Priority", width: 80, isPicked: true },
  column: { label: "Column", width: 104, isPicked: true },
  deadline: { label: "Deadline", width: 88 },
  float: { label: "Total float", width: 80, isNumber: true, isReadOnly: true },
  labels: { label: "Labels", width: 128, isPicked: true },
};
export const USUAL_COLUMNS: readonly ColumnName[] = ["title", "start", "finish", "duration", "done"];
export const NARROWEST_COLUMN = 40;
export const WIDEST_COLUMN = 640;
const NARROWEST_TITLE = 120;

export interface ColumnLayout {
  /** In the order shown. */
  readonly shown: readonly ColumnName[];
  /** Pixels of those that are not as wide as usual. */
  readonly widths: Readonly<Partial<Record<ColumnName, number>>>;
}

const isColumn = (name: unknown): name is ColumnName =>
  typeof name === "string" && (COLUMN_NAMES as readonly string[]).includes(name);

/** `pixels` within what a column can be. */
export function fittingWidth(name: ColumnName, pixels: number): number {
  const narrowest = name === "title" ? NARROWEST_TITLE : NARROWEST_COLUMN;
  return Math.round(Math.max(narrowest, Math.min(WIDEST_COLUMN, pixels)));
}

/** The names in `wanted` that are columns, each once, with the title and the pinned ones first. */
export function arrangeColumns(wanted: readonly unknown[]): ColumnName[] {
  const names = new Set<ColumnName>(["title", ...wanted.filter(isColumn)]);
  const pinned = COLUMN_NAMES.filter((name) => COLUMNS[name].isPinned && names.has(name));
  return [...pinned, ...[...names].filter((name) => !COLUMNS[name].isPinned)];
}

/** The layout in `text`, or the usual one as far as it holds none. */
export function parseColumnLayout(text: string | null): ColumnLayout {
  let stored: unknown = null;
  try {
    stored = JSON.parse(text ?? "null");
  } catch {
    // Not ours.
  }
  const { shown, widths } = (typeof stored === "object" && stored ? stored : {}) as Record<string, unknown>;
  const entries = typeof widths === "object" && widths ? Object.entries(widths) : [];
  return {
    shown: arrangeColumns(Array.isArray(shown) ? shown : USUAL_COLUMNS),
    widths: Object.fromEntries(
      entries.flatMap(([name, width]) =>
        isColumn(name) && typeof width === "number" && Number.isFinite(width)
          ? [[name, fittingWidth(name, width)]]
          : [],
      ),
    ),
  };
}
