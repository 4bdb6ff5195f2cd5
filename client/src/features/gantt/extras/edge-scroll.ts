// Scrolls while something is dragged near an edge, faster the nearer the edge is. It moves the
// scroller once a frame and says so, for what is in the hand stays under it.

const ZONE_PIXELS = 40;
const MOST_PER_FRAME = 18;

const HEADER_PIXELS = 44;

export interface EdgeScroll {
  /** The pointer is at `clientX` now; with `clientY` the scroller also moves up and down. */
  follow(clientX: number, clientY?: number | null): void;
  stop(): void;
}

/** Scrolls `scroller`, whose first `coveredLeft()` pixels belong to the sticky table. */
export function createEdgeScroll(scroller: HTMLElement, coveredLeft: () => number, onScroll: () => void): EdgeScroll {
  let frame = 0;
  let across = 0;
  let down = 0;
  const step = () => {
    frame = 0;
    if (across === 0 && down === 0) return;
    const { scrollLeft, scrollTop } = scroller;
    scroller.scrollBy(across, down);
    if (scroller.scrollLeft !== scrollLeft || scroller.scrollTop !== scrollTop) onScroll();
    frame = requestAnimationFrame(step);
  };
  return {
    follow(clientX, clientY = null) {
      const { left, right, top, bottom } = scroller.getBoundingClientRect();
      across = speed(clientX, left + coveredLeft(), right);
      down = clientY === null ? 0 : speed(clientY, top + HEADER_PIXELS, bottom);
      if ((across !== 0 || down !== 0) && frame === 0) frame = requestAnimationFrame(step);
    },
    stop() {
      across = 0;
      down = 0;
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}

/** Pixels a frame for a pointer at `at` within [low, high]. */
function speed(at: number, low: number, high: number): number {
  const before = low + ZONE_PIXELS - at;
  const after = at - (high - ZONE_PIXELS);
  const depth = before > 0 ? -before : after > 0 ? after : 0;
  return Math.sign(depth) * Math.min(1, Math.abs(depth) / ZONE_PIXELS) * MOST_PER_FRAME;
}
