// Whose edit is whose, from the rows of the log.

import { expect, test } from "vitest";
import * as Y from "yjs";
import { authoredRanges } from "../../../server/src/sync/authored-ranges.ts";

function writer(client: number): (key: string) => Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  return (key) => {
    const before = Y.encodeStateVector(doc);
    doc.getMap("m").set(key, key);
    return Y.encodeStateAsUpdate(doc, before);
  };
}

test("the edits of one replica sent by one person are one range", () => {
  const write = writer(5);
  const rows = ["a", "b", "c"].map((key) => ({ bytes: write(key), by: "user:1" }));
  expect(authoredRanges(rows)).toEqual([{ client: 5, from: 0, to: 3, by: "user:1" }]);
});

test("a replica that writes for several people, as the server's does, is told apart by clock", () => {
  const write = writer(7);
  const rows = ["1", "1", "2", "1"].map((who, i) => ({ bytes: write(`k${i}`), by: `user:${who}` }));
  expect(authoredRanges(rows)).toEqual([
    { client: 7, from: 0, to: 2, by: "user:1" },
    { client: 7, from: 2, to: 3, by: "user:2" },
    { client: 7, from: 3, to: 4, by: "user:1" },
  ]);
});

test("what somebody sends on stays whose it was", () => {
  const write = writer(9);
  const [first, second] = [write("a"), write("b")];
  const rows = [
    { bytes: first, by: "user:1" },
    { bytes: Y.mergeUpdates([first, second]), by: "user:2" },
  ];
  expect(authoredRanges(rows)).toEqual([
    { client: 9, from: 0, to: 1, by: "user:1" },
    { client: 9, from: 1, to: 2, by: "user:2" },
  ]);
});
