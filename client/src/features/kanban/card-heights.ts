// The heights of cards as the browser made them, one observer for the whole board. A list learns that
// some of its cards changed by its own version, so that a card that grows in one column costs the
// others nothing.

import type { TaskId } from "@entente/shared/model/ids";
import { shallowRef } from "vue";
import type { ShallowRef } from "vue";

export interface CardHeights {
  /** Measured, or undefined. Not reactive. */
  get(task: TaskId): number | undefined;
  /** Bumped when a card of that list got another height. */
  versionOf(list: string): ShallowRef<number>;
  /** Measures `element` until the returned function is called. */
  observe(element: HTMLElement, task: TaskId, list: string): () => void;
  /** Forgets everything: the cards look otherwise now. */
  forget(): void;
  destroy(): void;
}

export function createCardHeights(): CardHeights {
  const heights = new Map<TaskId, number>();
  const versions = new Map<string, ShallowRef<number>>();
  const observed = new WeakMap<Element, { readonly task: TaskId; readonly list: string }>();
  const versionOf = (list: string) => {
    let version = versions.get(list);
    if (!version) versions.set(list, (version = shallowRef(0)));
    return version;
  };
  const observer = new ResizeObserver((entries) => {
    const changed = new Set<string>();
    for (const { target, borderBoxSize } of entries) {
      const owner = observed.get(target);
      const height = Math.round(borderBoxSize[0]?.blockSize ?? 0);
      if (!owner || height === 0 || heights.get(owner.task) === height) continue;
      heights.set(owner.task, height);
      changed.add(owner.list);
    }
    for (const list of changed) versionOf(list).value++;
  });
  return {
    get: (task) => heights.get(task),
    versionOf,
    observe(element, task, list) {
      observed.set(element, { task, list });
      observer.observe(element);
      return () => observer.unobserve(element);
    },
    forget() {
      heights.clear();
      for (const version of versions.values()) version.value++;
    },
    destroy: () => observer.disconnect(),
  };
}
