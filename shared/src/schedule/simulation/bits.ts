// Sets of passes, a bit for each, in rows of words: which link decided a start in which passes, in
// which passes a task was critical. Thirty-two passes are combined in one step.

export interface Bits {
  /** In row `to`: also the passes that are in row `from` of `other` and in row `mask` of `masks`. */
  addCommon(to: number, other: Bits, from: number, masks: Bits, mask: number): void;
  /** In row `to`: also those of row `from` of `other`. */
  add(to: number, other: Bits, from: number): void;
  /** Row `row` becomes the passes in which `a` and `b` are equal. */
  setEqual(row: number, a: Int32Array, b: Int32Array): void;
  /** Takes out of row `row` the passes in which `a` and `b` differ. */
  keepEqual(row: number, a: Int32Array, b: Int32Array): void;
  setAll(row: number): void;
  isEmpty(row: number): boolean;
  count(row: number): number;
  readonly words: Int32Array;
  readonly width: number;
}

function onesIn(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A bit for each place from `from` to `to` at which `a` and `b` are equal. */
function equalBits(a: Int32Array, b: Int32Array, from: number, to: number): number {
  const end = to < a.length ? to : a.length;
  let word = 0;
  // Without a branch: which of two predecessors decides is anybody's guess.
  for (let k = from; k < end; k += 1) word |= (a[k] === b[k] ? 1 : 0) << (k - from);
  return word;
}

/** `rows` empty sets of `passes`. */
export function createBits(rows: number, passes: number): Bits {
  const width = (passes + 31) >>> 5;
  const words = new Int32Array(rows * width);
  return {
    words,
    width,
    addCommon(to, other, from, masks, mask) {
      const [target, source, filter] = [to * width, from * width, mask * width];
      const [given, chosen] = [other.words, masks.words];
      for (let k = 0; k < width; k += 1) words[target + k]! |= given[source + k]! & chosen[filter + k]!;
    },
    add(to, other, from) {
      for (let k = 0; k < width; k += 1) words[to * width + k]! |= other.words[from * width + k]!;
    },
    setEqual(row, a, b) {
      for (let k = 0, at = row * width; k < passes; at += 1) words[at] = equalBits(a, b, k, (k += 32));
    },
    keepEqual(row, a, b) {
      for (let k = 0, at = row * width; k < passes; at += 1) words[at]! &= equalBits(a, b, k, (k += 32));
    },
    setAll(row) {
      words.fill(-1, row * width, (row + 1) * width);
      const rest = passes & 31;
      if (rest > 0) words[(row + 1) * width - 1] = (1 << rest) - 1;
    },
    isEmpty(row) {
      for (let k = 0; k < width; k += 1) if (words[row * width + k] !== 0) return false;
      return true;
    },
    count(row) {
      let sum = 0;
      for (let k = 0; k < width; k += 1) sum += onesIn(words[row * width + k]!);
      return sum;
    },
  };
}
