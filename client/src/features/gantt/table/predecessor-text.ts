// What a task waits for as it is typed in a sheet: "3; 7FS+2d; 2.1SS-50%". A number is a row's, one
// with dots is a place in the outline. Pure; says in plain words what it doesn't understand.

import { parseDuration, type DurationUnits } from "@entente/shared/model/duration";
import type { TaskId } from "@entente/shared/model/ids";
import type { OutlineRow } from "@entente/shared/model/outline";
import type { DependencyType, LagUnit } from "@entente/shared/model/plan";

export interface TypedLink {
  readonly predecessor: TaskId;
  readonly type: DependencyType;
  readonly lag: number;
  readonly lagUnit: LagUnit;
}

const LINK = /^(\d+(?:\.\d+)*)\s*(FS|SS|FF|SF)?\s*(?:([+-])\s*(.+))?$/iu;
const PERCENT = /^(\d+(?:\.\d+)?)\s*%$/u;

/** The links in `text` as rows of the whole outline; or why it can't be read. */
export function parsePredecessors(
  text: string,
  rows: readonly OutlineRow[],
  units: DurationUnits,
): { readonly links: readonly TypedLink[] } | { readonly problem: string } {
  const links = new Map<TaskId, TypedLink>();
  for (const part of text.split(/[;,\n]/u).map((each) => each.trim())) {
    if (part === "") continue;
    const shown = part.length > 30 ? `${part.slice(0, 30)}…` : part;
    const [, place, type = "FS", sign, amount] = LINK.exec(part) ?? [];
    if (place === undefined) return { problem: `“${shown}” isn't a link. Write 3, 3FS+2d or 2.1SS, with ; between.` };
    const row = place.includes(".") ? rows.find(({ wbs }) => wbs === place) : rows[Number(place) - 1];
    if (!row) return { problem: `There is no row ${place.slice(0, 20)}.` };
    const lag = amount === undefined ? { lag: 0, lagUnit: "working" as const } : parseLag(amount, units);
    if (!lag) return { problem: `“${shown}”: after ${sign} comes a time such as 2d, 4h, 1ed or 50%.` };
    if (links.has(row.id)) return { problem: `Row ${place} is named twice.` };
    links.set(row.id, {
      predecessor: row.id,
      type: type.toUpperCase() as DependencyType,
      lag: sign === "-" && lag.lag !== 0 ? -lag.lag : lag.lag,
      lagUnit: lag.lagUnit,
    });
  }
  return { links: [...links.values()] };
}

function parseLag(text: string, units: DurationUnits): Pick<TypedLink, "lag" | "lagUnit"> | null {
  const percent = PERCENT.exec(text.trim());
  if (percent) return { lag: Number(percent[1]), lagUnit: "percent" };
  const duration = parseDuration(text, units);
  return duration && { lag: duration.minutes, lagUnit: duration.elapsed ? "elapsed" : "working" };
}
