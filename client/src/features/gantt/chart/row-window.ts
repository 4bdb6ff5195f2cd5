// Which rows are on the screen. Rows have one height, so the window is plain division; overscan hides
// the moment between a scroll and the next frame. Bars are recycled: row r is drawn by slot r mod size,
// so a scroll by one row touches one bar.

export interface RowWindow {
  /** First row drawn. */
  readonly first: number;
  /** One past the last row drawn. */
  readonly end: number;
}

export interface RowViewport {
  readonly scrollTop: number;
  /** Height of the rows' part of the screen, without the header. */
  readonly height: number;
  readonly rowHeight: number;
  readonly rowCount: number;
}

export const OVERSCAN_ROWS = 4;

/** The rows to draw, overscan included; empty when there are none. */
export function rowWindow({ scrollTop, height, rowHeight, rowCount }: RowViewport): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - OVERSCAN_ROWS);
  const end = Math.min(rowCount, Math.ceil((scrollTop + height) / rowHeight) + OVERSCAN_ROWS);
  return first < end ? { first, end } : { first: 0, end: 0 };
}

/** How many bars a screen of `height` needs at most, whatever the scroll position. */
export function slotCount(height: number, rowHeight: number): number {
  return Math.ceil(height / rowHeight) + 1 + 2 * OVERSCAN_ROWS;
}

/** Scroll position that brings `row` into view with the least movement; `scrollTop` itself when it is in view. */
export function scrollToRow(row: number, { scrollTop, height, rowHeight }: RowViewport): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + height) return top + rowHeight - height;
  return scrollTop;
}
