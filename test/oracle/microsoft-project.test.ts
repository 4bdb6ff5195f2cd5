import { beforeAll, expect, it } from "vitest";
import { describeWithData, dataText } from "../support/data.ts";
import type { Comparison, Count } from "./stored-dates.ts";
import { compareWithStored } from "./stored-dates.ts";

interface InventoryEntry {
  readonly dir: string;
  readonly file: string;
  readonly oracle: { readonly class: string; readonly checkable: number };
}

describeWithData("102 plans of Microsoft Project and ProjectLibre, recomputed", () => {
  const files: { name: string; entry: InventoryEntry; comparison: Comparison }[] = [];

  beforeAll(() => {
    for (const entry of JSON.parse(dataText("inventory.json")) as InventoryEntry[]) {
      const name = `${entry.dir}/${entry.file}`;
      files.push({ name, entry, comparison: compareWithStored(dataText(name)) });
    }
  });

  const total = (pick: (comparison: Comparison) => Count, classes = "ABCN"): Count => {
    const counts = files
      .filter(({ entry }) => classes.includes(entry.oracle.class))
      .map(({ comparison }) => pick(comparison));
    return {
      checked: counts.reduce((sum, one) => sum + one.checked, 0),
      equal: counts.reduce((sum, one) => sum + one.equal, 0),
    };
  };

  it("finds the checkable tasks that the inventory counts, in all 102 files", () => {
    expect(files).toHaveLength(102);
    expect(total(({ dates }) => dates).checked).toBe(4542);
  });

  it("gives start and finish to the minute for at least 4,519 of 4,542 tasks", () => {
    const dates = total((comparison) => comparison.dates);
    const differing = files.flatMap(({ name, comparison }) =>
      comparison.differences.map((line) => `  ${name}: ${line}`),
    );
    console.info(`start and finish equal: ${dates.equal} of ${dates.checked}\n${differing.join("\n")}`);
    expect(dates.equal).toBeGreaterThanOrEqual(4519);
  });

  it.each(["A", "B"])("gives every task of class %s the stored dates", (name) => {
    const dates = total((comparison) => comparison.dates, name);
    expect(dates.checked).toBeGreaterThan(0);
    expect(dates.equal).toBe(dates.checked);
  });

  it("gives summaries, late dates and floats no worse than counted so far", () => {
    const counts = {
      summaries: total((comparison) => comparison.summaries),
      lateDates: total((comparison) => comparison.lateDates),
      totalSlack: total((comparison) => comparison.totalSlack),
      freeSlack: total((comparison) => comparison.freeSlack),
      critical: total((comparison) => comparison.critical),
    };
    console.info(
      Object.entries(counts)
        .map(([name, { equal, checked }]) => `${name}: ${equal} of ${checked}`)
        .join(", "),
    );
    expect(counts.summaries.equal).toBeGreaterThanOrEqual(176);
    expect(counts.lateDates.equal).toBeGreaterThanOrEqual(4443);
    expect(counts.totalSlack.equal).toBeGreaterThanOrEqual(3797);
    expect(counts.freeSlack.equal).toBeGreaterThanOrEqual(1910);
    expect(counts.critical.equal).toBeGreaterThanOrEqual(4504);
  });
});
