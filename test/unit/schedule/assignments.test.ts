import { describe, expect, it } from "vitest";
import type { PersonId } from "@entente/shared/model/ids";
import { averageOf, CONTOURS, plainAssignment } from "@entente/shared/model/assignment";
import type { Assignment } from "@entente/shared/model/assignment";
import { DAY, dates, scheduled, type PlanSketch, type TaskSketch, when } from "./support.ts";

const particular = (person: string, fields: Partial<Assignment>): Assignment => ({
  ...plainAssignment(person as PersonId),
  ...fields,
});

/** A task of `ada`, by day, and `bob`, by night, and what is particular about their work. */
function sketch(task: TaskSketch, ...assignments: Assignment[]): PlanSketch {
  const a = { assignees: ["ada"], assignments, ...task };
  const nights = {
    id: "nights",
    weekdays: [
      [0, 240],
      [1200, 1440],
    ] as const,
  };
  return { tasks: { a, b: {} }, links: ["a>b"], calendars: [nights], people: { ada: null, bob: "nights" } };
}

describe("how people work on a task", () => {
  it("S80: work of one's own takes what units and contour leave of the time", () => {
    const half = sketch({}, particular("ada", { units: 0.5, workMinutes: DAY }));
    expect(dates(half)["a"]).toBe("01-05 08:00 – 01-06 17:00");
    expect(scheduled(half, "a").durationMinutes).toBe(2 * DAY);
    const bell = sketch({}, particular("ada", { workMinutes: DAY, contour: "bell" }));
    expect(dates(bell)["a"]).toBe("01-05 08:00 – 01-06 17:00");
    const turtle = sketch({}, particular("ada", { workMinutes: 0.7 * DAY, contour: "turtle" }));
    expect(dates(turtle)["a"]).toBe("01-05 08:00 – 01-05 17:00");
  });

  it("S80: overtime takes no working time, of explicit work and of the duration's", () => {
    const explicit = sketch({}, particular("ada", { workMinutes: 2 * DAY, overtimeMinutes: DAY }));
    expect(dates(explicit)["a"]).toBe("01-05 08:00 – 01-05 17:00");
    const derived = sketch({ durationMinutes: 2 * DAY }, particular("ada", { overtimeMinutes: DAY / 2 }));
    expect(dates(derived)["a"]).toBe("01-05 08:00 – 01-06 12:00");
  });

  it("S80: units alone change no dates, as the work follows from them", () => {
    expect(dates(sketch({}, particular("ada", { units: 0.25 })))["a"]).toBe("01-05 08:00 – 01-05 17:00");
  });

  it("S80: the contours have the averages that Microsoft documents", () => {
    expect(Object.fromEntries(CONTOURS.map((name) => [name, averageOf(name)]))).toEqual({
      flat: 1,
      "back-loaded": 0.6,
      "front-loaded": 0.6,
      "double-peak": 0.5,
      "early-peak": 0.5,
      "late-peak": 0.5,
      bell: 0.5,
      turtle: 0.7,
    });
  });

  it("S81: the duration is the time in which at least one of them works", () => {
    const both = sketch(
      { assignees: ["ada", "bob"] },
      particular("ada", { workMinutes: DAY }),
      particular("bob", { workMinutes: 2 * DAY }),
    );
    // Ada on Monday; Bob on Monday evening, in three more nights' hours and at Wednesday's end of one.
    expect(dates(both)["a"]).toBe("01-05 08:00 – 01-07 04:00");
    expect(scheduled(both, "a").durationMinutes).toBe(3 * DAY);
    const same = sketch(
      { assignees: ["ada", "eve"] },
      particular("ada", { workMinutes: DAY }),
      particular("eve", { workMinutes: 1.5 * DAY }),
    );
    const together = { ...same, people: { ada: null, eve: null } };
    expect(scheduled(together, "a").durationMinutes).toBe(1.5 * DAY);
  });

  it("S82: somebody who begins later ends later", () => {
    const late = sketch({}, particular("ada", { delayMinutes: DAY }));
    expect(dates(late)).toEqual({ a: "01-05 08:00 – 01-06 17:00", b: "01-07 08:00 – 01-07 17:00" });
    expect(scheduled(late, "a").durationMinutes).toBe(DAY);
  });

  it("S83: a pause is working time between two parts of the work and doesn't count as duration", () => {
    const plan = sketch({ durationMinutes: 2 * DAY, splits: [{ at: DAY, pause: 3 * DAY }] });
    expect(dates(plan)).toEqual({ a: "01-05 08:00 – 01-09 17:00", b: "01-12 08:00 – 01-12 17:00" });
    expect(scheduled(plan, "a").durationMinutes).toBe(2 * DAY);
    expect(when(scheduled(plan, "a").lateStart)).toBe("01-05 08:00");
  });

  it("S83: a pause at the beginning or after the end is none", () => {
    const splits = [
      { at: 0, pause: DAY },
      { at: DAY, pause: DAY },
      { at: 5 * DAY, pause: DAY },
    ];
    expect(dates(sketch({ splits }))["a"]).toBe("01-05 08:00 – 01-05 17:00");
  });

  it("S84: an explicit contour is worked part by part, with its pauses", () => {
    const contour = [
      [DAY, DAY / 2],
      [DAY, 0],
      [DAY, DAY],
    ] as const;
    const plan = sketch({}, particular("ada", { contour }));
    expect(dates(plan)["a"]).toBe("01-05 08:00 – 01-07 17:00");
    expect(scheduled(plan, "a").durationMinutes).toBe(2 * DAY);
  });

  it("S85: no work at all lasts as long as the task, work that is all overtime a minute", () => {
    expect(dates(sketch({}, particular("ada", { workMinutes: 0 })))["a"]).toBe("01-05 08:00 – 01-05 17:00");
    const over = particular("ada", { workMinutes: 60, overtimeMinutes: 60 });
    expect(dates(sketch({}, over))["a"]).toBe("01-05 08:00 – 01-05 08:01");
  });
});
