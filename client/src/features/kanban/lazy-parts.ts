// Parts of the board that its first view does without. They are fetched in a quiet moment, so that
// the first press on one finds it there.

import { whenIdle } from "../../ui/when-idle.ts";

export const loadQuickAdd = () => import("./KanbanQuickAddForm.vue");
export const loadFilter = () => import("./KanbanFilter.vue");
export const loadCommand = () => import("./KanbanCommand.vue");
export const loadSelectionBar = () => import("./KanbanSelectionBar.vue");

/** Fetches them in a quiet moment; a failure shows when one is used. */
export function fetchPartsWhenIdle(): void {
  whenIdle(() => {
    for (const load of [loadQuickAdd, loadFilter, loadCommand, loadSelectionBar]) load().catch(() => undefined);
  });
}
