// The hand on the review canvas: drag pans, two fingers or ctrl+wheel zoom, the wheel pans, keys do
// both, and a press that didn't move is a tap. While Space is held a press only pans. The picture is
// fitted until somebody moves it. Needs an element; returns handlers to bind to it.

import { computed, onBeforeUnmount, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from "vue";
import { fitted, kept, panned, revealed, zoomedAt, type Point, type Size, type Viewport } from "./viewport.ts";

const DRAG_THRESHOLD = 5;
const KEY_PAN = 60;
const STEP = 1.25;
/** Milliseconds a finger rests before it means more than a tap. */
const HOLD = 450;
const FIRST_INSET = 24;

export interface CanvasOptions {
  readonly element: Readonly<ShallowRef<HTMLElement | null>>;
  /** The picture's size in its own pixels. */
  readonly picture: () => Size;
  /** Where the picture's top left corner is in its own coordinates; 0, 0 without it. */
  readonly origin?: () => Point;
  /** The least scale of the first view, which then begins at the top left; without it everything is fitted. */
  readonly firstScale?: number;
  /** The view is fitted anew when the picture's size changes; otherwise once, and when the element changes. */
  readonly followsPicture: boolean;
  /** Keys count wherever the focus is inside, not only on the element itself. */
  readonly keysInside?: boolean;
  /** A press that didn't move, in canvas pixels; of a finger, whether it was held. */
  readonly tap: (at: Point, how: "press" | "touch" | "hold") => void;
}

export interface Canvas {
  readonly view: Readonly<ShallowRef<Viewport>>;
  /** The element's size. */
  readonly box: Readonly<ShallowRef<Size>>;
  readonly percent: ComputedRef<number>;
  readonly isPanning: Ref<boolean>;
  readonly isHeld: Ref<boolean>;
  fit(): void;
  zoom(direction: 1 | -1): void;
  actualSize(): void;
  reveal(share: Point): void;
  /** Shows this view, or the nearest in which something is in sight. */
  show(view: Viewport): void;
  release(): void;
  readonly handlers: Record<string, (event: never) => void>;
}

export function useCanvas(options: CanvasOptions): Canvas {
  const view = shallowRef<Viewport>({ x: 0, y: 0, scale: 1 });
  const box = shallowRef<Size>({ width: 0, height: 0 });
  const isPanning = ref(false);
  const isHeld = ref(false);
  /** What is kept up when the element's size changes, until somebody moves the picture. */
  let keeping: "first" | "fit" | "hand" = "first";
  const pointers = new Map<number, Point>();
  let pressed: Point | null = null;
  let holding: ReturnType<typeof setTimeout> | undefined;

  const origin = (): Point => options.origin?.() ?? { x: 0, y: 0 };
  const fromOrigin = (given: Viewport, sign: 1 | -1): Viewport =>
    panned(given, sign * origin().x * given.scale, sign * origin().y * given.scale);
  const keptInSight = (next: Viewport): Viewport =>
    fromOrigin(kept(fromOrigin(next, 1), box.value, options.picture()), -1);
  const show = (next: Viewport): void => {
    keeping = "hand";
    view.value = keptInSight(next);
  };
  const fit = (): void => {
    keeping = "fit";
    if (box.value.width > 0) view.value = fromOrigin(fitted(box.value, options.picture()), -1);
  };
  const showFirst = (): void => {
    fit();
    keeping = "first";
    const least = options.firstScale ?? 0;
    if (view.value.scale >= least) return;
    view.value = keptInSight(fromOrigin({ scale: least, x: FIRST_INSET, y: FIRST_INSET }, -1));
  };
  const keepUp = (): void => {
    if (keeping === "first") showFirst();
    else if (keeping === "fit") fit();
    else view.value = keptInSight(view.value);
  };
  const centre = (): Point => ({ x: box.value.width / 2, y: box.value.height / 2 });
  const zoom = (direction: 1 | -1): void => show(zoomedAt(view.value, direction > 0 ? STEP : 1 / STEP, centre()));
  const actualSize = (): void => show(zoomedAt(view.value, 1 / view.value.scale, centre()));
  const reveal = (share: Point): void => {
    const next = revealed(view.value, box.value, options.picture(), share);
    if (next.x !== view.value.x || next.y !== view.value.y) show(next);
  };

  const pointOn = (event: MouseEvent): Point => {
    const at = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return { x: event.clientX - at.left, y: event.clientY - at.top };
  };

  function pointerdown(event: PointerEvent): void {
    if (event.button > 1) return;
    const at = pointOn(event);
    pointers.set(event.pointerId, at);
    pressed = pointers.size === 1 && event.button === 0 && !isHeld.value ? at : null;
    clearTimeout(holding);
    if (pressed && event.pointerType === "touch") holding = setTimeout(() => held(at), HOLD);
    if (pointers.size > 1 || isHeld.value || event.button === 1) beginPanning(event);
  }
  /** Captures no earlier than this: a press that stays a press belongs to whatever lies under it. */
  function beginPanning(event: PointerEvent): void {
    isPanning.value = true;
    const element = event.currentTarget as HTMLElement;
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
  }
  function held(at: Point): void {
    if (!pressed) return;
    pressed = null;
    options.tap(at, "hold");
  }
  /** Leaves the pointers that are down to somebody else. */
  function release(): void {
    clearTimeout(holding);
    pointers.clear();
    pressed = null;
    isPanning.value = false;
  }
  function pointermove(event: PointerEvent): void {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = pointOn(event);
    if (!isPanning.value && pressed && Math.hypot(now.x - pressed.x, now.y - pressed.y) < DRAG_THRESHOLD) return;
    beginPanning(event);
    pressed = null;
    clearTimeout(holding);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (!other) return show(panned(view.value, now.x - before.x, now.y - before.y));
    const spread =
      Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    show(panned(zoomedAt(view.value, spread, middle), (now.x - before.x) / 2, (now.y - before.y) / 2));
  }
  function pointerup(event: PointerEvent): void {
    if (!pointers.delete(event.pointerId)) return;
    const tapped = pressed;
    pressed = null;
    clearTimeout(holding);
    if (pointers.size === 0) isPanning.value = false;
    if (tapped && event.type === "pointerup") options.tap(tapped, event.pointerType === "touch" ? "touch" : "press");
  }
  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (event.ctrlKey || event.metaKey)
      show(zoomedAt(view.value, Math.exp(Math.max(-60, Math.min(60, -event.deltaY * unit)) * 0.01), pointOn(event)));
    else show(panned(view.value, -event.deltaX * unit, -event.deltaY * unit));
  }
  function keydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || (!options.keysInside && event.target !== event.currentTarget)) return;
    const pans: Record<string, Point> = {
      ArrowLeft: { x: 1, y: 0 },
      ArrowRight: { x: -1, y: 0 },
      ArrowUp: { x: 0, y: 1 },
      ArrowDown: { x: 0, y: -1 },
    };
    const pan = pans[event.key];
    if (pan) show(panned(view.value, pan.x * KEY_PAN, pan.y * KEY_PAN));
    else if (event.key === "+" || event.key === "=") zoom(1);
    else if (event.key === "-") zoom(-1);
    else if (event.key === "0") fit();
    else if (event.key === " ") isHeld.value = true;
    else return;
    event.preventDefault();
  }
  function keyup(event: KeyboardEvent): void {
    if (event.key === " ") isHeld.value = false;
  }
  function blur(): void {
    isHeld.value = false;
  }

  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    box.value = { width: entry.contentRect.width, height: entry.contentRect.height };
    keepUp();
  });
  watch(
    options.element,
    (element) => {
      observer.disconnect();
      if (element) observer.observe(element);
    },
    { immediate: true, flush: "post" },
  );
  onBeforeUnmount(() => {
    observer.disconnect();
    clearTimeout(holding);
  });
  watch(options.picture, () => options.followsPicture && keeping !== "hand" && keepUp());

  const percent = computed(() => Math.round(view.value.scale * 100));
  const handlers = { pointerdown, pointermove, pointerup, pointercancel: pointerup, wheel, keydown, keyup, blur };
  return { view, box, percent, isPanning, isHeld, fit, zoom, actualSize, reveal, show, release, handlers };
}
