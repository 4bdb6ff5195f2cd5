import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import type { Cause, End, Step } from "@entente/shared/schedule/explain";
import { createExplainer, explain } from "@entente/shared/schedule/explain";
import { schedule } from "@entente/shared/schedule/schedule";
import { applyEdits } from "@entente/shared/schedule/what-if";
import { anyPlan, orderlyPlan } from "./any-plan.ts";
import { createPlan, DAY, when, type PlanSketch } from "./support.ts";

function causeInWords(cause: Cause): string {
  if (cause.kind === "link") return `${cause.dependency} (${cause.from} of ${cause.predecessor})`;
  if (cause.kind === "constraint") return `${cause.constraint} of ${cause.task}`;
  if (cause.kind === "child") return `inside: ${cause.child}`;
  return cause.kind;
}

/** A chain in words: "b start 01-06 08:00: a>b (finish of a); non-working". */
function inWords(chain: readonly Step[]): string[] {
  return chain.map(({ task, end, at, causes, pushes }) => {
    const parts = [causes.map(causeInWords).join(" & "), ...pushes.map(({ kind, to }) => `${kind} to ${when(to)}`)];
    return `${task} ${end} ${when(at)}: ${parts.join("; ")}`;
  });
}

function why(sketch: PlanSketch, id: string, end?: End): string[] {
  const plan = createPlan(sketch);
  return inWords(explain(plan, schedule(plan), id as TaskId, end));
}

describe("why a task starts when it does", () => {
  it("S200: the driving predecessor, down to the project start", () => {
    const tasks = { a: {}, b: { durationMinutes: 2 * DAY }, c: {} };
    expect(why({ tasks, links: ["a>c", "b>c"] }, "c")).toEqual([
      "c start 01-07 08:00: b>c (finish of b); non-working to 01-07 08:00",
      "b finish 01-06 17:00: duration",
      "b start 01-05 08:00: project-start",
    ]);
  });

  it("S200: all that alone would have given the date, links first", () => {
    const c = { constraint: "SNET", constraintDate: "2026-01-06T08:00" };
    const chain = why({ tasks: { a: {}, b: {}, c }, links: ["b>c", "a>c"] }, "c");
    expect(chain[0]).toBe("c start 01-06 08:00: a>c (finish of a) & b>c (finish of b) & SNET of c");
    expect(chain).toHaveLength(3);
  });

  it("S200: a constraint, alone and against its links", () => {
    const must = { constraint: "MSO", constraintDate: "2026-01-07T10:00" };
    expect(why({ tasks: { a: must } }, "a")).toEqual(["a start 01-07 10:00: MSO of a"]);
    const late = { tasks: { a: { durationMinutes: 5 * DAY }, b: must }, links: ["a>b"] };
    expect(why(late, "b")).toEqual(["b start 01-07 10:00: MSO of b"]);
    expect(why({ ...late, settings: { honourConstraints: false } }, "b")[0]).toContain("a>b");
  });

  it("S200: what has happened, what was set by hand, as late as possible", () => {
    const tasks = {
      a: { actualStart: "2026-01-06T09:00" },
      b: { manual: true, manualStart: "2026-01-08T08:00" },
      c: { constraint: "ALAP" },
      d: { durationMinutes: 8 * DAY },
      e: { actualFinish: "2026-01-05T12:00" },
    };
    const sketch = { tasks };
    expect(why(sketch, "a")).toEqual(["a start 01-06 09:00: actual-start"]);
    expect(why(sketch, "b")).toEqual(["b start 01-08 08:00: manual-start"]);
    expect(why(sketch, "c")).toEqual(["c start 01-14 08:00: late-start"]);
    expect(why(sketch, "e", "finish")).toEqual(["e finish 01-05 12:00: actual-finish"]);
  });

  it("S200: a summary's link and its constraint bind what is inside, and what is inside ends it", () => {
    const tasks = { a: {}, s: {}, x: { parent: "s" }, y: { parent: "s", durationMinutes: 3 * DAY }, b: {} };
    const sketch = { tasks, links: ["a>s", "s>b"] };
    expect(why(sketch, "b")).toEqual([
      "b start 01-09 08:00: s>b (finish of s); non-working to 01-09 08:00",
      "s finish 01-08 17:00: inside: y",
      "y finish 01-08 17:00: duration",
      "y start 01-06 08:00: a>s (finish of a); non-working to 01-06 08:00",
      "a finish 01-05 17:00: duration",
      "a start 01-05 08:00: project-start",
    ]);
    const held = { tasks: { s: { constraint: "SNET", constraintDate: "2026-01-09T08:00" }, x: { parent: "s" } } };
    expect(why(held, "s")).toEqual(["s start 01-09 08:00: inside: x", "x start 01-09 08:00: SNET of s"]);
  });

  it("S200: a finish that a link asks for between two shifts", () => {
    const a = { durationMinutes: 6 * 1440, elapsed: true };
    const b = { durationMinutes: DAY };
    expect(why({ tasks: { a, b }, links: ["a>b FF-540e"] }, "b", "finish")[0]).toBe(
      "b finish 01-10 23:00: a>b (finish of a)",
    );
  });

  it("S201: non-working time and levelling are pushes, in their order", () => {
    const tasks = { a: { durationMinutes: 5 * DAY }, b: { levellingDelayMinutes: 1440 * 5 } };
    expect(why({ tasks, links: ["a>b"] }, "b")[0]).toBe(
      "b start 01-19 08:00: a>b (finish of a); non-working to 01-12 08:00; levelling to 01-17 08:00; non-working to 01-19 08:00",
    );
  });

  it("S202: the chain of any plan ends, whatever its links; a task that isn't scheduled has none", () => {
    expect(why({ tasks: { a: { archived: true } } }, "a")).toEqual([]);
    const tasks = { a: {}, b: {} };
    expect(why({ tasks, links: ["a>b", "b>a"] }, "b").length).toBe(3);
  });
});

/** The plan without what the cause names; null for causes that are no record of their own. */
function remove(plan: Plan, cause: Cause): Plan | null {
  if (cause.kind === "link") return applyEdits(plan, { removedDependencies: [cause.dependency] });
  if (cause.kind !== "constraint") return null;
  const task = plan.tasks.get(cause.task)!;
  return applyEdits(plan, { tasks: [{ ...task, constraint: "ASAP", constraintDate: null }] });
}

function isLinked(plan: Plan, id: TaskId): boolean {
  const above = new Set<TaskId>();
  for (let at: TaskId | null = id; at; at = plan.tasks.get(at)!.parent) above.add(at);
  const links = Array.from(plan.dependencies.values());
  return links.some(({ successor, predecessor }) => above.has(successor) && !above.has(predecessor));
}

describe("of any plan", () => {
  it("S200: every date has a cause, and its pushes lead from there to the date", () => {
    fc.assert(
      fc.property(anyPlan(8), (sketch) => {
        const plan = createPlan(sketch);
        const result = schedule(plan);
        const { explain } = createExplainer(plan, result);
        for (const task of result.tasks.values()) {
          for (const asked of ["start", "finish"] as const) {
            for (const { causes, pushes, at, end } of explain(task.id, asked)) {
              expect(causes).not.toEqual([]);
              for (const { from, to } of pushes) expect(to).toBeGreaterThan(from);
              if (pushes.length > 0) expect(pushes.at(-1)!.to).toBe(at);
              const isFree = end === "start" && causes.some(({ kind }) => kind === "project-start");
              if (isFree && pushes.length === 0) expect(causes.some((cause) => cause.at === at)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("S200: a task moves when its only cause is removed", () => {
    let removed = 0;
    fc.assert(
      fc.property(orderlyPlan(7), (sketch) => {
        const plan = createPlan(sketch);
        const result = schedule(plan);
        // Without one link of a circle another, left out so far, counts again; and a task as late as
        // possible moves on when nothing waits for it, which another of its links then passes on.
        fc.pre(!result.diagnostics.some(({ code }) => code === "cycle"));
        fc.pre(!Array.from(plan.tasks.values()).some(({ constraint }) => constraint === "ALAP"));
        const { explain } = createExplainer(plan, result);
        for (const task of result.tasks.values()) {
          const [step] = explain(task.id);
          const [cause, ...others] = step!.causes;
          const without = others.length === 0 && cause ? remove(plan, cause) : null;
          if (!without) continue;
          const after = schedule(without);
          removed += 1;
          if (after.tasks.get(task.id)!.start !== task.start) continue;
          // The last link, or a date that may precede the project start, had lifted that (S31, S32).
          expect(isLinked(without, task.id)).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
    expect(removed).toBeGreaterThan(200);
  });
});
