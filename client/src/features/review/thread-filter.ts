// Which pins of a frame are shown, and which is the next one: pure choices over numbered threads.

import { isMentioned } from "./frame-states.ts";
import type { NumberedThread } from "./review-status.ts";

export type ThreadFilter = "open" | "mine" | "mentions" | "all";

export const THREAD_FILTERS: readonly { readonly value: ThreadFilter; readonly label: string }[] = [
  { value: "open", label: "Open" },
  { value: "mine", label: "Mine" },
  { value: "mentions", label: "Mentions" },
  { value: "all", label: "All" },
];

/** Whether a thread passes; `mine` are the open and resolved ones that `me` began. */
export function passes({ thread }: NumberedThread, filter: ThreadFilter, me: string | null): boolean {
  if (filter === "open") return !thread.resolved;
  if (filter === "mine") return thread.by.userId === me;
  return filter === "all" || isMentioned(thread, me);
}

/** How many threads each filter leaves. */
export function filterCounts(threads: readonly NumberedThread[], me: string | null): Record<ThreadFilter, number> {
  const count = (filter: ThreadFilter): number => threads.filter((entry) => passes(entry, filter, me)).length;
  return { open: count("open"), mine: count("mine"), mentions: count("mentions"), all: threads.length };
}

/** The thread after (or before) the selected one, page by page and round again; null when there is none. */
export function nextThread(
  threads: readonly NumberedThread[],
  selected: string | null,
  step: 1 | -1,
): NumberedThread | null {
  const sorted = threads.toSorted((a, b) => a.thread.page - b.thread.page || a.number - b.number);
  const at = sorted.findIndex(({ thread }) => thread.id === selected);
  const next = at < 0 ? (step > 0 ? 0 : sorted.length - 1) : (at + step + sorted.length) % sorted.length;
  return sorted[next] ?? null;
}
