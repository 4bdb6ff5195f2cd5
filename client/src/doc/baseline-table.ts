// The baselines of the plan as one value behind a shallow ref. They change seldom and then all at
// once, so that a change reads the whole root again, however many keys of it changed.

import { readBaselines } from "@entente/shared/doc/read-baselines";
import type { Baseline, BaselineNumber } from "@entente/shared/model/baseline";
import { shallowRef } from "vue";
import type { ShallowRef } from "vue";
import type * as Y from "yjs";

export type Baselines = ReadonlyMap<BaselineNumber, Baseline>;

export interface BaselineTable {
  /** Reactive. */
  readonly value: Readonly<ShallowRef<Baselines>>;
  readonly isDirty: boolean;
  refresh(): void;
  destroy(): void;
}

/** Follows `root` until destroyed; dirty at first. */
export function createBaselineTable(root: Y.Map<unknown>, onDirty: () => void): BaselineTable {
  const value = shallowRef<Baselines>(new Map());
  let isDirty = true;
  const observer = () => {
    isDirty = true;
    onDirty();
  };
  root.observeDeep(observer);
  return {
    value,
    get isDirty() {
      return isDirty;
    },
    refresh() {
      isDirty = false;
      if (root.size > 0 || value.value.size > 0) value.value = readBaselines(root);
    },
    destroy: () => root.unobserveDeep(observer),
  };
}
