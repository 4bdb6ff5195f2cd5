// What a scroller shows of one list, as numbers: told once a frame while it scrolls or changes its
// size. While others change what is above, the card at the top of the view stays where it is.

import { onBeforeUnmount, onMounted, shallowRef, watch } from "vue";
import type { Ref } from "vue";
import { shiftOf } from "./card-window.ts";
import type { ListLayout } from "./card-window.ts";
import type { ListView } from "./useCellWindow.ts";

/** Before anything is measured: a tall screen's worth. */
const FIRST_VIEW: ListView = { from: 0, to: 1200 };

export function useListScroll(scroller: Readonly<Ref<HTMLElement | null>>, layout: () => ListLayout) {
  const view = shallowRef<ListView>(FIRST_VIEW);
  const read = () => {
    const element = scroller.value;
    if (!element) return;
    const { scrollTop: from, clientHeight } = element;
    if (view.value.from !== from || view.value.to !== from + clientHeight)
      view.value = { from, to: from + clientHeight };
  };
  const observer = new ResizeObserver(read);
  onMounted(() => {
    read();
    scroller.value?.addEventListener("scroll", read, { passive: true });
    if (scroller.value) observer.observe(scroller.value);
  });
  onBeforeUnmount(() => observer.disconnect());

  watch(
    layout,
    (now, before) => {
      const element = scroller.value;
      const shift = element ? shiftOf(before, now, view.value.from) : 0;
      if (element && shift !== 0) element.scrollTop = view.value.from + shift;
      read();
    },
    { flush: "post" },
  );
  return { view, read };
}
