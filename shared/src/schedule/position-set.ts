// A set of small whole numbers that gives its least or its greatest member quickly, however many were
// possible: a bit for each, and above them a bit for each word that isn't empty. The passes keep in
// it which places of the network's order are still to be visited; a visit only ever adds places ahead.

export class PositionSet {
  readonly #words: Int32Array;
  readonly #groups: Int32Array;
  /** No group below the first, or above the last, has a member. */
  #first: number;
  #last = -1;

  /** Empty, for numbers from 0 to `size` − 1. */
  constructor(size: number) {
    this.#words = new Int32Array((size + 31) >>> 5);
    this.#groups = new Int32Array((this.#words.length + 31) >>> 5);
    this.#first = this.#groups.length;
  }

  add(position: number): void {
    const word = position >>> 5;
    const group = position >>> 10;
    this.#words[word]! |= 1 << (position & 31);
    this.#groups[group]! |= 1 << (word & 31);
    if (group < this.#first) this.#first = group;
    if (group > this.#last) this.#last = group;
  }

  /** Takes out the least member; −1 when there is none. */
  takeFirst(): number {
    while (this.#first <= this.#last) {
      const members = this.#groups[this.#first]!;
      if (members === 0) {
        this.#first += 1;
        continue;
      }
      const word = (this.#first << 5) + 31 - Math.clz32(members & -members);
      const bits = this.#words[word]!;
      const rest = bits & (bits - 1);
      this.#words[word] = rest;
      if (rest === 0) this.#groups[this.#first] = members & (members - 1);
      return (word << 5) + 31 - Math.clz32(bits & -bits);
    }
    this.#empty();
    return -1;
  }

  /** Takes out the greatest member; −1 when there is none. */
  takeLast(): number {
    while (this.#last >= this.#first) {
      const members = this.#groups[this.#last]!;
      if (members === 0) {
        this.#last -= 1;
        continue;
      }
      const top = 31 - Math.clz32(members);
      const word = (this.#last << 5) + top;
      const bits = this.#words[word]!;
      const highest = 31 - Math.clz32(bits);
      const rest = bits & ~(1 << highest);
      this.#words[word] = rest;
      if (rest === 0) this.#groups[this.#last] = members & ~(1 << top);
      return (word << 5) + highest;
    }
    this.#empty();
    return -1;
  }

  #empty(): void {
    this.#first = this.#groups.length;
    this.#last = -1;
  }
}
