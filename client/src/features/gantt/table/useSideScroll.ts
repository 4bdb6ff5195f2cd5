// Columns that don't fit beside the pinned ones scroll under them: by the bar at the bottom of the
// table, by wheel or trackpad, and with the cell cursor. One CSS variable moves them; nothing renders.

import { nextTick, onBeforeUnmount, watch, type Ref } from "vue";
import type { ColumnName } from "./columns.ts";

/** Moves the columns of `table` as `bar` is scrolled, and shows the one of `cursor`. */
export function useSideScroll(table: HTMLElement, bar: Ref<HTMLElement | null>, cursor: Ref<ColumnName>): void {
  const onScroll = () => {
    const shift = bar.value?.scrollLeft ?? 0;
    table.style.setProperty("--gantt-shift", `${-shift}px`);
    table.classList.toggle("is-shifted", shift > 0);
  };
  const onWheel = (event: WheelEvent) => {
    const by = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    const at = bar.value;
    if (!at || Math.abs(by) <= (event.shiftKey ? 0 : Math.abs(event.deltaY)) || at.scrollWidth <= at.clientWidth)
      return;
    event.preventDefault();
    at.scrollLeft += by;
  };
  function reveal(name: ColumnName): void {
    const heads = [...table.querySelectorAll<HTMLElement>(".gantt-head .cell")];
    const head = heads.find((each) => each.dataset["column"] === name);
    const at = bar.value;
    if (!head || !at || head.classList.contains("is-pinned")) return;
    const pinned = heads.filter((each) => each.classList.contains("is-pinned")).at(-1)!;
    const left = head.offsetLeft - (pinned.offsetLeft + pinned.offsetWidth);
    const right = head.offsetLeft + head.offsetWidth - at.clientWidth;
    at.scrollLeft = Math.min(left, Math.max(right, at.scrollLeft));
  }
  watch(bar, (now, before) => {
    before?.removeEventListener("scroll", onScroll);
    now?.addEventListener("scroll", onScroll, { passive: true });
  });
  watch(cursor, (name) => void nextTick(() => reveal(name)));
  table.addEventListener("wheel", onWheel, { passive: false });
  onBeforeUnmount(() => table.removeEventListener("wheel", onWheel));
}
