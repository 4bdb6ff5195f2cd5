// What makes a panel at the bottom of a phone a sheet: the page behind is out of reach, Tab goes round inside,
// a keyboard on the screen pushes it up, and a drag downwards on its handle closes it. The panel is
// a popover; Esc, the phone's back and a press beside it close it by themselves.

const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex='0']";
const CLOSES_AT = 0.3;
const CLOSES_PIXELS_PER_MS = 0.6;

/** Holds `panel` as a sheet until it closes or the returned function is called. */
export function holdSheet(panel: HTMLElement): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const others = allBeside(panel).filter((element) => !element.inert);
  for (const element of others) element.inert = true;
  const release = (): void => {
    if (signal.aborted) return;
    listening.abort();
    for (const element of others) element.inert = false;
    panel.style.removeProperty("--sheet-lift");
  };
  // Before it closes, so that the focus can return to what opened it.
  panel.addEventListener("beforetoggle", (event) => event.newState === "closed" && release(), { signal });
  panel.addEventListener("keydown", (event) => event.key === "Tab" && goRound(panel, event), { signal });
  const lift = (): void => {
    const view = window.visualViewport;
    const covered = view ? Math.max(0, window.innerHeight - view.height - view.offsetTop) : 0;
    panel.style.setProperty("--sheet-lift", `${Math.round(covered)}px`);
  };
  window.visualViewport?.addEventListener("resize", lift, { signal });
  lift();
  return release;
}

/** Everything on the page that neither holds the panel nor is in it, as few elements as there need be. */
function allBeside(panel: HTMLElement): HTMLElement[] {
  const beside: HTMLElement[] = [];
  for (let at: HTMLElement = panel; at !== document.body && at.parentElement; at = at.parentElement) {
    for (const each of at.parentElement.children) {
      if (each !== at && each instanceof HTMLElement && !each.matches("script, style, dialog")) beside.push(each);
    }
  }
  return beside;
}

function goRound(panel: HTMLElement, event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const stops = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) => each.checkVisibility());
  const now = stops.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  stops.at((now + (event.shiftKey ? -1 : 1)) % stops.length)?.focus();
}

/** Lets `handle`, pressed by `event`, pull the panel down; far enough or fast enough calls `close`. */
export function pullSheet(panel: HTMLElement, event: PointerEvent, close: () => void): void {
  const handle = event.currentTarget as HTMLElement;
  const from = event.clientY;
  const beganAt = event.timeStamp;
  const height = panel.offsetHeight;
  let down = 0;
  handle.setPointerCapture(event.pointerId);
  const move = (at: PointerEvent): void => {
    down = Math.max(0, at.clientY - from);
    panel.style.translate = `0 ${down}px`;
  };
  const up = (at: PointerEvent): void => {
    handle.removeEventListener("pointermove", move);
    panel.style.translate = "";
    const speed = down / Math.max(1, at.timeStamp - beganAt);
    if (down > height * CLOSES_AT || (down > 24 && speed > CLOSES_PIXELS_PER_MS)) close();
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("lostpointercapture", (at) => up(at), { once: true });
}
