// The rows of the board: the plan's outline without what is folded away. Folding is one's own and
// stays in this browser, per project; a task that others put below a folded one stays hidden.

import type { TaskId } from "@entente/shared/model/ids";
import type { OutlineRow } from "@entente/shared/model/outline";
import { computed, shallowRef, type ComputedRef, type Ref } from "vue";
import type { Kept } from "../../ui/kept.ts";

export interface GanttRows {
  readonly rows: ComputedRef<readonly OutlineRow[]>;
  /** Row number of a task, −1 when it has none. */
  rowOf(task: TaskId): number;
  isCollapsed(task: TaskId): boolean;
  setCollapsed(task: TaskId, isCollapsed: boolean): void;
  /** Shows so many levels of the outline and folds what is deeper. */
  showLevels(levels: number): void;
  /** Unfolds everything above `task`. */
  reveal(task: TaskId): void;
}

/** The rows of `outline` (tree order) that no collapsed row hides. */
export function visibleRows(outline: readonly OutlineRow[], collapsed: ReadonlySet<TaskId>): OutlineRow[] {
  const visible: OutlineRow[] = [];
  let hiddenBelow = Infinity;
  for (const row of outline) {
    if (row.depth > hiddenBelow) continue;
    visible.push(row);
    hiddenBelow = row.hasChildren && collapsed.has(row.id) ? row.depth : Infinity;
  }
  return visible;
}

/** Rows over `outline`; what is collapsed is kept in `kept`. */
export function useGanttRows(outline: Ref<readonly OutlineRow[]>, kept: Kept): GanttRows {
  const collapsed = shallowRef<ReadonlySet<TaskId>>(parseCollapsed(kept.read()));
  const rows = computed(() =>
    collapsed.value.size === 0 ? outline.value : visibleRows(outline.value, collapsed.value),
  );
  const indexes = computed(() => new Map(rows.value.map((row, index) => [row.id, index])));
  const parents = computed(() => new Map(outline.value.map((row) => [row.id, row.parent])));

  function change(edit: (set: Set<TaskId>) => void): void {
    const next = new Set(collapsed.value);
    edit(next);
    collapsed.value = next;
    kept.write(JSON.stringify([...next]));
  }

  return {
    rows,
    rowOf: (task) => indexes.value.get(task) ?? -1,
    isCollapsed: (task) => collapsed.value.has(task),
    setCollapsed: (task, isCollapsed) => change((set) => (isCollapsed ? set.add(task) : set.delete(task))),
    showLevels: (levels) =>
      change((set) => {
        set.clear();
        for (const row of outline.value) if (row.hasChildren && row.depth >= levels - 1) set.add(row.id);
      }),
    reveal(task) {
      change((set) => {
        for (let at = parents.value.get(task) ?? null; at !== null; at = parents.value.get(at) ?? null) set.delete(at);
      });
    },
  };
}

function parseCollapsed(text: string | null): Set<TaskId> {
  try {
    const stored: unknown = JSON.parse(text ?? "[]");
    return new Set(Array.isArray(stored) ? stored.filter((id): id is TaskId => typeof id === "string") : []);
  } catch {
    return new Set();
  }
}
