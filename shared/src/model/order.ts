// The one order of siblings, cards, columns, frames and checklist items: by fractional key, ties by
// id. Both are compared by UTF-16 code units, so every replica sees the same order in any language.

/** Sorts by `order`, then by `id`. */
export function compareOrder(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
