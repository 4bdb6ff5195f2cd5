// Things on the page that points can be told from: every element with `data-anchor`, whose value is a
// name that is the same on every screen. A point on one is told in shares of its box.

export interface AnchorPlace {
  readonly on: string;
  /** Shares of the box, 0 to 1 from its left and its top. */
  readonly x: number;
  readonly y: number;
}

const NAME = "data-anchor";
const round = (share: number): number => Math.round(share * 1000) / 1000;

/** The place on the innermost anchor under a point of the window, or null where there is none. */
export function anchorPlaceAt(x: number, y: number): AnchorPlace | null {
  const element = document.elementFromPoint(x, y)?.closest(`[${NAME}]`);
  const on = element?.getAttribute(NAME);
  if (!element || !on) return null;
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return null;
  return { on, x: round((x - box.left) / box.width), y: round((y - box.top) / box.height) };
}

/** Where that is in the window, or null when its anchor isn't on the page or the point is outside of what `within` shows. */
export function pointOfAnchor(
  { on, x, y }: AnchorPlace,
  within: Element | null,
): { readonly x: number; readonly y: number } | null {
  const element = document.querySelector(`[${NAME}="${CSS.escape(on)}"]`);
  if (!element) return null;
  const box = element.getBoundingClientRect();
  const point = { x: box.left + box.width * x, y: box.top + box.height * y };
  const frame = within?.getBoundingClientRect();
  if (!frame) return point;
  const isIn = point.x >= frame.left && point.x <= frame.right && point.y >= frame.top && point.y <= frame.bottom;
  return isIn ? point : null;
}
