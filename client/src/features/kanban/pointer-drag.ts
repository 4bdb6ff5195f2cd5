// Drags by mouse, pen and finger, told as start, move and end. The browser's own drag and drop does
// without keys and the wheel while it lasts and takes half a second under a finger, so this one is
// made of pointer and touch events: a mouse drags after 5 px, a finger after holding still for a
// quarter of a second, Esc cancels both. Nothing here depends on the dragged element staying on the
// page: others may move it, or scrolling may take it away.

const THRESHOLD_PX = 5;
const HOLD_MS = 250;
const HOLD_SLACK_PX = 8;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface DragHandlers {
  /** Whether a press on `target` may become a drag; answers what is told to `start`. */
  grip(target: Element): HTMLElement | null;
  /** False refuses the drag. */
  start(grip: HTMLElement, at: Point): boolean;
  move(at: Point): void;
  drop(at: Point): void;
  cancel(): void;
}

const far = (a: Point, b: Point, px: number) => Math.hypot(a.x - b.x, a.y - b.y) > px;

/** Listens on `root` for presses; the returned function stops it and cancels a drag. */
export function listenForDrags(root: HTMLElement, handlers: DragHandlers): () => void {
  let stopPress = () => {};
  let isDragging = false;

  function begin(grip: HTMLElement, at: Point): boolean {
    isDragging = handlers.start(grip, at);
    if (isDragging) window.addEventListener("keydown", onKey, true);
    return isDragging;
  }

  function finish(at: Point | null): void {
    stopPress();
    if (!isDragging) return;
    isDragging = false;
    window.removeEventListener("keydown", onKey, true);
    if (at) handlers.drop(at);
    else handlers.cancel();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    finish(null);
  }

  /** A drag that ends on the card it began with would also be a click on it. */
  function swallowClick(): void {
    const swallow = (event: MouseEvent) => event.stopPropagation();
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, true));
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.pointerType === "touch" || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const grip = event.target instanceof Element ? handlers.grip(event.target) : null;
    if (!grip) return;
    finish(null);
    const origin = { x: event.clientX, y: event.clientY };
    const { pointerId } = event;
    const onMove = (moved: PointerEvent) => {
      if (moved.pointerId !== pointerId) return;
      const at = { x: moved.clientX, y: moved.clientY };
      if (!isDragging) {
        if (!far(origin, at, THRESHOLD_PX)) return;
        if (!begin(grip, origin)) return stopPress();
        // The root is there whatever becomes of the card, and hears the pointer outside of the window.
        root.setPointerCapture(pointerId);
      }
      handlers.move(at);
    };
    const onUp = (up: PointerEvent) => {
      if (up.pointerId !== pointerId) return;
      if (isDragging) swallowClick();
      finish({ x: up.clientX, y: up.clientY });
    };
    const onLost = () => finish(null);
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onLost);
    stopPress = () => {
      stopPress = () => {};
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onLost);
      if (root.hasPointerCapture(pointerId)) root.releasePointerCapture(pointerId);
    };
  }

  function onTouchStart(event: TouchEvent): void {
    finish(null);
    const touch = event.touches.length === 1 ? event.touches[0]! : null;
    const target = event.target;
    const grip = touch && target instanceof Element ? handlers.grip(target) : null;
    if (!touch || !grip || !target) return;
    const origin = { x: touch.clientX, y: touch.clientY };
    let last = origin;
    const timer = setTimeout(() => {
      if (!begin(grip, origin)) return stopPress();
      navigator.vibrate?.(8);
      handlers.move(origin);
    }, HOLD_MS);
    const onMove = (moved: Event) => {
      const now = (moved as TouchEvent).touches[0];
      if (!now) return;
      last = { x: now.clientX, y: now.clientY };
      if (isDragging) {
        moved.preventDefault();
        handlers.move(last);
      } else if (far(origin, last, HOLD_SLACK_PX)) stopPress();
    };
    const onEnd = (ended: Event) => {
      if (isDragging) ended.preventDefault();
      finish(last);
    };
    const onCancel = () => finish(null);
    // On the target itself: a touch keeps to it even when it has left the page.
    target.addEventListener("touchmove", onMove, { passive: false });
    target.addEventListener("touchend", onEnd, { passive: false });
    target.addEventListener("touchcancel", onCancel);
    stopPress = () => {
      stopPress = () => {};
      clearTimeout(timer);
      target.removeEventListener("touchmove", onMove);
      target.removeEventListener("touchend", onEnd);
      target.removeEventListener("touchcancel", onCancel);
    };
  }

  // Known before the finger comes down, so that the browser asks before it scrolls.
  const holdScroll = (event: TouchEvent) => {
    if (isDragging && event.cancelable) event.preventDefault();
  };
  // A long press would open the browser's menu under the card.
  const noMenu = (event: Event) => {
    if (isDragging) event.preventDefault();
  };
  root.addEventListener("pointerdown", onPointerDown);
  root.addEventListener("touchstart", onTouchStart, { passive: true });
  root.addEventListener("touchmove", holdScroll, { passive: false });
  root.addEventListener("contextmenu", noMenu);
  return () => {
    finish(null);
    root.removeEventListener("pointerdown", onPointerDown);
    root.removeEventListener("touchstart", onTouchStart);
    root.removeEventListener("touchmove", holdScroll);
    root.removeEventListener("contextmenu", noMenu);
  };
}
