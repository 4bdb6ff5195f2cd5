// What is measured inside the page, as functions that go to the browser as they are: each uses nothing
// but its arguments and the page's `window.bench`.

/**
 * Milliseconds of work of each of 20 steps of a drag: the event's handlers, the frame that shows the bar
 * where it is held, and the trial that shows what would move with it, layout included.
 */
export async function dragSteps(): Promise<number[]> {
  const svg = document.querySelector<SVGSVGElement>("svg.gantt")!;
  svg.setPointerCapture = () => {};
  const bars = [...svg.querySelectorAll<SVGRectElement>(".is-task.is-movable .bar")];
  const box = (bar: Element) => bar.getBoundingClientRect();
  const bar = bars.find((one) => box(one).left > 620 && box(one).left < 1200 && box(one).top > 150) ?? bars[0]!;
  const { left, top } = box(bar);
  let work = 0;
  const counted = (run: () => void) => {
    const began = performance.now();
    run();
    void document.querySelector(".gantt-plane")!.getBoundingClientRect();
    work += performance.now() - began;
  };
  const { setTimeout: timer, requestAnimationFrame: frame } = window;
  window.requestAnimationFrame = (run) => frame((now) => counted(() => run(now)));
  window.setTimeout = ((run: () => void, ms?: number) => timer(() => counted(run), ms)) as typeof window.setTimeout;
  const send = (type: string, x: number) =>
    (type === "pointerdown" ? bar : svg).dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        clientX: x,
        clientY: top + 14,
        pointerId: 1,
        pointerType: "mouse",
        button: 0,
      }),
    );
  send("pointerdown", left + 5);
  const times: number[] = [];
  for (let step = 1; step <= 20; step += 1) {
    work = 0;
    counted(() => send("pointermove", left + 5 + (1 + (step % 5)) * 38));
    // Until the trial is over: it comes after the frame and rests in between.
    await new Promise((resolve) => timer(resolve, 150));
    times.push(work);
  }
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  window.setTimeout = timer;
  window.requestAnimationFrame = frame;
  return times;
}

/** Of each of 20 edits from outside, one after another: milliseconds to the frame that shows it, and which frame after the edit that is. */
export async function remoteEdits(): Promise<{ ms: number; frames: number }[]> {
  const { chart, paintOf } = window.bench;
  const times: { ms: number; frames: number }[] = [];
  const width = () => {
    const bar = chart!.bar("t1")!;
    return bar.getAttribute("width") ?? (bar as HTMLElement).style.width;
  };
  for (let i = 0; i < 20; i += 1) {
    // Each edit comes at another moment of a frame, as edits do.
    await new Promise((resolve) => setTimeout(resolve, 50 + i));
    const before = width();
    let frames = 0;
    const began = performance.now();
    chart!.setDays("t1", 3 + (i % 4));
    const ms = await paintOf(() => {
      if (width() !== before) return true;
      frames += 1;
      return false;
    }, began);
    times.push({ ms, frames });
  }
  return times;
}

/** Milliseconds of work that 1,000 edits at once from outside cause: taking them in, and the frame that shows them. */
export async function manyEdits(): Promise<number[]> {
  const { chart } = window.bench;
  const times: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    const edit = chart!.prepareManyDays(1000, 1 + (round % 5));
    await new Promise((resolve) => setTimeout(resolve, 300));
    times.push(
      await new Promise<number>((resolve) => {
        let began = 0;
        let frame = 0;
        requestAnimationFrame(() => (frame = performance.now()));
        began = performance.now();
        edit();
        const taken = performance.now() - began;
        requestAnimationFrame(() => resolve(taken + performance.now() - frame));
      }),
    );
  }
  return times;
}

/** Milliseconds between the frames of a scroll of 180 steps by `pixels`. */
export async function scrollFrames(pixels: { down: number; right: number }): Promise<number[]> {
  const { rows, dates } = window.bench.chart!.scrollers();
  rows.scrollTop = 0;
  dates.scrollLeft = 0;
  const times: number[] = [];
  for (let still = 0; still < 3; still += 1) await new Promise(requestAnimationFrame);
  let last = await new Promise(requestAnimationFrame);
  for (let step = 0; step < 180; step += 1) {
    rows.scrollTop += pixels.down;
    dates.scrollLeft += pixels.right;
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
}
