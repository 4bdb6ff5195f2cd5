// What hangs on the pointer during a drag: a copy of the card (or column head) that was taken, and a
// count when several come along. It is the page's own picture and hears no events.

import type { Point } from "./pointer-drag.ts";

export interface DragPreview {
  moveTo(at: Point): void;
  remove(): void;
}

/** Shows a copy of `source` as if it were held at `grabbedAt`. */
export function createDragPreview(source: HTMLElement, grabbedAt: Point, count: number): DragPreview {
  const box = source.getBoundingClientRect();
  const host = document.createElement("div");
  host.className = "kanban-preview";
  host.dataset["testid"] = "drag-preview";
  host.setAttribute("aria-hidden", "true");
  const copy = source.cloneNode(true) as HTMLElement;
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["data-testid", "id", "data-tip", "data-cell", "data-card", "tabindex"])
      element.removeAttribute(name);
  }
  copy.style.width = `${box.width}px`;
  copy.style.opacity = "1";
  host.append(copy);
  if (count > 1) {
    const badge = document.createElement("span");
    badge.className = "kanban-preview-count";
    badge.textContent = String(count);
    host.dataset["several"] = "";
    host.append(badge);
  }
  document.body.append(host);
  const offset = { x: grabbedAt.x - box.left, y: grabbedAt.y - box.top };
  const preview: DragPreview = {
    moveTo(at) {
      host.style.transform = `translate(${at.x - offset.x}px, ${at.y - offset.y}px)`;
    },
    remove: () => host.remove(),
  };
  preview.moveTo(grabbedAt);
  return preview;
}
