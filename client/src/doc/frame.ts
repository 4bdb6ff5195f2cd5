// When the store catches up with the document: once a frame, or at the latest after a quarter of a
// second, since a hidden tab gets no frames at all. What a frame's work asks for in turn (new tasks
// ask for dates, new dates for a drawing) is done in the same frame, after it, so that an edit is on
// the screen in one. The rest of the client takes the clock as an argument, so that a test turns it
// by hand.

/** Runs `run` once, soon; the returned function calls it off. */
export type RequestFrame = (run: () => void) => () => void;

const HIDDEN_TAB_MS = 250;

/** More than these in one frame go round in a circle: what they ask for waits for the next. */
const MOST_PER_FRAME = 100;

/** What is still to be done in the frame that is being prepared; null outside one. */
let following: Set<() => void> | null = null;

/** Runs `first`, then what it and those after it asked for. */
function runFrame(first: () => void): void {
  const queue = new Set([first]);
  following = queue;
  let count = 0;
  try {
    // A set that grows while it is walked is walked to its end.
    for (const run of queue) {
      queue.delete(run);
      count += 1;
      if (count === MOST_PER_FRAME) following = null;
      run();
    }
  } finally {
    following = null;
    // One that failed doesn't take the others with it.
    for (const run of queue) browserFrame(run);
  }
}

/** The frame being prepared, else the browser's next; where there are none (Node), the timer alone. */
export const browserFrame: RequestFrame = (run) => {
  if (following) {
    const queue = following;
    const entry = () => run();
    queue.add(entry);
    return () => void queue.delete(entry);
  }
  let frame = 0;
  const stop = () => {
    clearTimeout(timer);
    if (typeof cancelAnimationFrame === "function") cancelAnimationFrame(frame);
  };
  const go = () => {
    stop();
    runFrame(run);
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
