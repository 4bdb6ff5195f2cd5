// Keeps a text field and a shared text in step while both change: what was typed is one splice,
// what others did meanwhile is another, and neither may take from the other. Pure.

/** `removed` characters at `at` give way to `inserted`. */
export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** The one splice that turns `from` into `to`, between what both begin and end with. */
export function spliceBetween(from: string, to: string): Splice {
  const shorter = Math.min(from.length, to.length);
  let at = 0;
  while (at < shorter && from[at] === to[at]) at++;
  let tail = 0;
  while (tail < shorter - at && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return { at, removed: from.length - at - tail, inserted: to.slice(at, to.length - tail) };
}

/** Where a position in the text before `splice` is after it; a position inside of what was removed comes to its beginning. */
export function shiftPosition(position: number, { at, removed, inserted }: Splice): number {
  if (position <= at) return position;
  if (position >= at + removed) return position + inserted.length - removed;
  return at;
}

/** `theirs` with what turned `base` into `mine` done to it too. */
export function mergeTexts(base: string, mine: string, theirs: string): string {
  if (theirs === base) return mine;
  const other = spliceBetween(base, theirs);
  const own = spliceBetween(base, mine);
  const from = shiftPosition(own.at, other);
  const to = Math.max(from, shiftPosition(own.at + own.removed, other));
  // What others wrote inside of a stretch that was deleted here stays.
  const kept = own.at < other.at && own.at + own.removed > other.at + other.removed ? other.inserted : "";
  return theirs.slice(0, from) + own.inserted + kept + theirs.slice(to);
}
