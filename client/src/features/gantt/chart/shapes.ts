// Path data of what frappe lacks: the diamond of a milestone, the bracket of a summary task and the
// mark of a deadline. Pixels in, path data out.

/** A diamond around (x, y) that fits a bar of `height`. */
export function diamondPath(x: number, y: number, height: number): string {
  const r = height * 0.4;
  return `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;
}

/** A bracket over [left, right] whose beam begins at `top`; its feet never cross. */
export function bracketPath(left: number, right: number, top: number): string {
  const beam = 7;
  const foot = Math.min(7, (right - left) / 2);
  const end = top + beam + 6;
  return (
    `M${left} ${top + 2}q0 -2 2 -2H${Math.max(left + 2, right - 2)}q2 0 2 2` +
    `V${end}L${right - foot} ${top + beam}H${left + foot}L${left} ${end}Z`
  );
}

/** A chevron that points down on the deadline. */
export function deadlinePath(x: number, y: number): string {
  return `M${x - 5} ${y - 8}H${x + 5}L${x} ${y - 1}ZM${x} ${y - 1}V${y + 10}`;
}
