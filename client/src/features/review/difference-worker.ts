// The worker behind `difference.ts`: takes two sheets of pixels, answers what differs.

import pixelmatch from "pixelmatch";
import type { Pixels } from "./compare-picture.ts";

addEventListener("message", (event: MessageEvent<readonly [Pixels, Pixels]>) => {
  const [before, after] = event.data;
  const { width, height } = before;
  const data = new Uint8ClampedArray(width * height * 4);
  const changed = pixelmatch(before.data, after.data, data, width, height, {
    threshold: 0.1,
    alpha: 0.25,
    diffColor: [214, 40, 40],
    aaColor: [214, 160, 40],
  });
  postMessage({ picture: { width, height, data }, changed, total: width * height }, { transfer: [data.buffer] });
});
