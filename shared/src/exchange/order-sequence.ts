// Order keys for records that arrive as a list. The same place in the list gives the same key on
// every import; the keys are of one length, sort as text, and leave room between any two of them
// for the fractional keys of `doc/order-keys`.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The key of the `index`-th record (from 0, below 14 million): the head `d` of a five-character key, four base-62 digits, the last never zero. */
export function orderKeyAt(index: number): string {
  let rest = Math.floor(index / 61);
  let key = DIGITS[(index % 61) + 1] ?? "";
  for (let place = 0; place < 3; place++) {
    key = DIGITS[rest % 62] + key;
    rest = Math.floor(rest / 62);
  }
  return `d${key}`;
}
