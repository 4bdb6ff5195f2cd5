// A panel in the browser's top layer, on a trigger or on any rectangle. The platform does the light
// dismissal, Esc and the return of the focus (popover="auto"); this keeps the panel beside its
// anchor while it is open, and the trigger's ARIA state true.

import { nextTick, onBeforeUnmount, onMounted, watch, type Ref, type ShallowRef } from "vue";
import { placeBeside, type Align, type Side } from "./place.ts";

export interface FloatingOptions {
  readonly open: Ref<boolean>;
  readonly panel: Readonly<ShallowRef<HTMLElement | null>>;
  /** The element that holds the trigger button, if there is one. */
  readonly holder: Readonly<ShallowRef<HTMLElement | null>>;
  readonly reference: () => { getBoundingClientRect(): DOMRect } | undefined;
  readonly popupRole: "menu" | "dialog";
  readonly side: () => Side;
  readonly align: () => Align;
  readonly gap: number;
  /** Called when the panel has its content and its place. */
  readonly opened: () => void;
}

export function useFloating(options: FloatingOptions): { close(): void } {
  const { open, panel } = options;
  const trigger = (): HTMLButtonElement | null => options.holder.value?.querySelector("button") ?? null;

  function place(): void {
    const anchor = (options.reference() ?? trigger())?.getBoundingClientRect();
    const element = panel.value;
    if (!anchor || !element?.matches(":popover-open")) return;
    element.style.maxHeight = "";
    const view = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    const at = placeBeside(anchor, size, view, { side: options.side(), align: options.align(), gap: options.gap });
    element.style.left = `${at.left}px`;
    element.style.top = `${at.top}px`;
    element.style.maxHeight = `${at.maxHeight}px`;
  }
  function listen(on: boolean): void {
    const change = on ? window.addEventListener : window.removeEventListener;
    change("resize", place);
    change("scroll", place, true);
  }
  function describeTrigger(): void {
    const button = trigger();
    if (!button || !panel.value) return;
    button.popoverTargetElement = panel.value;
    button.setAttribute("aria-haspopup", options.popupRole);
    button.setAttribute("aria-expanded", String(open.value));
  }
  // Before the panel shows, so that its content is there when the browser first paints it.
  async function beforeToggle(event: Event): Promise<void> {
    open.value = (event as ToggleEvent).newState === "open";
    listen(open.value);
    describeTrigger();
    if (!open.value) return;
    await nextTick();
    place();
    options.opened();
  }

  onMounted(() => {
    panel.value?.addEventListener("beforetoggle", (event) => void beforeToggle(event));
    describeTrigger();
    if (open.value) panel.value?.showPopover();
  });
  watch(open, (isOpen) => {
    const element = panel.value;
    if (!element || element.matches(":popover-open") === isOpen) return;
    if (isOpen) element.showPopover();
    else element.hidePopover();
  });
  watch(options.reference, () => void nextTick(place));
  onBeforeUnmount(() => listen(false));
  return { close: () => panel.value?.hidePopover() };
}
