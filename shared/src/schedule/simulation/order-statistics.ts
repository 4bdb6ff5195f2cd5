// The k-th smallest of some thousand integers, without sorting them: a histogram finds the bin it is
// in, and only what is in that bin is sorted. Ten thousand tasks each have a distribution to read.

const BINS = 128;
/** So many are sorted by insertion. */
const FEW = 48;

/** A reader of ranks; it keeps its working memory from one distribution to the next. */
export function createOrderStatistics(
  size: number,
): (values: Int32Array, ranks: readonly number[], into: Float64Array, at: number) => void {
  const counts = new Int32Array(BINS);
  const places = new Uint8Array(size);
  const bin = new Int32Array(size);

  /** Writes the values of the given ranks (0 is the smallest) to `into` from `at` on. */
  return (values, ranks, into, at) => {
    let least = values[0]!;
    let most = least;
    for (let k = 1; k < values.length; k += 1) {
      const value = values[k]!;
      if (value < least) least = value;
      else if (value > most) most = value;
    }
    if (least === most) {
      for (let r = 0; r < ranks.length; r += 1) into[at + r] = least;
      return;
    }
    const scale = BINS / (most - least + 1);
    counts.fill(0);
    for (let k = 0; k < values.length; k += 1) {
      const place = ((values[k]! - least) * scale) | 0;
      places[k] = place;
      counts[place]! += 1;
    }
    for (let r = 0; r < ranks.length; r += 1) {
      let before = 0;
      let chosen = 0;
      while (before + counts[chosen]! <= ranks[r]!) before += counts[chosen++]!;
      let filled = 0;
      for (let k = 0; k < values.length; k += 1) if (places[k] === chosen) bin[filled++] = values[k]!;
      into[at + r] = kth(bin, filled, ranks[r]! - before);
    }
  };
}

/** The value of rank `rank` among the first `count` of `values`, which are few and are sorted in place. */
function kth(values: Int32Array, count: number, rank: number): number {
  if (count > FEW) return values.subarray(0, count).sort()[rank]!;
  for (let k = 1; k < count; k += 1) {
    const value = values[k]!;
    let at = k - 1;
    for (; at >= 0 && values[at]! > value; at -= 1) values[at + 1] = values[at]!;
    values[at + 1] = value;
  }
  return values[rank]!;
}
