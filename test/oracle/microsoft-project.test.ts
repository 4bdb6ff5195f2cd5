import { beforeAll, expect, it } from "vitest";
import { parseMspdi } from "@entente/shared/exchange/mspdi/read-mspdi";
import type { TaskId } from "@entente/shared/model/ids";
import { describeWithData, dataText } from "../support/data.ts";
import { NAMED, READ_PAUSES, STALE } from "./named.ts";
import type { Measure } from "./named.ts";
import type { Comparison } from "./stored-dates.ts";
import { compareWithStored } from "./stored-dates.ts";

interface InventoryEntry {
  readonly dir: string;
  readonly file: string;
  readonly oracle: { readonly class: string; readonly checkable: number };
}

const MEASURES: readonly Measure[] = ["dates", "lateDates", "totalSlack", "freeSlack", "critical", "begun"];

describeWithData("102 plans of Microsoft Project and ProjectLibre, recomputed", () => {
  const files: { name: string; entry: InventoryEntry; comparison: Comparison }[] = [];

  beforeAll(() => {
    for (const entry of JSON.parse(dataText("inventory.json")) as InventoryEntry[]) {
      const name = `${entry.dir}/${entry.file}`;
      files.push({ name, entry, comparison: compareWithStored(dataText(name)) });
    }
  });

  const total = (measure: keyof Comparison, classes = "ABCN"): { checked: number; equal: number } => {
    const counts = files
      .filter(({ entry }) => classes.includes(entry.oracle.class))
      .map(({ comparison }) => comparison[measure]);
    const checked = counts.reduce((sum, one) => sum + one.checked, 0);
    return { checked, equal: checked - counts.reduce((sum, one) => sum + one.differing.length, 0) };
  };

  /** "file uid" of each task that differs in `measure`. */
  const differing = (measure: Measure): string[] =>
    files.flatMap(({ name, comparison }) => comparison[measure].differing.map((uid) => `${name} ${uid}`)).sort();
  const named = (measure: Measure): string[] =>
    NAMED.filter(({ measures }) => measures.includes(measure))
      .flatMap(({ file, uids }) => uids.map((uid) => `${file} ${uid}`))
      .sort();

  it("finds the checkable tasks that the inventory counts, in all 102 files", () => {
    expect(files).toHaveLength(102);
    expect(total("dates").checked).toBe(4542);
  });

  it.each(["A", "B"])("gives every task of class %s the stored start and finish, to the minute", (name) => {
    const dates = total("dates", name);
    expect(dates.checked).toBeGreaterThan(0);
    // One task of a file of class B starts by a rule of the vendor's alone; see named.ts.
    const known = NAMED.filter(({ file, measures }) => {
      const entry = files.find((one) => one.name === file)?.entry;
      return measures.includes("dates") && entry?.oracle.class === name;
    });
    expect(dates.equal).toBe(dates.checked - known.flatMap(({ uids }) => uids).length);
  });

  it.each(MEASURES)("gives every task its stored %s, but for those named one by one", (measure) => {
    expect(differing(measure)).toEqual(named(measure));
  });

  it("finds late dates of an older calculation only where no link touches the task", () => {
    for (const { file, uids: named } of NAMED.filter(({ rule }) => rule === STALE)) {
      const { plan, uids } = parseMspdi(dataText(file));
      const links = Array.from(plan.dependencies.values());
      for (const [id, uid] of uids) {
        if (!named.includes(uid)) continue;
        const linked: string[] = [];
        for (let at: TaskId | null = id; at !== null; at = plan.tasks.get(at)!.parent) {
          linked.push(
            ...links.filter((link) => link.predecessor === at || link.successor === at).map((link) => link.id),
          );
        }
        expect([file, uid, linked]).toEqual([file, uid, []]);
      }
    }
  });

  it("gives every summary task its stored start and finish", () => {
    expect(total("summaries")).toEqual({ checked: 181, equal: 181 });
  });

  it("prints what is equal", () => {
    const measures = [...MEASURES, "summaries"] as const;
    const lines = measures.map((measure) => {
      const { equal, checked } = total(measure);
      return `${measure}: ${equal} of ${checked}`;
    });
    const read = Object.values(READ_PAUSES).flat().length;
    console.info(`${lines.join("\n")}\n(${read} of the dates with a pause as long as the file's dates leave over)`);
    expect(total("dates").equal).toBe(4541);
  });
});
