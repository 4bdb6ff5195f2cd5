import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { createSettingsRecord, createTaskRecord } from "@entente/shared/exchange/plan-records";
import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import type { Dependency, Plan, Task } from "@entente/shared/model/plan";
import type { LocalDate } from "@entente/shared/model/time";
import { schedule } from "@entente/shared/schedule/schedule";
import { dataPath, dataText, describeWithData } from "../support/data.ts";

interface Job {
  readonly duration: number;
  readonly successors: readonly number[];
}

const numbersOf = (line: string) => line.trim().split(/\s+/u).map(Number);

/** Jobs by number, from PSPLIB's own format (.sm). */
function parseSm(text: string): Map<number, Job> {
  const lines = text.split(/\r?\n/u);
  const rowsAfter = (title: string, skipped: number) => {
    const start = lines.findIndex((line) => line.startsWith(title)) + 1 + skipped;
    const end = lines.findIndex((line, index) => index >= start && line.startsWith("***"));
    return lines.slice(start, end).map(numbersOf);
  };
  const durations = new Map(rowsAfter("REQUESTS/DURATIONS", 2).map((row) => [row[0]!, row[2]!]));
  const rows = rowsAfter("PRECEDENCE RELATIONS", 1);
  return new Map(rows.map((row) => [row[0]!, { duration: durations.get(row[0]!)!, successors: row.slice(3) }]));
}

/** Jobs by number, from the Patterson format (.rcp). */
function parseRcp(text: string): Map<number, Job> {
  const numbers = numbersOf(text);
  const [count, resources] = [numbers[0]!, numbers[1]!];
  let at = 2 + resources;
  const jobs = new Map<number, Job>();
  for (let job = 1; job <= count; job += 1) {
    const duration = numbers[at]!;
    const successors = numbers[at + 1 + resources]!;
    at += 2 + resources;
    jobs.set(job, { duration, successors: numbers.slice(at, at + successors) });
    at += successors;
  }
  return jobs;
}

/** A plan of elapsed minutes, so that a makespan is a difference of two instants. */
function planOf(jobs: ReadonlyMap<number, Job>): Plan {
  const tasks = new Map<TaskId, Task>();
  const dependencies = new Map<DependencyId, Dependency>();
  for (const [job, { duration, successors }] of jobs) {
    const id = `j${job}` as TaskId;
    const order = String(job).padStart(4, "0");
    tasks.set(
      id,
      createTaskRecord({ id, title: id, order, cardOrder: order, durationMinutes: duration, elapsed: true }),
    );
    for (const successor of successors) {
      const link = `j${job}>j${successor}` as DependencyId;
      const ends = { predecessor: id, successor: `j${successor}` as TaskId };
      dependencies.set(link, { id: link, ...ends, type: "FS", lag: 0, lagUnit: "working" });
    }
  }
  const empty = {
    columns: new Map(),
    calendars: new Map(),
    people: new Map(),
    labels: new Map(),
    notes: new Map(),
    baselines: new Map(),
  };
  return {
    settings: { ...createSettingsRecord("PSPLIB", "2026-01-05" as LocalDate), calendar: null },
    tasks,
    dependencies,
    ...empty,
  };
}

/** Nine instances are there in both formats: `j30_1_1.rcp` is `j301_1.sm`. */
function instanceOf(name: string): string {
  return name.replace(/^j(\d+)_(\d+)_(\d+)\.rcp$/u, "j$1$2_$3.sm");
}

describeWithData("39 networks of PSPLIB", () => {
  it("have the makespans of the critical path method", () => {
    const [, ...rows] = dataText("psplib/expected.csv").trim().split(/\r?\n/u);
    const makespans = new Map(rows.map((row) => row.split(",")).map((cells) => [cells[0]!, Number(cells[2])]));
    const names = readdirSync(dataPath("psplib")).filter((name) => /\.(?:sm|rcp)$/u.test(name));
    const computed = Object.fromEntries(
      names.map((name) => {
        const text = dataText(`psplib/${name}`);
        const result = schedule(planOf(name.endsWith(".sm") ? parseSm(text) : parseRcp(text)));
        return [name, result.finish - result.start];
      }),
    );
    const expected = Object.fromEntries(names.map((name) => [name, makespans.get(instanceOf(name))]));
    expect(names).toHaveLength(39);
    expect(computed).toEqual(expected);
  });
});
