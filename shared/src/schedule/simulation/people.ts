// The people of one task in one pass: when they can begin, when the last of them is done. With one
// person, working all of the duration, the clocks say this for all passes at once; here are the rest:
// several kinds of hours, work of their own (S80: in proportion to the duration), and what has begun.

import { clampInstant } from "../instant.ts";
import type { WorkCalendar } from "../work-calendar.ts";
import { createWorkCalendar } from "../work-calendar.ts";
import type { SimulationInput } from "./input.ts";

export interface People {
  nextStart(bound: number): number;
  startFor(finish: number, duration: number): number;
  /** `done` (0 to 1) of a task that has begun, what is left of which goes on no earlier than `floor`; negative for others. */
  finishFrom(start: number, duration: number, done: number, floor: number): number;
}

interface Person {
  readonly calendar: WorkCalendar;
  readonly delay: number;
  readonly share: number;
}

/** The people of each task of `input`. */
export function createPeople(input: SimulationInput): ((i: number) => People) & { arePlain(i: number): boolean } {
  const calendars = input.calendars.map((ranges) => createWorkCalendar(ranges));
  const { hoursHead, hours, hoursDelay, hoursShare } = input;

  const peopleOf = (i: number): People => {
    const people: Person[] = [];
    for (let k = hoursHead[i]!; k < hoursHead[i + 1]!; k += 1) {
      people.push({ calendar: calendars[hours[k]!]!, delay: hoursDelay[k]!, share: hoursShare[k]! });
    }
    const leading = people.filter(({ delay }) => delay === 0);
    const first = leading.length > 0 ? leading : people;
    return {
      nextStart(bound) {
        let start = Infinity;
        for (const { calendar } of first) start = Math.min(start, calendar.startAt(calendar.workBefore(bound)));
        return clampInstant(start);
      },
      startFor(finish, duration) {
        let start = Infinity;
        for (const { calendar, delay, share } of people) {
          const work = calendar.workBefore(finish) - delay - Math.round(duration * share);
          start = Math.min(start, calendar.startAt(work));
        }
        return clampInstant(start);
      },
      finishFrom(start, duration, done, floor) {
        let finish = -Infinity;
        for (const { calendar, delay, share } of people) {
          const origin = calendar.workBefore(start) + delay;
          const length = Math.round(duration * share);
          finish = Math.max(finish, calendar.finishAt(origin + length));
          if (done < 0) continue;
          const stopped = origin + Math.round(length * done);
          const goesOn = Math.max(stopped, calendar.workBefore(floor));
          finish = Math.max(finish, calendar.finishAt(goesOn + origin + length - stopped));
        }
        return clampInstant(finish);
      },
    };
  };
  return Object.assign(peopleOf, {
    arePlain(i: number): boolean {
      const k = hoursHead[i]!;
      return hoursHead[i + 1]! - k === 1 && hoursDelay[k] === 0 && hoursShare[k] === 1;
    },
  });
}
