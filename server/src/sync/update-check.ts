// Looks at an update before the document does. A hostile update must leave no trace, and Yjs applies
// the structs before it finds the delete set broken, so everything is decoded here first, without
// the allocations an update's claims ask for. What depends on things the document lacks is told apart
// from what can be applied at once: Yjs would park it invisibly.

import * as Y from "yjs";

export type UpdateVerdict =
  /** Every dependency is there; `mayChange` is false when the document holds all of it already. */
  | { readonly kind: "ready"; readonly mayChange: boolean }
  /** Well formed, but it builds on edits that haven't arrived. */
  | { readonly kind: "early" }
  | { readonly kind: "broken"; readonly reason: string };

const READY_NEW: UpdateVerdict = { kind: "ready", mayChange: true };
const READY_OLD: UpdateVerdict = { kind: "ready", mayChange: false };
const EARLY: UpdateVerdict = { kind: "early" };

/** Judges a v1 update against what `doc` holds; never throws, never changes `doc`. */
export function checkUpdate(doc: Y.Doc, update: Uint8Array): UpdateVerdict {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch (error) {
    return { kind: "broken", reason: (error as Error).message };
  }
  const { structs, ds } = decoded;
  const known = (client: number) => Y.getState(doc.store, client);

  // The clocks after this update; structs of one client come together and in order.
  const after = new Map<number, number>();
  let isNew = false;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    // 2^53 guards the arithmetic of everybody who stores these clocks.
    if (!Number.isSafeInteger(end) || struct.length <= 0)
      return { kind: "broken", reason: "a struct's clock is out of range" };
    const reached = after.get(client) ?? known(client);
    if (clock > reached) return EARLY;
    if (struct instanceof Y.Item === false && struct instanceof Y.GC === false) return EARLY;
    if (end > reached) isNew = true;
    after.set(client, Math.max(reached, end));
  }
  const has = (id: Y.ID | null | undefined) => !id || id.clock < (after.get(id.client) ?? known(id.client));
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const parent = struct.parent as unknown;
    if (!has(struct.origin) || !has(struct.rightOrigin)) return EARLY;
    if (parent instanceof Y.ID && !has(parent)) return EARLY;
  }
  for (const [client, ranges] of ds.clients) {
    const reached = after.get(client) ?? known(client);
    for (const range of ranges) {
      if (range.clock + range.len > reached) return EARLY;
      isNew ||= !isDeleted(doc, client, range.clock, range.clock + range.len);
    }
  }
  return isNew ? READY_NEW : READY_OLD;
}

/** Whether every clock in [from, to) of `client` is known and deleted. A reconnecting client sends its whole delete set again. */
function isDeleted(doc: Y.Doc, client: number, from: number, to: number): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs || Y.getState(doc.store, client) < to) return false;
  let low = 0;
  let high = structs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (structs[middle]!.id.clock <= from) low = middle;
    else high = middle - 1;
  }
  for (let i = low; i < structs.length && structs[i]!.id.clock < to; i++) {
    if (!structs[i]!.deleted) return false;
  }
  return true;
}
