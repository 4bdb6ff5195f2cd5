// Work that can wait until what people wait for is done.

/** Runs once the browser has nothing better to do, within two seconds. */
export function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 2_000 });
  else setTimeout(run, 500);
}
