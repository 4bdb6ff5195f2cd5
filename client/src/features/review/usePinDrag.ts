// Moving a pin of one's own: dragged by the pointer, or by Alt and the arrow keys while it has the
// focus. The pin is where the hand has it until the server has answered; Esc puts it back.

import { onBeforeUnmount, shallowRef, type ShallowRef } from "vue";
import type { Thread } from "@entente/shared/model/review";
import type { Point } from "./viewport.ts";

const THRESHOLD = 4;
const KEY_REST = 500;

export interface PinDragOptions {
  readonly mayMove: (thread: Thread) => boolean;
  /** A distance in canvas pixels as shares of the picture. */
  readonly toShare: (dx: number, dy: number) => Point;
  readonly move: (thread: Thread, to: Point) => Promise<void>;
  /** The pin is in the hand from now on. */
  readonly taken: (thread: Thread) => void;
}

export interface PinDrag {
  /** The pin in the hand or on its way, and where it is. */
  readonly held: Readonly<ShallowRef<{ id: string; at: Point } | null>>;
  down(event: PointerEvent, thread: Thread): void;
  keydown(event: KeyboardEvent, thread: Thread): void;
  /** Whether the click that follows ends a drag, and is none. */
  wasDragged(): boolean;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** `at` moved by an arrow key, 1 % of the picture or 10 % with Shift; null for another key. */
export function movedByKey(event: KeyboardEvent, at: Point): Point | null {
  const step = ARROWS[event.key];
  if (!step) return null;
  const by = event.shiftKey ? 0.1 : 0.01;
  return { x: clamp(at.x + step.x * by), y: clamp(at.y + step.y * by) };
}

export function usePinDrag({ mayMove, toShare, move, taken }: PinDragOptions): PinDrag {
  const held = shallowRef<{ id: string; at: Point } | null>(null);
  let end: (() => void) | null = null;
  let dragged = false;
  /** A move by keys that rests before it is written. */
  let resting: { readonly timer: ReturnType<typeof setTimeout>; write(): void } | null = null;

  /** Writes what rests, so that it can't come after what the hand does next. */
  function settle(): void {
    const { timer, write } = resting ?? {};
    clearTimeout(timer);
    resting = null;
    write?.();
  }

  async function drop(thread: Thread, at: Point): Promise<void> {
    try {
      await move(thread, at);
    } catch {
      // The board has said why; the pin goes back.
    } finally {
      if (held.value?.at === at) held.value = null;
    }
  }

  function down(event: PointerEvent, thread: Thread): void {
    dragged = false;
    if (event.button !== 0 || !mayMove(thread)) return;
    end?.();
    const onMove = (next: PointerEvent): void => {
      const [dx, dy] = [next.clientX - event.clientX, next.clientY - event.clientY];
      if (next.pointerId !== event.pointerId || (!dragged && Math.hypot(dx, dy) < THRESHOLD)) return;
      if (!dragged) {
        settle();
        taken(thread);
      }
      dragged = true;
      const by = toShare(dx, dy);
      held.value = { id: thread.id, at: { x: clamp(thread.x + by.x), y: clamp(thread.y + by.y) } };
    };
    const onUp = (next: PointerEvent): void => {
      if (next.pointerId !== event.pointerId) return;
      end?.();
      if (!dragged || !held.value) return;
      if (next.type === "pointerup") void drop(thread, held.value.at);
      else held.value = null;
    };
    const onKey = (next: KeyboardEvent): void => {
      if (next.key !== "Escape" || !dragged) return;
      next.preventDefault();
      next.stopPropagation();
      end?.();
      held.value = null;
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onUp);
    window.addEventListener("keydown", onKey, true);
    end = () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onUp);
      window.removeEventListener("keydown", onKey, true);
      end = null;
    };
  }

  function keydown(event: KeyboardEvent, thread: Thread): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || !mayMove(thread)) return;
    const at = movedByKey(event, held.value?.id === thread.id ? held.value.at : thread);
    if (!at) return;
    event.preventDefault();
    event.stopPropagation();
    if (held.value?.id !== thread.id) taken(thread);
    held.value = { id: thread.id, at };
    clearTimeout(resting?.timer);
    resting = { timer: setTimeout(settle, KEY_REST), write: () => void drop(thread, at) };
  }

  onBeforeUnmount(() => {
    end?.();
    settle();
  });
  return { held, down, keydown, wasDragged: () => dragged };
}
