// A frame in the hand: it follows the pointer in the overview's own pixels and is put down once, when
// it is let go. Esc gives it back. What others do meanwhile doesn't take it away. A finger has to rest
// on it first, because a finger that moves at once moves the canvas.

import { onBeforeUnmount, shallowRef, type ShallowRef } from "vue";
import type { FrameId } from "@entente/shared/model/ids";
import type { Place } from "@entente/shared/model/review";

const THRESHOLD = 5;
const HOLD = 300;

export interface TileDragOptions {
  readonly mayDrag: () => boolean;
  readonly scale: () => number;
  readonly placeOf: (frame: FrameId) => Place | undefined;
  /** Takes the pointer away from whatever else follows it. */
  readonly taken: () => void;
  readonly drop: (frame: FrameId, place: Place) => void;
}

export interface TileDrag {
  readonly held: Readonly<ShallowRef<{ frame: FrameId; place: Place } | null>>;
  /** To be called when a pointer goes down on a tile; true when the tile keeps it for itself. */
  down(event: PointerEvent, frame: FrameId): boolean;
  /** Whether the click that follows ends a drag, and is none. */
  wasDragged(): boolean;
}

export function useTileDrag(options: TileDragOptions): TileDrag {
  const held = shallowRef<{ frame: FrameId; place: Place } | null>(null);
  let end: (() => void) | null = null;
  let dragged = false;

  function down(event: PointerEvent, frame: FrameId): boolean {
    dragged = false;
    const start = options.placeOf(frame);
    if (event.button !== 0 || !start || !options.mayDrag()) return false;
    end?.();
    const isFinger = event.pointerType === "touch";
    let isHeld = !isFinger;
    const take = (): void => {
      options.taken();
      dragged = true;
      held.value = { frame, place: start };
    };
    const timer = isFinger
      ? setTimeout(() => {
          isHeld = true;
          take();
        }, HOLD)
      : undefined;
    const move = (next: PointerEvent): void => {
      if (next.pointerId !== event.pointerId) return;
      const dx = next.clientX - event.clientX;
      const dy = next.clientY - event.clientY;
      if (!held.value) {
        if (Math.hypot(dx, dy) < THRESHOLD) return;
        if (!isHeld) return end?.();
        take();
      }
      held.value = { frame, place: { x: start.x + dx / options.scale(), y: start.y + dy / options.scale() } };
    };
    const up = (next: PointerEvent): void => {
      if (next.pointerId !== event.pointerId) return;
      const last = held.value;
      end?.();
      const isMoved = last && (last.place.x !== start.x || last.place.y !== start.y);
      if (isMoved && next.type === "pointerup")
        options.drop(frame, { x: Math.round(last.place.x), y: Math.round(last.place.y) });
    };
    const key = (next: KeyboardEvent): void => {
      if (next.key !== "Escape" || !held.value) return;
      next.preventDefault();
      next.stopPropagation();
      end?.();
    };
    end = () => {
      clearTimeout(timer);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", up);
      window.removeEventListener("keydown", key, true);
      held.value = null;
      end = null;
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", up);
    window.addEventListener("keydown", key, true);
    return !isFinger;
  }

  onBeforeUnmount(() => end?.());
  return { held, down, wasDragged: () => dragged };
}
