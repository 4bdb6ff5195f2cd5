// Scrolls what lies under a drag near an edge: faster the nearer, and only while the drag is there.

const EDGE_PX = 56;
const FASTEST_PX_PER_MS = 1.1;

/** Pixels per millisecond at `position` in [from, to]; negative towards `from`. */
export function edgeSpeed(position: number, from: number, to: number): number {
  const edge = Math.min(EDGE_PX, (to - from) / 4);
  if (position < from || position > to || edge <= 0) return 0;
  if (position < from + edge) return -FASTEST_PX_PER_MS * (1 - (position - from) / edge);
  if (position > to - edge) return FASTEST_PX_PER_MS * (1 - (to - position) / edge);
  return 0;
}

export interface AutoScroll {
  /** The drag is at this point of the window. */
  at(x: number, y: number): void;
  stop(): void;
}

export interface Scroller {
  readonly element: HTMLElement;
  readonly axes: "x" | "y" | "both";
}

/** `scrollers` gives what may scroll now; `afterStep` is called once a frame while there is a drag: what lies under it may be another thing by now. */
export function createAutoScroll(scrollers: () => readonly Scroller[], afterStep: () => void): AutoScroll {
  let frame = 0;
  let point = { x: 0, y: 0 };
  let last = 0;

  function step(now: number): void {
    const elapsed = Math.min(50, now - last);
    last = now;
    for (const { element, axes } of scrollers()) {
      const box = element.getBoundingClientRect();
      const isOver = point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;
      if (!isOver) continue;
      if (axes !== "y") element.scrollLeft += edgeSpeed(point.x, box.left, box.right) * elapsed;
      if (axes !== "x") element.scrollTop += edgeSpeed(point.y, box.top, box.bottom) * elapsed;
    }
    afterStep();
    frame = requestAnimationFrame(step);
  }

  return {
    at(x, y) {
      point = { x, y };
      if (frame) return;
      last = performance.now();
      frame = requestAnimationFrame(step);
    },
    stop() {
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
