// What the benchmark asks of any chart on its page, ours or another's: where its bars are, what
// scrolls, and how somebody else's edit reaches it.

export interface ChartUnderTest {
  /** The elements that scroll rows and dates: one, or one each. */
  scrollers(): { readonly rows: Element; readonly dates: Element };
  /** The drawn bar of a task, null while it isn't on the page. */
  bar(task: string): Element | null;
  /** Makes a task as many working days long, as another person's edit does. */
  setDays(task: string, days: number): void;
  /** The same for the first `count` tasks that aren't milestones or summaries: what is returned lets the edits arrive, all at once. */
  prepareManyDays(count: number, days: number): () => void;
}

/** Resolves with the milliseconds since `began` once the next frame is painted. */
export function nextPaint(began: number): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener("message", () => resolve(performance.now() - began));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });
}

const LONGEST_WAIT_MS = 120_000;

/** As `nextPaint`, for the first frame in which `isDrawn`; asked before each frame. Throws when that never comes. */
export async function paintOf(isDrawn: () => boolean, began: number): Promise<number> {
  while (!isDrawn()) {
    if (performance.now() - began > LONGEST_WAIT_MS) throw new Error("The chart was not drawn.");
    await new Promise(requestAnimationFrame);
  }
  return nextPaint(began);
}
