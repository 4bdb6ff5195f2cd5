// A finger on a page, as the browser's own touch events: what a drag by touch is made of.

import type { CDPSession } from "playwright-core";

type Spot = { readonly x: number; readonly y: number };

/** The finger of `session`'s page; `move` goes from one point to another in `steps`. */
export function fingerOn(session: CDPSession) {
  const send = (type: "touchStart" | "touchMove" | "touchEnd", points: Spot[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  return {
    down: (x: number, y: number) => send("touchStart", [{ x, y }]),
    async move(from: Spot, to: Spot, steps = 8) {
      for (let step = 1; step <= steps; step++) {
        const share = step / steps;
        await send("touchMove", [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }]);
      }
    },
    up: () => send("touchEnd", []),
  };
}
