// What a scroller shows, as numbers: told while it scrolls or changes its size. The scroller may come,
// go and come back (a folded column has none): whichever is there is followed.

import { onBeforeUnmount, shallowRef, watch } from "vue";
import type { ShallowRef } from "vue";
import type { ListView } from "./card-window.ts";

/** What stands above and below a list of cards, about. */
const AROUND_PX = 160;

/** Before anything is measured: what of a list the screen may show. */
const firstView = (): ListView => ({ from: 0, to: window.innerHeight - AROUND_PX });

/** `headPx`: how much of the scroller's height a head that stays on top takes. `read` looks at once. */
export function useScrollView(
  scroller: () => HTMLElement | null,
  headPx = 0,
): { readonly view: Readonly<ShallowRef<ListView>>; readonly read: () => void } {
  const view = shallowRef<ListView>(firstView());
  function read(): void {
    const element = scroller();
    if (!element) return;
    const from = element.scrollTop;
    const to = from + element.clientHeight - headPx;
    if (view.value.from !== from || view.value.to !== to) view.value = { from, to };
  }
  const observer = new ResizeObserver(read);
  function letGo(element: HTMLElement | null | undefined): void {
    element?.removeEventListener("scroll", read);
    observer.disconnect();
  }
  watch(
    scroller,
    (now, before) => {
      letGo(before);
      if (!now) return;
      now.addEventListener("scroll", read, { passive: true });
      // Reads in the frame that shows it, when the page is laid out anyway.
      observer.observe(now);
    },
    { immediate: true, flush: "post" },
  );
  onBeforeUnmount(() => letGo(scroller()));
  return { view, read };
}
