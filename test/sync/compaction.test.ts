// When a document's log is compacted, and when one that can't be is tried again.

import { expect, it } from "vitest";
import { createCompactionPlanner, isCompactionDue } from "@entente/server/storage/compaction";

const settled = () => new Promise(setImmediate);

it("compacts a small document after 500 rows and a large one later", () => {
  expect(isCompactionDue({ rows: 499, bytes: 10_000, snapshotBytes: 0 })).toBe(false);
  expect(isCompactionDue({ rows: 500, bytes: 10_000, snapshotBytes: 0 })).toBe(true);
  expect(isCompactionDue({ rows: 500, bytes: 10_000, snapshotBytes: 4 << 20 })).toBe(false);
  expect(isCompactionDue({ rows: 3, bytes: 2 << 20, snapshotBytes: 4 << 20 })).toBe(true);
});

it("tries a compaction that failed again only after as many rows more", async () => {
  const tried: string[] = [];
  const planner = createCompactionPlanner(async (id) => {
    tried.push(id);
    if (id === "bad") throw new Error("the snapshot lacks what the logged updates hold");
    planner.noteSnapshot(id, 1000, 0, 0);
  });
  for (const id of ["bad", "good"]) planner.noteCommitted(id, 500, 5000);
  await settled();
  expect(tried).toEqual(["bad", "good"]);
  for (let i = 0; i < 49; i++) planner.noteCommitted("bad", 10, 100);
  await settled();
  expect(tried).toHaveLength(2);
  planner.noteCommitted("bad", 10, 100);
  await settled();
  expect(tried).toEqual(["bad", "good", "bad"]);
  planner.noteCommitted("good", 600, 5000);
  await settled();
  expect(tried.at(-1)).toBe("good");
});
