// Tells the others, while there are any, where one's mouse is on the board and what part of the board
// one sees. The presence store holds it to ten messages a second. A finger is no pointer that stays, so touch tells nothing.

import { onBeforeUnmount, watch, type Ref } from "vue";
import { useLensStore } from "../../stores/lens.ts";
import { usePresenceStore } from "../../stores/presence.ts";

/** Listens on `board` (the element around the board) while the component lives. */
export function useLivePlaces(board: Readonly<Ref<HTMLElement | null>>): void {
  const presence = usePresenceStore();
  const lens = useLensStore();
  let frame = 0;

  // Asking where a point is costs a layout: once a frame is enough, and nobody else here asks for nothing.
  const soon = (tell: () => void) => (): void => {
    if (presence.peers.length === 0) return;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      tell();
    });
  };
  let last: { x: number; y: number } | null = null;
  const tell = soon(() => {
    const view = lens.lens?.view() ?? null;
    presence.announce({ pointer: last && (lens.lens?.placeAt(last) ?? null), view });
  });

  function move(event: PointerEvent): void {
    last = event.pointerType === "touch" ? null : { x: event.clientX, y: event.clientY };
    tell();
  }
  function leave(): void {
    last = null;
    tell();
  }

  function ignore(element: HTMLElement | null): void {
    element?.removeEventListener("pointermove", move);
    element?.removeEventListener("pointerleave", leave);
    element?.removeEventListener("scroll", tell, { capture: true });
  }
  watch(
    board,
    (element, before) => {
      ignore(before ?? null);
      element?.addEventListener("pointermove", move, { passive: true });
      element?.addEventListener("pointerleave", leave);
      element?.addEventListener("scroll", tell, { capture: true, passive: true });
    },
    { immediate: true, flush: "post" },
  );
  // Who comes later has to be told too.
  watch(() => [presence.peers.length, lens.lens, lens.moves], tell, { immediate: true });
  onBeforeUnmount(() => {
    cancelAnimationFrame(frame);
    ignore(board.value);
  });
}
