// Where a floating panel stands beside what it belongs to: on the asked side, on the other when
// there is more room, always inside the window. Pure arithmetic in window pixels.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export type Side = "top" | "bottom" | "left" | "right";
export type Align = "start" | "center" | "end";

export interface Placed {
  readonly left: number;
  readonly top: number;
  /** How tall the panel may be there. */
  readonly maxHeight: number;
}

const EDGE = 8;

/** The place of a panel of `size` beside `anchor` in a window of `view`; `gap` pixels between. */
export function placeBeside(
  anchor: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
  { side, align, gap }: { side: Side; align: Align; gap: number },
): Placed {
  const inside = (value: number, length: number, limit: number): number =>
    Math.max(EDGE, Math.min(value, limit - length - EDGE));
  const aligned = (start: number, length: number, own: number): number =>
    align === "start" ? start : align === "end" ? start + length - own : start + (length - own) / 2;
  if (side === "top" || side === "bottom") {
    const above = anchor.top - gap - EDGE;
    const below = view.height - anchor.top - anchor.height - gap - EDGE;
    const isBelow =
      side === "bottom" ? size.height <= below || below >= above : !(size.height <= above || above >= below);
    const maxHeight = Math.max(0, isBelow ? below : above);
    const height = Math.min(size.height, maxHeight);
    return {
      left: inside(aligned(anchor.left, anchor.width, size.width), size.width, view.width),
      top: isBelow ? anchor.top + anchor.height + gap : anchor.top - gap - height,
      maxHeight,
    };
  }
  const before = anchor.left - gap - EDGE;
  const after = view.width - anchor.left - anchor.width - gap - EDGE;
  const isAfter =
    side === "right" ? size.width <= after || after >= before : !(size.width <= before || before >= after);
  const maxHeight = Math.max(0, view.height - 2 * EDGE);
  return {
    left: inside(isAfter ? anchor.left + anchor.width + gap : anchor.left - gap - size.width, size.width, view.width),
    top: inside(aligned(anchor.top, anchor.height, size.height), Math.min(size.height, maxHeight), view.height),
    maxHeight,
  };
}
