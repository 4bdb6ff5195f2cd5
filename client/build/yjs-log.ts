// Stands in for lib0's logger, with which Yjs warns of misuse: lib0's own draws styled text and pictures into the
// console and page and brings a schema library for it, 2 kB of every first view. The warnings stay.

const NOTHING = "";
export {
  NOTHING as BOLD,
  NOTHING as UNBOLD,
  NOTHING as BLUE,
  NOTHING as GREY,
  NOTHING as GREEN,
  NOTHING as RED,
  NOTHING as PURPLE,
  NOTHING as ORANGE,
  NOTHING as UNCOLOR,
};

/** Says something in the console. */
export const print = (...args: unknown[]): void => console.log(...args);
/** Warns in the console. */
export const warn = (...args: unknown[]): void => console.warn(...args);
