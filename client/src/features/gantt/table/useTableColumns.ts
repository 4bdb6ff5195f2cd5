// Which columns the table shows and how wide they are, kept in this browser per project. Widths reach
// the page as CSS variables only: a column that is being resized lays the table out anew and renders
// nothing.

import { computed, shallowRef, type ComputedRef } from "vue";
import {
  arrangeColumns,
  COLUMNS,
  fittingWidth,
  parseColumnLayout,
  USUAL_COLUMNS,
  type ColumnLayout,
  type ColumnName,
} from "./columns.ts";
import type { Kept } from "../../../ui/kept.ts";

export interface TableColumns {
  readonly shown: ComputedRef<readonly ColumnName[]>;
  /** The CSS variables of the table. */
  readonly variables: ComputedRef<Readonly<Record<string, string>>>;
  /** Where each shown column ends, in pixels from the table's left edge, its border included. */
  readonly edges: ComputedRef<readonly number[]>;
  widthOf(name: ColumnName): number;
  setWidth(name: ColumnName, pixels: number): void;
  setShown(names: readonly ColumnName[]): void;
  /** By one place to the left or right among those that aren't pinned. */
  move(name: ColumnName, direction: 1 | -1): void;
  reset(): void;
}

/** The variable that holds the width of a column. */
export const widthVariable = (name: ColumnName): string => `--col-${name}`;

/** Columns kept in `kept`. */
export function useTableColumns(kept: Kept): TableColumns {
  const layout = shallowRef<ColumnLayout>(parseColumnLayout(kept.read()));
  const shown = computed(() => layout.value.shown);
  const widthOf = (name: ColumnName) => layout.value.widths[name] ?? COLUMNS[name].width;

  function change(next: Partial<ColumnLayout>): void {
    layout.value = { ...layout.value, ...next };
    kept.write(JSON.stringify(layout.value));
  }

  return {
    shown,
    variables: computed(() => {
      const names = shown.value;
      const track = (name: ColumnName) =>
        name === "title" ? "minmax(min(var(--col-title), var(--gantt-table)), 1fr)" : `var(${widthVariable(name)})`;
      return {
        ...Object.fromEntries(names.map((name) => [widthVariable(name), `${widthOf(name)}px`])),
        "--gantt-columns": names.map(track).join(" "),
        "--gantt-wide": `calc(${names.map((name) => `var(${widthVariable(name)})`).join(" + ")})`,
      };
    }),
    edges: computed(() => {
      let edge = 1;
      return shown.value.map((name) => (edge += widthOf(name))).slice(shown.value.indexOf("title"));
    }),
    widthOf,
    setWidth: (name, pixels) => change({ widths: { ...layout.value.widths, [name]: fittingWidth(name, pixels) } }),
    setShown: (names) => change({ shown: arrangeColumns(names) }),
    move(name, direction) {
      const names = [...shown.value];
      const at = names.indexOf(name);
      const other = names[at + direction];
      if (at < 0 || !other || COLUMNS[name].isPinned || COLUMNS[other].isPinned) return;
      names[at] = other;
      names[at + direction] = name;
      change({ shown: names });
    },
    reset: () => change({ shown: USUAL_COLUMNS, widths: {} }),
  };
}
