// Public holidays of countries and their regions as exceptions of a work calendar. The rules of all
// countries are large, so they are fetched when somebody first asks. What is asked is all that
// decides the answer; days that fall on a free weekday are left in, since hours may differ by person.

import type { CalendarException } from "@entente/shared/model/plan";
import type { LocalDate } from "@entente/shared/model/time";
import type { HolidayPlace } from "./holiday-rules.ts";

export interface HolidayRequest {
  /** ISO 3166-1, two letters. */
  readonly country: string;
  /** As `holidayRegions` lists it, or null for the whole country's. */
  readonly region: string | null;
  /** First and last year, both inclusive. */
  readonly from: number;
  readonly to: number;
  /** BCP 47; a name that is not known in it is in the country's own. */
  readonly language: string;
}

/** So many years of exceptions are as much as a calendar should hold. */
const MOST_YEARS = 30;

const rules = () => import("./holiday-rules.ts");

/** All countries, by name. */
export async function holidayCountries(language: string): Promise<HolidayPlace[]> {
  return (await rules()).countries(language);
}

/** The regions of a country with holidays of their own; empty where there are none. */
export async function holidayRegions(country: string, language: string): Promise<HolidayPlace[]> {
  return (await rules()).regions(country, language);
}

/** The public holidays as days off, in order; one exception for each day. The same request always gives the same, ids included. */
export async function holidayExceptions(request: HolidayRequest): Promise<CalendarException[]> {
  const { publicHolidays } = await rules();
  const { country, region } = request;
  const last = Math.min(request.to, request.from + MOST_YEARS - 1);
  const names = new Map<LocalDate, string[]>();
  for (let year = request.from; year <= last; year += 1) {
    for (const { day, name } of publicHolidays(country, region, year, request.language)) {
      const known = names.get(day);
      if (!known) names.set(day, [name]);
      else if (!known.includes(name)) known.push(name);
    }
  }
  const place = [country, ...(region === null ? [] : [region])].join("-").toLowerCase();
  return Array.from(names)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, all]) => ({
      id: `holiday-${place}-${day}`,
      name: all.join(", "),
      from: day,
      to: day,
      shifts: [],
      repeat: null,
    }));
}
