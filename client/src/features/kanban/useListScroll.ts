// The view of one list of cards. While others change what is above, the card at the top of the view
// stays where it is.

import { watch } from "vue";
import type { Ref, ShallowRef } from "vue";
import { shiftOf } from "./card-window.ts";
import type { ListLayout, ListView } from "./card-window.ts";
import { useScrollView } from "./useScrollView.ts";

export function useListScroll(
  scroller: Readonly<Ref<HTMLElement | null>>,
  layout: () => ListLayout,
): Readonly<ShallowRef<ListView>> {
  const { view, read } = useScrollView(() => scroller.value);
  watch(
    layout,
    (now, before) => {
      const element = scroller.value;
      const shift = element ? shiftOf(before, now, view.value.from) : 0;
      if (!element || shift === 0) return;
      element.scrollTop = view.value.from + shift;
      read();
    },
    { flush: "post" },
  );
  return view;
}
