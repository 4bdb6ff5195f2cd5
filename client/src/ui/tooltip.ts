// One tooltip for the whole page: any element with data-tip (and, if it has one, its key in
// data-keys) shows it on hover after a moment and at once on keyboard focus. The tooltip only
// repeats what the element's accessible name says, so it is hidden from screen readers.

const DELAY_MS = 450;
const GAP = 6;

/** Starts listening on the document; returns the clean-up. */
export function installTooltips(doc: Document = document): () => void {
  const bubble = doc.createElement("div");
  bubble.className = "tooltip";
  bubble.popover = "manual";
  bubble.setAttribute("aria-hidden", "true");
  doc.body.append(bubble);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let owner: HTMLElement | null = null;

  const hide = (): void => {
    clearTimeout(timer);
    owner = null;
    if (bubble.matches(":popover-open")) bubble.hidePopover();
  };
  const show = (target: HTMLElement): void => {
    const tip = target.dataset["tip"];
    if (!tip || !target.isConnected || target.getAttribute("aria-expanded") === "true") return;
    bubble.textContent = tip;
    const keys = target.dataset["keys"];
    if (keys) {
      const kbd = doc.createElement("kbd");
      kbd.textContent = keys;
      bubble.append(kbd);
    }
    if (!bubble.matches(":popover-open")) bubble.showPopover();
    const at = target.getBoundingClientRect();
    const size = bubble.getBoundingClientRect();
    const view = doc.documentElement;
    const below = at.bottom + GAP + size.height <= view.clientHeight;
    const left = Math.min(Math.max(GAP, at.left + at.width / 2 - size.width / 2), view.clientWidth - size.width - GAP);
    bubble.style.left = `${left}px`;
    bubble.style.top = `${below ? at.bottom + GAP : at.top - GAP - size.height}px`;
  };
  const ownerOf = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>("[data-tip]") : null;

  const over = (event: PointerEvent): void => {
    if (event.pointerType === "touch") return;
    const target = ownerOf(event);
    if (target === owner) return;
    hide();
    owner = target;
    if (target) timer = setTimeout(() => show(target), DELAY_MS);
  };
  const focus = (event: FocusEvent): void => {
    const target = ownerOf(event);
    if (target?.matches(":focus-visible")) {
      hide();
      owner = target;
      // After this turn: the focus may be coming back from a panel that is still closing, when nothing else may open.
      timer = setTimeout(() => show(target));
    }
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") hide();
  };
  doc.addEventListener("pointerover", over);
  doc.addEventListener("pointerdown", hide);
  doc.addEventListener("focusin", focus);
  doc.addEventListener("focusout", hide);
  doc.addEventListener("keydown", key);
  return () => {
    hide();
    doc.removeEventListener("pointerover", over);
    doc.removeEventListener("pointerdown", hide);
    doc.removeEventListener("focusin", focus);
    doc.removeEventListener("focusout", hide);
    doc.removeEventListener("keydown", key);
    bubble.remove();
  };
}
