// The diagnostics of a schedule as a planner reads them: what breaks the plan first, then what is late,
// then what was passed over; each with the tasks it is about.

import type { TaskId } from "@entente/shared/model/ids";
import type { Diagnostic } from "@entente/shared/model/diagnostic";

export type WarningWeight = "broken" | "late" | "note";

export interface Warning {
  readonly key: string;
  readonly weight: WarningWeight;
  readonly message: string;
  /** Those that the plan still has. */
  readonly tasks: readonly { readonly id: TaskId; readonly title: string }[];
}

const BROKEN = new Set(["cycle", "parent-cycle", "beyond-calendar", "calendar-cycle", "calendar-without-work"]);
const LATE = new Set(["deadline-missed", "constraint-conflict", "negative-float", "finish-missed"]);
const ORDER: readonly WarningWeight[] = ["broken", "late", "note"];

/** How much a diagnostic matters; one of an unknown code is a note. */
export function weightOf(code: string): WarningWeight {
  return BROKEN.has(code) ? "broken" : LATE.has(code) ? "late" : "note";
}

/** All of `diagnostics` in the order of their weight; `titleOf` gives null for what is no task. */
export function warningList(
  diagnostics: readonly Diagnostic[],
  titleOf: (id: TaskId) => string | null,
): readonly Warning[] {
  const warnings = diagnostics.map(({ code, message, ids }, index): Warning => {
    const tasks = ids.flatMap((id) => {
      const title = titleOf(id as TaskId);
      return title === null ? [] : [{ id: id as TaskId, title }];
    });
    return { key: `${code} ${ids.join(" ")} ${index}`, weight: weightOf(code), message, tasks };
  });
  return ORDER.flatMap((weight) => warnings.filter((one) => one.weight === weight));
}
