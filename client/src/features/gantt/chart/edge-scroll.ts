// Scrolls while something is dragged near the left or right edge, faster the nearer the edge is.
// It moves the scroller once a frame and says so, for what is in the hand stays under it.

const ZONE_PIXELS = 40;
const MOST_PER_FRAME = 18;

export interface EdgeScroll {
  /** The pointer is at `clientX` now. */
  follow(clientX: number): void;
  stop(): void;
}

/** Scrolls `scroller`, whose first `coveredLeft()` pixels belong to the sticky table. */
export function createEdgeScroll(scroller: HTMLElement, coveredLeft: () => number, onScroll: () => void): EdgeScroll {
  let frame = 0;
  let speed = 0;
  const step = () => {
    frame = 0;
    if (speed === 0) return;
    const before = scroller.scrollLeft;
    scroller.scrollLeft += speed;
    if (scroller.scrollLeft !== before) onScroll();
    frame = requestAnimationFrame(step);
  };
  return {
    follow(clientX) {
      const { left, right } = scroller.getBoundingClientRect();
      const before = left + coveredLeft() + ZONE_PIXELS - clientX;
      const after = clientX - (right - ZONE_PIXELS);
      const depth = before > 0 ? -before : after > 0 ? after : 0;
      speed = Math.sign(depth) * Math.min(1, Math.abs(depth) / ZONE_PIXELS) * MOST_PER_FRAME;
      if (speed !== 0 && frame === 0) frame = requestAnimationFrame(step);
    },
    stop() {
      speed = 0;
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
