// When the store catches up with the document: once a frame, or at the latest after a quarter of a
// second, since a hidden tab gets no frames at all. The rest of the client takes the clock as an
// argument, so that a test turns it by hand.

/** Runs `run` once, soon; the returned function calls it off. */
export type RequestFrame = (run: () => void) => () => void;

const HIDDEN_TAB_MS = 250;

/** The browser's frames; where there are none (Node), the timer alone. */
export const browserFrame: RequestFrame = (run) => {
  let frame = 0;
  const stop = () => {
    clearTimeout(timer);
    if (typeof cancelAnimationFrame === "function") cancelAnimationFrame(frame);
  };
  const go = () => {
    stop();
    run();
  };
  const timer = setTimeout(go, HIDDEN_TAB_MS);
  if (typeof requestAnimationFrame === "function") frame = requestAnimationFrame(go);
  return stop;
};

/** A request that is made at most once at a time: asking again before it ran changes nothing. */
export function createOnce(request: RequestFrame, run: () => void): { ask(): void; cancel(): void } {
  let cancel: (() => void) | null = null;
  return {
    ask() {
      cancel ??= request(() => {
        cancel = null;
        run();
      });
    },
    cancel() {
      cancel?.();
      cancel = null;
    },
  };
}
