// What the table needs only when somebody works in it (editors, drags, the bar of the selection) comes
// in a chunk of its own once the first view is painted. Until then cells of the usual columns show,
// and titles can be written.

import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from "vue";
import type { TableContext, TableTools } from "./tool-types.ts";

/** The tools for `context`, null until they are there. */
export function useTableTools(context: TableContext): ShallowRef<TableTools | null> {
  const tools = shallowRef<TableTools | null>(null);
  let isGone = false;
  onMounted(async () => {
    const { createTableTools } = await import("./table-tools.ts");
    if (!isGone) tools.value = createTableTools(context);
  });
  onBeforeUnmount(() => (isGone = true));
  return tools;
}
