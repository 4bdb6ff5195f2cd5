import { describe, expect, it } from "vitest";
import { DAY, dates, reports } from "./support.ts";

const two = { a: { durationMinutes: 2 * DAY }, b: {} };

describe("links", () => {
  it.each([
    ["a>b", "01-07 08:00 – 01-07 17:00"],
    ["a>b SS", "01-05 08:00 – 01-05 17:00"],
    ["a>b FF", "01-06 08:00 – 01-06 17:00"],
    ["a>b SS+480", "01-06 08:00 – 01-06 17:00"],
    ["a>b FF+480", "01-07 08:00 – 01-07 17:00"],
    ["a>b SF+960", "01-06 08:00 – 01-06 17:00"],
  ])("S10: the link %s gives %s", (link, expected) => {
    expect(dates({ tasks: two, links: [link] })["b"]).toBe(expected);
  });

  it("S10: the latest of several bounds counts", () => {
    const tasks = { a: {}, b: { durationMinutes: 3 * DAY }, c: {} };
    expect(dates({ tasks, links: ["a>c", "b>c"] })["c"]).toBe("01-08 08:00 – 01-08 17:00");
  });

  it("S11: a task that follows one that ends on Friday evening starts on Monday", () => {
    const tasks = { a: { durationMinutes: 5 * DAY }, b: {} };
    expect(dates({ tasks, links: ["a>b"] })["b"]).toBe("01-12 08:00 – 01-12 17:00");
  });

  it("S12: a milestone stays where its predecessor ends", () => {
    const tasks = { a: { durationMinutes: 5 * DAY }, m: { kind: "milestone", durationMinutes: 0 } };
    expect(dates({ tasks, links: ["a>m"] })["m"]).toBe("01-09 17:00 – 01-09 17:00");
  });

  it("S13: working lag runs in the successor's hours", () => {
    const sketch = {
      calendars: [{ id: "halves", weekdays: [[480, 720]] as const }],
      tasks: { a: {}, b: { calendar: "halves", durationMinutes: 240 } },
      links: ["a>b FS+240"],
    };
    expect(dates(sketch)["b"]).toBe("01-07 08:00 – 01-07 12:00");
  });

  it("S13: a lead lets the successor begin before the predecessor ends", () => {
    expect(dates({ tasks: two, links: ["a>b FS-480"] })["b"]).toBe("01-06 08:00 – 01-06 17:00");
  });

  it("S14: elapsed lag runs through the night and the weekend", () => {
    const tasks = { a: { durationMinutes: 5 * DAY }, b: {} };
    expect(dates({ tasks, links: ["a>b FS+3720e"] })["b"]).toBe("01-12 08:00 – 01-12 17:00");
    expect(dates({ tasks, links: ["a>b FS+4080e"] })["b"]).toBe("01-12 13:00 – 01-13 12:00");
  });

  it("S15: percent lag is a share of the predecessor's duration", () => {
    expect(dates({ tasks: two, links: ["a>b FS+50%"] })["b"]).toBe("01-08 08:00 – 01-08 17:00");
    expect(dates({ tasks: two, links: ["a>b FS-50%"] })["b"]).toBe("01-06 08:00 – 01-06 17:00");
  });

  it("S15: percent lag of an elapsed duration is elapsed", () => {
    const tasks = { a: { durationMinutes: 2880, elapsed: true }, b: {} };
    expect(dates({ tasks, links: ["a>b FS+50%"] })["b"]).toBe("01-08 08:00 – 01-08 17:00");
  });

  it("S16: a link on a summary binds all tasks inside it, at any depth", () => {
    const tasks = { a: {}, s: {}, t: { parent: "s" }, u: { parent: "t" }, v: { parent: "s" } };
    const result = dates({ tasks, links: ["a>s"] });
    expect(result["u"]).toBe("01-06 08:00 – 01-06 17:00");
    expect(result["v"]).toBe("01-06 08:00 – 01-06 17:00");
  });

  it("S16: the successor of a summary follows its roll-up", () => {
    const tasks = { s: {}, a: { parent: "s" }, b: { parent: "s", durationMinutes: 3 * DAY }, c: {} };
    expect(dates({ tasks, links: ["s>c"] })["c"]).toBe("01-08 08:00 – 01-08 17:00");
    expect(dates({ tasks, links: ["s>c SS"] })["c"]).toBe("01-05 08:00 – 01-05 17:00");
  });

  it("S17: a bound on the finish that falls between two shifts is met to the minute", () => {
    const tasks = { a: { durationMinutes: 2 * DAY }, b: {}, c: {} };
    expect(dates({ tasks, links: ["a>b", "b>c SF"] })["c"]).toBe("01-06 08:00 – 01-07 08:00");
  });

  it("S18: links that can't count are passed over and reported", () => {
    const sketch = {
      tasks: { s: {}, a: { parent: "s" }, b: {} },
      links: ["a>a", "s>a", "x>b"],
    };
    expect(dates(sketch)["a"]).toBe("01-05 08:00 – 01-05 17:00");
    expect(reports(sketch)).toEqual(["link-to-nowhere x>b", "link-to-own-summary a,s", "link-to-self a"]);
  });

  it("S19: of two tasks that wait for each other the upper one goes first, and the cycle is reported", () => {
    const sketch = { tasks: { a: {}, b: {}, c: {} }, links: ["b>a", "a>b", "b>c"] };
    expect(dates(sketch)).toEqual({
      a: "01-05 08:00 – 01-05 17:00",
      b: "01-06 08:00 – 01-06 17:00",
      c: "01-07 08:00 – 01-07 17:00",
    });
    expect(reports(sketch)).toEqual(["cycle a,b"]);
  });

  it("S19: a cycle through a summary is broken as well", () => {
    const sketch = { tasks: { s: {}, a: { parent: "s" }, b: {} }, links: ["s>b", "b>a"] };
    expect(dates(sketch)["b"]).toBe("01-06 08:00 – 01-06 17:00");
    expect(reports(sketch)).toEqual(["cycle s,a,b"]);
  });
});
