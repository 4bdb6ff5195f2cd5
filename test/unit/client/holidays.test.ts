import { expect, it } from "vitest";
import { holidayCountries, holidayExceptions, holidayRegions } from "../../../client/src/stores/holidays.ts";

const germany = { country: "DE", region: null, from: 2026, to: 2026, language: "de" };
const days = async (request: Parameters<typeof holidayExceptions>[0]) =>
  (await holidayExceptions(request)).map(({ from, name }) => `${from} ${name}`);

it("gives the public holidays of a year as days off, in order", async () => {
  expect(await days(germany)).toEqual([
    "2026-01-01 Neujahr",
    "2026-04-03 Karfreitag",
    "2026-04-06 Ostermontag",
    "2026-05-01 Maifeiertag",
    "2026-05-14 Christi Himmelfahrt",
    "2026-05-25 Pfingstmontag",
    "2026-10-03 Tag der Deutschen Einheit",
    "2026-12-25 1. Weihnachtstag",
    "2026-12-26 2. Weihnachtstag",
  ]);
  const [first] = await holidayExceptions(germany);
  expect(first).toEqual({
    id: "holiday-de-2026-01-01",
    name: "Neujahr",
    from: "2026-01-01",
    to: "2026-01-01",
    shifts: [],
    repeat: null,
  });
});

it("adds those of a region, and names them in the language asked for", async () => {
  const bavaria = await days({ ...germany, region: "BY", language: "en" });
  expect(bavaria).toContain("2026-01-06 Epiphany");
  expect(bavaria.length).toBeGreaterThan(9);
});

it("holds several years, each day once, and the same again when asked again", async () => {
  const request = { country: "US", region: null, from: 2026, to: 2035, language: "en" };
  const exceptions = await holidayExceptions(request);
  expect(new Set(exceptions.map(({ id }) => id)).size).toBe(exceptions.length);
  expect(new Set(exceptions.map(({ from }) => from.slice(0, 4))).size).toBe(10);
  expect(await holidayExceptions(request)).toEqual(exceptions);
});

it("knows the countries and their regions by name", async () => {
  expect((await holidayCountries("en")).length).toBeGreaterThan(200);
  expect(await holidayRegions("DE", "de")).toContainEqual({ code: "BY", name: "Bayern" });
});

it("gives nothing for a country or a span of years that isn't one", async () => {
  expect(await holidayExceptions({ ...germany, country: "XX" })).toEqual([]);
  expect(await holidayExceptions({ ...germany, from: 2027, to: 2026 })).toEqual([]);
  expect(await holidayRegions("XX", "en")).toEqual([]);
});
