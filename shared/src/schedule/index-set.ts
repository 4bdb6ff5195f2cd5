// A set of task numbers that is cheap to ask, to walk and to empty however many tasks there are: what
// changed, what is to be looked at again. An edit of one task must not cost a look at all of them.

export class IndexSet {
  readonly #isMember: Uint8Array;
  readonly #members: Int32Array;
  #size = 0;

  /** Empty, for numbers from 0 to `count` − 1. */
  constructor(count: number) {
    this.#isMember = new Uint8Array(count);
    this.#members = new Int32Array(count);
  }

  /** All numbers from 0 to `count` − 1. */
  static all(count: number): IndexSet {
    const set = new IndexSet(count);
    set.addAll();
    return set;
  }

  get size(): number {
    return this.#size;
  }

  /** True when every possible number is in it. */
  get isWhole(): boolean {
    return this.#size === this.#members.length;
  }

  has(index: number): boolean {
    return this.#isMember[index] === 1;
  }

  /** The member added as number `at`; after `addAll` they are in order. */
  at(at: number): number {
    return this.#members[at]!;
  }

  add(index: number): void {
    if (this.#isMember[index] === 1) return;
    this.#isMember[index] = 1;
    this.#members[this.#size++] = index;
  }

  addAll(): void {
    this.#isMember.fill(1);
    for (let i = 0; i < this.#members.length; i += 1) this.#members[i] = i;
    this.#size = this.#members.length;
  }

  clear(): void {
    if (this.isWhole) this.#isMember.fill(0);
    else for (let k = 0; k < this.#size; k += 1) this.#isMember[this.#members[k]!] = 0;
    this.#size = 0;
  }
}
