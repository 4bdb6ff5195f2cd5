// The diagnostics of a schedule in one order, whatever order they were found in. Most of a plan's
// stay the same from edit to edit: then the list does too.

import type { Diagnostic } from "../model/diagnostic.ts";
import { LAST } from "./instant.ts";
import type { EarlyDates } from "./forward.ts";
import type { Network } from "./network.ts";

/** What runs out of the calendar. */
export function reportBeyond(net: Network, dates: EarlyDates): Diagnostic[] {
  const beyond: string[] = [];
  for (let i = 0; i < net.tasks.length; i += 1) {
    if (dates.finish[i]! >= LAST) beyond.push(net.tasks[i]!.id);
  }
  if (beyond.length === 0) return [];
  const message = "These tasks run beyond the year 9999, where the calendar ends; their dates were cut off there.";
  return [{ code: "beyond-calendar", message, ids: beyond.sort() }];
}

const keyOf = ({ code, ids }: Diagnostic): string => `${code}\n${ids.join(" ")}`;

/** `found` by code, then by what they are about; `before` itself when it says the same. */
export function arrangeReports(found: readonly Diagnostic[], before: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = found
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one);
  const isSame = sorted.every((one, i) => {
    const other = before[i];
    return other !== undefined && (other === one || (other.message === one.message && keyOf(other) === keyOf(one)));
  });
  return isSame && sorted.length === before.length ? before : sorted;
}
