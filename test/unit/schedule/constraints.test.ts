import { describe, expect, it } from "vitest";
import { DAY, dates, reports, scheduled, when } from "./support.ts";

const on = (constraint: string, date: string | null, more: object = {}) => ({
  constraint,
  constraintDate: date,
  ...more,
});

describe("constraints", () => {
  it("S30: a task without links starts at the project start", () => {
    expect(dates({ tasks: { a: {} } })["a"]).toBe("01-05 08:00 – 01-05 17:00");
  });

  it("S30: a task with work waits for working time, a milestone doesn't, when the project starts on a Sunday", () => {
    const sketch = { settings: { start: "2026-01-04T10:00" }, tasks: { a: {}, m: { kind: "milestone" } } };
    expect(dates(sketch)).toEqual({ a: "01-05 08:00 – 01-05 17:00", m: "01-04 10:00 – 01-04 10:00" });
  });

  it("S31: a lead may begin before the project start", () => {
    expect(dates({ tasks: { a: {}, b: {} }, links: ["a>b FS-960"] })["b"]).toBe("01-02 08:00 – 01-02 17:00");
  });

  it("S32: a task that may start no earlier than a date before the project start starts on that date", () => {
    expect(dates({ tasks: { a: on("SNET", "2026-01-02T08:00") } })["a"]).toBe("01-02 08:00 – 01-02 17:00");
  });

  it.each([
    ["SNET", "2026-01-08T08:00", "01-08 08:00 – 01-08 17:00"],
    ["FNET", "2026-01-08T17:00", "01-08 08:00 – 01-08 17:00"],
  ])("S33: %s %s gives %s", (type, date, expected) => {
    expect(dates({ tasks: { a: on(type, date) } })["a"]).toBe(expected);
  });

  it("S33: a link that asks for later than SNET wins", () => {
    const tasks = { a: { durationMinutes: 5 * DAY }, b: on("SNET", "2026-01-07T08:00") };
    expect(dates({ tasks, links: ["a>b"] })["b"]).toBe("01-12 08:00 – 01-12 17:00");
  });

  it.each([
    ["MSO", "2026-01-08T08:00", "01-08 08:00 – 01-08 17:00"],
    ["MFO", "2026-01-08T17:00", "01-08 08:00 – 01-08 17:00"],
  ])("S34: %s %s gives %s", (type, date, expected) => {
    expect(dates({ tasks: { a: on(type, date) } })["a"]).toBe(expected);
  });

  it.each([
    ["MSO", "2026-01-07T08:00"],
    ["SNLT", "2026-01-07T08:00"],
    ["MFO", "2026-01-07T17:00"],
    ["FNLT", "2026-01-07T17:00"],
  ])(
    "S35: %s beats a link while constraints are honoured, and gives way while they aren't; both are reported",
    (type, date) => {
      const sketch = { tasks: { a: { durationMinutes: 5 * DAY }, b: on(type, date) }, links: ["a>b"] };
      expect(dates(sketch)["b"]).toBe("01-07 08:00 – 01-07 17:00");
      expect(reports(sketch)).toEqual(["constraint-conflict b"]);
      const links = { ...sketch, settings: { honourConstraints: false } };
      expect(dates(links)["b"]).toBe("01-12 08:00 – 01-12 17:00");
      expect(reports(links)).toEqual(["constraint-conflict b"]);
    },
  );

  it("S35: where the date won, the early dates still say what the links ask for and the float is negative", () => {
    const tasks = { a: { durationMinutes: 5 * DAY }, b: on("MSO", "2026-01-07T08:00") };
    const b = scheduled({ tasks, links: ["a>b"] }, "b");
    expect(when(b.earlyStart)).toBe("01-12 08:00");
    expect(b.totalSlackMinutes).toBe(-3 * DAY);
    expect(b.critical).toBe(true);
  });

  it("S35: SNLT and FNLT move nothing while there is time", () => {
    const tasks = { a: on("SNLT", "2026-01-08T08:00"), b: on("FNLT", "2026-01-08T17:00") };
    expect(dates({ tasks })).toEqual({ a: "01-05 08:00 – 01-05 17:00", b: "01-05 08:00 – 01-05 17:00" });
  });

  it("S36: SNET on a summary holds for every task inside", () => {
    const tasks = { s: on("SNET", "2026-01-07T08:00"), a: { parent: "s" }, b: { parent: "s" } };
    expect(dates({ tasks, links: ["a>b"] })["b"]).toBe("01-08 08:00 – 01-08 17:00");
  });

  it("S36: other constraints on a summary are passed over and reported", () => {
    const sketch = { tasks: { s: on("MSO", "2026-01-07T08:00"), a: { parent: "s" } } };
    expect(dates(sketch)["s"]).toBe("01-05 08:00 – 01-05 17:00");
    expect(reports(sketch)).toEqual(["constraint-on-summary s"]);
  });

  it("S37: an ALAP task starts at its late start and its successor follows", () => {
    const tasks = { long: { durationMinutes: 5 * DAY }, a: on("ALAP", null), b: {} };
    expect(dates({ tasks, links: ["a>b"] })).toEqual({
      long: "01-05 08:00 – 01-09 17:00",
      a: "01-08 08:00 – 01-08 17:00",
      b: "01-09 08:00 – 01-09 17:00",
    });
  });

  it("S38: a missed deadline is reported, gives negative float and moves nothing", () => {
    const sketch = { tasks: { a: { durationMinutes: 3 * DAY, deadline: "2026-01-06T17:00" } } };
    expect(dates(sketch)["a"]).toBe("01-05 08:00 – 01-07 17:00");
    expect(reports(sketch)).toEqual(["deadline-missed a"]);
    expect(scheduled(sketch, "a").totalSlackMinutes).toBe(-DAY);
  });

  it("S4: a constraint without its date is read as none and reported", () => {
    const sketch = { tasks: { a: on("SNET", null) } };
    expect(dates(sketch)["a"]).toBe("01-05 08:00 – 01-05 17:00");
    expect(reports(sketch)).toEqual(["constraint-without-date a"]);
  });
});
