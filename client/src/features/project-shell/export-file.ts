// Hands an exported file to the browser, and says in one notice what the format couldn't hold.

import type { ExportFormat } from "../../stores/export.ts";

export const EXPORTS: readonly { format: ExportFormat; label: string; hint: string }[] = [
  { format: "mspdi", label: "Microsoft Project XML", hint: "MSPDI, opens in Project and others" },
  { format: "csv", label: "CSV", hint: "One line a task, for spreadsheets" },
  { format: "json", label: "JSON", hint: "Everything, as Entente keeps it" },
  { format: "ics", label: "iCalendar", hint: "Dates for a calendar" },
];

/** One sentence on what was left out, or an empty one. */
export function lossSentence(losses: readonly { what: string; count: number }[]): string {
  if (losses.length === 0) return "";
  const named = losses
    .slice(0, 3)
    .map((loss) => `${loss.count} × ${loss.what}`)
    .join(", ");
  const more = losses.length > 3 ? ` and ${losses.length - 3} more ${losses.length === 4 ? "kind" : "kinds"}` : "";
  return `Not in the file: ${named}${more}.`;
}
