// What one person set on one board of one project, kept in this browser: how dense the cards are,
// which columns and lanes are folded. Without storage (private windows, full disks) it holds until
// the page is left.

import { shallowRef, watch } from "vue";
import type { ShallowRef } from "vue";
import { createKept } from "../../ui/kept.ts";

export type Density = "comfortable" | "compact";

interface Stored {
  readonly density: Density;
  readonly columns: readonly string[];
  readonly lanes: readonly string[];
}

const EMPTY: Stored = { density: "comfortable", columns: [], lanes: [] };
const MOST_IDS = 500;

/** Reads what was stored, whatever it is by now. */
export function parseMemory(text: string | null): Stored {
  try {
    const value = JSON.parse(text ?? "") as Partial<Record<keyof Stored, unknown>> | null;
    const ids = (list: unknown) =>
      Array.isArray(list) ? list.filter((id): id is string => typeof id === "string").slice(0, MOST_IDS) : [];
    return {
      density: value?.density === "compact" ? "compact" : "comfortable",
      columns: ids(value?.columns),
      lanes: ids(value?.lanes),
    };
  } catch {
    return EMPTY;
  }
}

export interface BoardMemory {
  readonly density: ShallowRef<Density>;
  /** Folded columns by id. */
  readonly columns: ShallowRef<ReadonlySet<string>>;
  /** Folded lanes by key. */
  readonly lanes: ShallowRef<ReadonlySet<string>>;
  toggleDensity(): void;
  toggleColumn(id: string): void;
  toggleLane(key: string): void;
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The memory of `project`; writes each change back. Call it inside of a component's setup. */
export function useBoardMemory(project: () => string): BoardMemory {
  const keyOf = () => `entente:kanban:${project()}`;
  const first = parseMemory(createKept(keyOf()).read());
  const density = shallowRef<Density>(first.density);
  const columns = shallowRef<ReadonlySet<string>>(new Set(first.columns));
  const lanes = shallowRef<ReadonlySet<string>>(new Set(first.lanes));
  watch([density, columns, lanes], () => {
    const stored: Stored = { density: density.value, columns: [...columns.value], lanes: [...lanes.value] };
    createKept(keyOf()).write(JSON.stringify(stored));
  });
  return {
    density,
    columns,
    lanes,
    toggleDensity: () => {
      density.value = density.value === "compact" ? "comfortable" : "compact";
    },
    toggleColumn: (id) => {
      columns.value = toggled(columns.value, id);
    },
    toggleLane: (key) => {
      lanes.value = toggled(lanes.value, key);
    },
  };
}
