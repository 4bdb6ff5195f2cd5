import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { createSettingsRecord, createTaskRecord } from "@entente/shared/exchange/plan-records";
import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import type { Dependency, Plan, Task } from "@entente/shared/model/plan";
import type { LocalDate } from "@entente/shared/model/time";
import { schedule } from "@entente/shared/schedule/schedule";
import { instanceOf, parseRcp, parseSm, type Job } from "./psplib-instances.ts";
import { dataPath, dataText, describeWithData } from "../support/data.ts";

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

describeWithData("39 networks of PSPLIB", () => {
  it("have the makespans of the critical path method", () => {
    const [, ...rows] = dataText("psplib/expected.csv").trim().split(/\r?\n/u);
    const makespans = new Map(rows.map((row) => row.split(",")).map((cells) => [cells[0]!, Number(cells[2])]));
    const names = readdirSync(dataPath("psplib")).filter((name) => /\.(?:sm|rcp)$/u.test(name));
    const computed = Object.fromEntries(
      names.map((name) => {
        const text = dataText(`psplib/${name}`);
        const result = schedule(planOf(name.endsWith(".sm") ? parseSm(text).jobs : parseRcp(text).jobs));
        return [name, result.finish - result.start];
      }),
    );
    const expected = Object.fromEntries(names.map((name) => [name, makespans.get(instanceOf(name))]));
    expect(names).toHaveLength(39);
    expect(computed).toEqual(expected);
  });
});
