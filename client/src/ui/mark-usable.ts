// Says in the page's timeline when a board first can be used after the visit began, for whoever
// measures: the benchmarks, and the browser's own tools.

export const USABLE_MARK = "entente:usable";

/** Marks the moment after the next painted frame, once a visit. */
export function markUsable(): void {
  if (performance.getEntriesByName(USABLE_MARK).length > 0) return;
  requestAnimationFrame(() => setTimeout(() => performance.mark(USABLE_MARK)));
}
