// What the package of holiday rules says, in our words. In a chunk of its own: only `holidays.ts`
// imports it, and only when asked.

import { formatLocalDate, parseLocalDate, type LocalDate } from "@entente/shared/model/time";
import Holidays from "date-holidays";

/** A country, or a region of one, by its code and its name in the language asked for. */
export interface HolidayPlace {
  readonly code: string;
  readonly name: string;
}

const languageOf = (tag: string) => tag.split("-")[0]!.toLowerCase();

function placesOf(names: Readonly<Record<string, string>> | undefined, language: string): HolidayPlace[] {
  const { compare } = new Intl.Collator(language);
  return Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => compare(a.name, b.name));
}

/** Countries by name. */
export function countries(language: string): HolidayPlace[] {
  return placesOf(new Holidays().getCountries(languageOf(language)), language);
}

/** Regions of `country` by name. */
export function regions(country: string, language: string): HolidayPlace[] {
  return placesOf(new Holidays().getStates(country, languageOf(language)), language);
}

/** Public holidays of a year, each day that they last; none for a place that isn't known. */
export function publicHolidays(
  country: string,
  region: string | null,
  year: number,
  language: string,
): { day: LocalDate; name: string }[] {
  const holidays = region === null ? new Holidays(country) : new Holidays(country, region);
  const found: { day: LocalDate; name: string }[] = [];
  for (const { type, date, name, start, end } of holidays.getHolidays(year, languageOf(language))) {
    const first = parseLocalDate(date.slice(0, 10));
    if (type !== "public" || first === null) continue;
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let day = first; day < first + days; day += 1) found.push({ day: formatLocalDate(day), name });
  }
  return found;
}
