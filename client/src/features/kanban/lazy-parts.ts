// Parts of the board that its first view does without. They are fetched in a quiet moment, so that
// the first press on one finds it there.

export const loadQuickAdd = () => import("./KanbanQuickAddForm.vue");
export const loadFilter = () => import("./KanbanFilter.vue");
export const loadCommand = () => import("./KanbanCommand.vue");
export const loadSelectionBar = () => import("./KanbanSelectionBar.vue");

/** Fetches them when the browser has nothing better to do; a failure shows when one is used. */
export function fetchPartsWhenIdle(): void {
  const fetchAll = () => {
    for (const load of [loadQuickAdd, loadFilter, loadCommand, loadSelectionBar]) load().catch(() => undefined);
  };
  if ("requestIdleCallback" in window) requestIdleCallback(fetchAll, { timeout: 2_000 });
  else setTimeout(fetchAll, 500);
}
