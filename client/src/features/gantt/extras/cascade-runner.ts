// Runs trials while a bar is dragged, after the frame that shows the drag and never back to back: a
// trial of a large plan takes longer than a frame, and the bar must stay under the hand.

const REST_PER_RUN = 3;

export interface CascadeRunner<Wanted> {
  /** The latest wish counts; it is run as soon as the drag can afford it. */
  ask(wanted: Wanted): void;
  stop(): void;
}

/** Calls `run` with what was asked for last; `now` is a clock in milliseconds. */
export function createCascadeRunner<Wanted>(
  run: (wanted: Wanted) => void,
  now: () => number = () => performance.now(),
): CascadeRunner<Wanted> {
  let wanted: { readonly value: Wanted } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let restUntil = 0;

  const go = () => {
    timer = undefined;
    const next = wanted;
    wanted = null;
    if (!next) return;
    const began = now();
    run(next.value);
    const ended = now();
    restUntil = ended + (ended - began) * REST_PER_RUN;
  };

  return {
    ask(value) {
      wanted = { value };
      if (timer !== undefined || frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        timer = setTimeout(go, Math.max(0, restUntil - now()));
      });
    },
    stop() {
      wanted = null;
      cancelAnimationFrame(frame);
      frame = 0;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
