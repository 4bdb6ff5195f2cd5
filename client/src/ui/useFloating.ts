// A panel in the browser's top layer, on a trigger or on any rectangle. The platform does the light
// dismissal, Esc and the return of the focus (popover="auto"); this keeps the panel beside its
// anchor while it is open, and the trigger's ARIA state true. On a phone and under a finger the panel
// is a sheet at the bottom of the screen instead (ESheetHead does what a sheet has more).

import { nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref, type ShallowRef } from "vue";
import { isSheetScreen } from "./sheet-screen.ts";
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

export interface Floating {
  /** Whether the open panel is a sheet. */
  readonly isSheet: Readonly<Ref<boolean>>;
  close(): void;
}

export function useFloating(options: FloatingOptions): Floating {
  const { open, panel } = options;
  const isSheet = ref(false);
  let isShown = false;
  const trigger = (): HTMLButtonElement | null => options.holder.value?.querySelector("button") ?? null;

  function place(): void {
    const anchor = (options.reference() ?? trigger())?.getBoundingClientRect();
    const element = panel.value;
    if (!anchor || !element?.matches(":popover-open")) return;
    element.style.maxHeight = element.style.left = element.style.top = "";
    if (isSheet.value) return;
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
  // Told before the panel shows, so that its content is there in the frame that first paints it.
  function beforeToggle(event: ToggleEvent): void {
    isShown = event.newState === "open";
    open.value = isShown;
    // The content goes before the platform looks where the focus is: only from within the panel it goes back.
    if (!isShown && panel.value?.contains(document.activeElement)) panel.value.focus({ preventScroll: true });
    if (isShown) isSheet.value = isSheetScreen();
    panel.value?.toggleAttribute("data-sheet", isSheet.value);
    listen(isShown);
    describeTrigger();
    if (isShown) {
      requestAnimationFrame(() => {
        place();
        if (panel.value?.matches(":popover-open")) options.opened();
      });
    }
  }

  onMounted(() => {
    panel.value?.addEventListener("beforetoggle", (event) => beforeToggle(event as ToggleEvent));
    describeTrigger();
    if (open.value) panel.value?.showPopover();
  });
  watch(open, (isOpen) => {
    if (isOpen === isShown) return;
    if (isOpen) panel.value?.showPopover();
    else panel.value?.hidePopover();
  });
  watch(options.reference, () => void nextTick(place));
  onBeforeUnmount(() => listen(false));
  return { isSheet, close: () => panel.value?.hidePopover() };
}
