// How long a page's main thread has worked, by its own clock: that stands while other programs have
// the processor, so that a shared machine tells nearly the same as a quiet one.

import type { Page } from "playwright-core";

/** A meter on `page`: milliseconds of work since the page began. */
export async function createWorkMeter(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
  };
}
