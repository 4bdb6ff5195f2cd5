// Levelling against published results: schedules must be feasible, no shorter than any can be, and not
// much longer than the best known. How much longer is printed.

import { expect, it } from "vitest";
import { solve, type Problem, type Solution } from "@entente/shared/schedule/levelling/rcpsp";
import { parseMspdi } from "@entente/shared/exchange/mspdi/read-mspdi";
import { dataText, describeWithData } from "../support/data.ts";
import { parseSm, type Instance } from "./psplib-instances.ts";

function problemOf({ jobs, capacities }: Instance): Problem {
  const numbers = Array.from(jobs.keys());
  const index = new Map(numbers.map((job, i) => [job, i]));
  const from: number[] = [];
  const to: number[] = [];
  const head = [0];
  const resource: number[] = [];
  const amount: number[] = [];
  for (const [job, { successors, demands }] of jobs) {
    for (const successor of successors) {
      from.push(index.get(job)!);
      to.push(index.get(successor)!);
    }
    for (const [r, demand] of demands.entries()) {
      if (demand === 0) continue;
      resource.push(r);
      amount.push(demand);
    }
    head.push(resource.length);
  }
  return {
    durations: Float64Array.from(jobs.values(), ({ duration }) => duration),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    lag: new Float64Array(from.length),
    demands: {
      head: Int32Array.from(head),
      resource: Int32Array.from(resource),
      amount: Float64Array.from(amount),
    },
    capacities: Float64Array.from(capacities),
  };
}

/** What is wrong with a schedule, checked from the problem alone. */
function faults({ durations, from, to, lag, demands, capacities }: Problem, { start, makespan }: Solution): string[] {
  const found: string[] = [];
  const finish = (i: number) => start[i]! + durations[i]!;
  for (let e = 0; e < from.length; e += 1) {
    if (start[to[e]!]! < finish(from[e]!) + lag[e]! - 1e-9) found.push(`arc ${from[e]}>${to[e]}`);
  }
  for (const at of new Set(start)) {
    const used = new Float64Array(capacities.length);
    for (let i = 0; i < durations.length; i += 1) {
      if (start[i]! > at || finish(i) <= at) continue;
      for (let k = demands.head[i]!; k < demands.head[i + 1]!; k += 1)
        used[demands.resource[k]!]! += demands.amount[k]!;
    }
    for (const [r, sum] of used.entries()) if (sum > capacities[r]! + 1e-9) found.push(`resource ${r} at ${at}`);
  }
  if (makespan !== Math.max(...Array.from(durations.keys(), finish))) found.push("makespan");
  return found;
}

describeWithData("30 instances of PSPLIB, levelled", () => {
  const [, ...rows] = (() => {
    try {
      return dataText("psplib/expected.csv").trim().split(/\r?\n/u);
    } catch {
      return [""];
    }
  })();

  it("are feasible, never shorter than possible, and near the best known", { timeout: 300_000 }, () => {
    const deviations: { size: number; deviation: number; isOptimal: boolean }[] = [];
    for (const row of rows) {
      const [name, size, , bound, best, status] = row.split(",");
      const problem = problemOf(parseSm(dataText(`psplib/${name}`)));
      const solution = solve(problem, { schedules: 2000 });
      expect([name, faults(problem, solution)]).toEqual([name, []]);
      const least = Math.max(Number(bound) || 0, solution.lowerBound);
      expect([name, solution.makespan >= least]).toEqual([name, true]);
      const deviation = solution.makespan / Number(best) - 1;
      deviations.push({ size: Number(size), deviation, isOptimal: status === "optimal" });
    }
    const mean = (list: typeof deviations) =>
      (100 * list.reduce((sum, { deviation }) => sum + deviation, 0)) / list.length;
    const optimal = deviations.filter(({ isOptimal }) => isOptimal);
    const bySize = [30, 60, 120].map(
      (jobs) => `${jobs} jobs ${mean(deviations.filter(({ size }) => size === jobs)).toFixed(2)} %`,
    );
    console.info(
      `mean deviation from the known optimum ${mean(optimal).toFixed(2)} % (${optimal.length} instances, ` +
        `${optimal.filter(({ deviation }) => deviation === 0).length} met); from the best known: ${bySize.join(", ")}`,
    );
    expect(deviations).toHaveLength(30);
    expect(mean(optimal)).toBeLessThan(3);
    expect(mean(deviations)).toBeLessThan(6);
  });
});

const valueOf = (element: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`, "u").exec(element)?.[1];

/** The tasks of a Microsoft Project file in days, with its resources, whose units the importer leaves out. */
function problemOfFile(xml: string): Problem {
  const { plan, uids } = parseMspdi(xml);
  const day = plan.settings.minutesPerDay;
  const ids = Array.from(plan.tasks.keys());
  const index = new Map(ids.map((id, i) => [id, i]));
  const taskOf = new Map(Array.from(uids, ([id, uid]) => [String(uid), index.get(id)!]));
  const capacityOf = new Map<string, number>();
  for (const [resource] of xml.matchAll(/<Resource>[^]*?<\/Resource>/gu)) {
    if (valueOf(resource, "Name"))
      capacityOf.set(valueOf(resource, "UID")!, Number(valueOf(resource, "MaxUnits") ?? 1));
  }
  const resources = Array.from(capacityOf.keys());
  const demands: [resource: number, amount: number][][] = ids.map(() => []);
  for (const [assignment] of xml.matchAll(/<Assignment>[^]*?<\/Assignment>/gu)) {
    const task = taskOf.get(valueOf(assignment, "TaskUID")!);
    const resource = resources.indexOf(valueOf(assignment, "ResourceUID")!);
    if (task !== undefined && resource >= 0) demands[task]!.push([resource, Number(valueOf(assignment, "Units") ?? 1)]);
  }
  const links = Array.from(plan.dependencies.values());
  expect(links.every(({ type, lagUnit }) => type === "FS" && lagUnit === "working")).toBe(true);
  const head = [0];
  for (const own of demands) head.push(head.at(-1)! + own.length);
  return {
    durations: Float64Array.from(plan.tasks.values(), ({ durationMinutes }) => durationMinutes / day),
    from: Int32Array.from(links, ({ predecessor }) => index.get(predecessor)!),
    to: Int32Array.from(links, ({ successor }) => index.get(successor)!),
    lag: Float64Array.from(links, ({ lag }) => lag / day),
    demands: {
      head: Int32Array.from(head),
      resource: Int32Array.from(demands.flat(), ([resource]) => resource),
      amount: Float64Array.from(demands.flat(), ([, amount]) => amount),
    },
    capacities: Float64Array.from(capacityOf.values()),
  };
}

describeWithData("11 multi-project plans of MPSPLIB, levelled", () => {
  it("are feasible and no longer than the published ones on the whole", { timeout: 300_000 }, () => {
    const [, ...rows] = dataText("mspdi/mpsplib_expected.csv").trim().split(/\r?\n/u);
    const lines: string[] = [];
    let [ours, theirs] = [0, 0];
    for (const row of rows) {
      const [file, , critical, published] = row.split(",");
      const problem = problemOfFile(dataText(`mspdi/${file}`));
      const solution = solve(problem, { schedules: problem.durations.length > 400 ? 100 : 300 });
      expect([file, faults(problem, solution)]).toEqual([file, []]);
      const least = Math.max(Number(critical), solution.lowerBound);
      expect([file, solution.makespan >= least]).toEqual([file, true]);
      ours += solution.makespan;
      theirs += Number(published);
      lines.push(
        `  ${file}: ${solution.makespan} days, published ${published}, at least ${Math.ceil(solution.lowerBound)}`,
      );
    }
    console.info(`levelled makespans: ${ours} days, published ${theirs}\n${lines.join("\n")}`);
    expect(rows).toHaveLength(11);
    expect(ours).toBeLessThanOrEqual(theirs);
  });
});
