// What an import mended and went on. Like kinds are gathered into one diagnostic with its number
// and the ids it is about, so that a thousand dangling labels give one line.

import type { Diagnostic } from "../model/diagnostic.ts";

const MAX_IDS = 100;

export interface Warnings {
  /** One more case of `code`. `what` is a sentence in the plural without its full stop, such as "Cards were on no known list". */
  add(code: string, what: string, id?: string): void;
  /** A single remark, a whole sentence. */
  say(code: string, message: string): void;
  /** In the order in which each kind was first met; at most a hundred ids each. */
  diagnostics(): Diagnostic[];
}

/** Gathers warnings by code and wording. */
export function createWarnings(): Warnings {
  const kinds = new Map<string, { code: string; what: string; count: number; ids: string[] }>();
  return {
    add(code, what, id) {
      const key = `${code} ${what}`;
      let kind = kinds.get(key);
      if (!kind) kinds.set(key, (kind = { code, what, count: 0, ids: [] }));
      kind.count++;
      if (id !== undefined && kind.ids.length < MAX_IDS) kind.ids.push(id);
    },
    say(code, message) {
      kinds.set(`${code} ${message}`, { code, what: message, count: 0, ids: [] });
    },
    diagnostics: () =>
      Array.from(kinds.values(), ({ code, what, count, ids }) => ({
        code,
        message: count === 0 ? what : `${what.charAt(0).toUpperCase()}${what.slice(1)} (${count}).`,
        ids: [...ids],
      })),
  };
}
