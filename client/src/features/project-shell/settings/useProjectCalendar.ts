// The project's calendar as the dialog edits it. A plan without one of its own gets a calendar with
// the usual hours the first time something is changed; other calendars of the plan are left alone.

import { computed } from "vue";
import type { CalendarId } from "@entente/shared/model/ids";
import type { Calendar, CalendarException, Shifts } from "@entente/shared/model/plan";
import { usePlanStore } from "../../../stores/plan.ts";
import { hoursOn } from "./shift-text.ts";

const WORKDAY: Shifts = [
  [480, 720],
  [780, 1020],
];
const USUAL: readonly Shifts[] = [[], WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, []];

export function useProjectCalendar() {
  const plan = usePlanStore();
  const calendar = computed<Calendar | null>(
    () => plan.calendars.find((each) => each.id === plan.settings?.calendar) ?? null,
  );
  /** Hours of the seven days, Sunday first. */
  const week = computed<readonly Shifts[]>(() => {
    const own = calendar.value;
    return own ? own.week.map((_, day) => hoursOn(own, day, plan.calendars)) : USUAL;
  });
  const exceptions = computed<readonly CalendarException[]>(() =>
    [...(calendar.value?.exceptions ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1)),
  );

  /** Runs `edit` on the project's calendar, making it first where there is none: one step of undo. */
  function change(edit: (id: CalendarId) => unknown): boolean {
    const done = plan.group(() => {
      const id = calendar.value?.id ?? plan.addCalendar({ name: "Project", week: USUAL });
      if (!id) return null;
      if (!calendar.value) plan.setSettings({ calendar: id });
      return edit(id);
    });
    return done !== null;
  }

  return {
    calendar,
    week,
    exceptions,
    setDay(day: number, shifts: Shifts): void {
      const own = calendar.value?.week ?? USUAL;
      change((id) => plan.setCalendar(id, { week: own.map((now, each) => (each === day ? shifts : now)) }));
    },
    addException: (exception: Omit<CalendarException, "id" | "repeat">): boolean =>
      change((id) => plan.setException(id, exception)),
    /** All of them as one step of undo; those of the same id are replaced. */
    addExceptions: (days: readonly CalendarException[]): boolean =>
      days.length === 0 || change((id) => days.map((day) => plan.setException(id, day))),
    removeException: (exception: string): void => void change((id) => plan.removeException(id, exception)),
  };
}
