// The hand on the review canvas: drag pans, two fingers or ctrl+wheel zoom, the wheel pans, keys do
// both, and a press that didn't move is a tap. While Space is held a press only pans. The picture is
// fitted until somebody moves it. Needs an element; returns handlers to bind to it.

import {
  computed,
  onBeforeUnmount,
  onMounted,
  ref,
  shallowRef,
  watch,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from "vue";
import { fitted, kept, panned, revealed, zoomedAt, type Point, type Size, type Viewport } from "./viewport.ts";

const DRAG_THRESHOLD = 5;
const KEY_PAN = 60;
const STEP = 1.25;

export interface CanvasOptions {
  readonly element: Readonly<ShallowRef<HTMLElement | null>>;
  /** The picture's size in its own pixels. */
  readonly picture: () => Size;
  /** A press that didn't move, in canvas pixels. */
  readonly tap: (at: Point) => void;
}

export interface Canvas {
  readonly view: Readonly<ShallowRef<Viewport>>;
  readonly percent: ComputedRef<number>;
  readonly isPanning: Ref<boolean>;
  readonly isHeld: Ref<boolean>;
  fit(): void;
  zoom(direction: 1 | -1): void;
  actualSize(): void;
  reveal(share: Point): void;
  readonly handlers: Record<string, (event: never) => void>;
}

export function useCanvas(options: CanvasOptions): Canvas {
  const view = shallowRef<Viewport>({ x: 0, y: 0, scale: 1 });
  const box = shallowRef<Size>({ width: 0, height: 0 });
  const isPanning = ref(false);
  const isHeld = ref(false);
  let isFitted = true;
  const pointers = new Map<number, Point>();
  let pressed: Point | null = null;

  const show = (next: Viewport): void => {
    isFitted = false;
    view.value = kept(next, box.value, options.picture());
  };
  const fit = (): void => {
    isFitted = true;
    if (box.value.width > 0) view.value = fitted(box.value, options.picture());
  };
  const centre = (): Point => ({ x: box.value.width / 2, y: box.value.height / 2 });
  const zoom = (direction: 1 | -1): void => show(zoomedAt(view.value, direction > 0 ? STEP : 1 / STEP, centre()));
  const actualSize = (): void => show(zoomedAt(view.value, 1 / view.value.scale, centre()));
  const reveal = (share: Point): void => {
    const next = revealed(view.value, box.value, options.picture(), share);
    if (next.x !== view.value.x || next.y !== view.value.y) show(next);
  };

  const pointOn = (event: MouseEvent): Point => {
    const at = options.element.value!.getBoundingClientRect();
    return { x: event.clientX - at.left, y: event.clientY - at.top };
  };

  function pointerdown(event: PointerEvent): void {
    if (event.button > 1) return;
    options.element.value?.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, pointOn(event));
    pressed = pointers.size === 1 && event.button === 0 && !isHeld.value ? pointOn(event) : null;
    if (pointers.size > 1 || isHeld.value || event.button === 1) isPanning.value = true;
  }
  function pointermove(event: PointerEvent): void {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = pointOn(event);
    if (!isPanning.value && pressed && Math.hypot(now.x - pressed.x, now.y - pressed.y) < DRAG_THRESHOLD) return;
    isPanning.value = true;
    pressed = null;
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
    if (pointers.size === 0) isPanning.value = false;
    if (tapped && event.type === "pointerup") options.tap(tapped);
  }
  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (event.ctrlKey || event.metaKey)
      show(zoomedAt(view.value, Math.exp(Math.max(-60, Math.min(60, -event.deltaY * unit)) * 0.01), pointOn(event)));
    else show(panned(view.value, -event.deltaX * unit, -event.deltaY * unit));
  }
  function keydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
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

  let observer: ResizeObserver | undefined;
  onMounted(() => {
    observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      box.value = { width: entry.contentRect.width, height: entry.contentRect.height };
      if (isFitted) fit();
      else view.value = kept(view.value, box.value, options.picture());
    });
    if (options.element.value) observer.observe(options.element.value);
  });
  onBeforeUnmount(() => observer?.disconnect());
  watch(options.picture, () => isFitted && fit());

  const percent = computed(() => Math.round(view.value.scale * 100));
  const handlers = { pointerdown, pointermove, pointerup, pointercancel: pointerup, wheel, keydown, keyup, blur };
  return { view, percent, isPanning, isHeld, fit, zoom, actualSize, reveal, handlers };
}
