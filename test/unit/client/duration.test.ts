import fc from "fast-check";
import { expect, it } from "vitest";
import { formatDuration, parseDuration } from "@entente/shared/model/duration";

const units = { minutesPerDay: 480, minutesPerWeek: 2400 };

it.each([
  ["3d", 1440],
  ["4h", 240],
  ["2w 1d", 5280],
  ["90 min", 90],
  ["1.5 days", 720],
  ["1,5d", 720],
  ["3d2h", 1560],
  ["5 weeks, 2 days", 12_960],
  ["3", 1440],
  ["0", 0],
  ["  2 D ", 960],
])("reads %j as %d working minutes", (text, minutes) => {
  expect(parseDuration(text, units)).toEqual({ minutes, elapsed: false });
});

it("reads elapsed units as minutes round the clock", () => {
  expect(parseDuration("2ed 3eh", units)).toEqual({ minutes: 3060, elapsed: true });
});

it("takes a day to be as long as the plan says", () => {
  expect(parseDuration("1w 1d", { minutesPerDay: 420, minutesPerWeek: 2100 })?.minutes).toBe(2520);
});

it.each([
  [""],
  ["  "],
  ["soon"],
  ["-3d"],
  ["2mo"],
  ["1d 2ed"],
  ["1e"],
  ["3dd"],
  ["1e9d"],
  ["99999999999999d"],
  ["1d <b>"],
])("refuses %j", (text) => {
  expect(parseDuration(text, units)).toBeNull();
});

it.each([
  [1440, "3d"],
  [0, "0d"],
  [30, "30m"],
  [510, "1d 30m"],
  [12.5, "12.5m"],
])("writes %d working minutes as %j", (minutes, text) => {
  expect(formatDuration({ minutes, elapsed: false }, units)).toBe(text);
});

it("reads back what it writes, to a hundredth of a minute", () => {
  const minutes = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(minutes, fc.boolean(), (value, elapsed) => {
      const back = parseDuration(formatDuration({ minutes: value, elapsed }, units), units);
      expect(back?.minutes).toBeCloseTo(value, 1);
      expect(back?.elapsed).toBe(elapsed);
    }),
  );
});
