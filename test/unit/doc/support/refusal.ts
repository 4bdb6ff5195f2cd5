// What it means that an edit is refused: the one error, its code, and a document as before.

import { expect } from "vitest";
import type * as Y from "yjs";
import type { RefusalCode } from "@entente/shared/doc/edit-refused";
import { contentOf } from "./replicas.ts";

/** Expects `change` to be refused with `code` and to have changed nothing. */
export function expectRefusal(doc: Y.Doc, code: RefusalCode | (string & {}), change: () => unknown): void {
  const before = contentOf(doc);
  expect(change).toThrow(expect.objectContaining({ name: "EditRefused", code }));
  expect(contentOf(doc)).toBe(before);
}
