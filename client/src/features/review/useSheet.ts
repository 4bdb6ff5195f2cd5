// A sheet from below: half the height, nearly all of it, or gone. It follows the finger and settles at
// the nearest; the button beside the grip does the same without a drag.

import { computed, onBeforeUnmount, ref } from "vue";

const HALF = 48;
const FULL = 94;

export function useSheet(close: () => void) {
  /** Per cent of the room there is. */
  const height = ref(HALF);
  const isFull = computed(() => height.value > (HALF + FULL) / 2);
  let end: (() => void) | null = null;

  function drag(event: PointerEvent): void {
    if (event.target instanceof Element && event.target.closest("button")) return;
    const room = (event.currentTarget as HTMLElement).closest("aside")?.parentElement?.clientHeight ?? 1;
    const start = height.value;
    end?.();
    const move = (next: PointerEvent): void => {
      height.value = Math.min(FULL, Math.max(8, start + ((event.clientY - next.clientY) / room) * 100));
    };
    const up = (): void => {
      end?.();
      if (height.value < HALF / 2) close();
      else height.value = isFull.value ? FULL : HALF;
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", up);
    end = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", up);
      end = null;
    };
  }
  onBeforeUnmount(() => end?.());
  return { height, isFull, drag, toggle: () => (height.value = isFull.value ? HALF : FULL) };
}
