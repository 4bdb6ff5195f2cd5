// What a plan can be written as, in the order of the menu.

import type { ExportFormat } from "../../stores/export.ts";

export const EXPORTS: readonly { format: ExportFormat; label: string; hint: string }[] = [
  { format: "mspdi", label: "Microsoft Project XML", hint: "MSPDI, opens in Project and others" },
  { format: "csv", label: "CSV", hint: "One line a task, for spreadsheets" },
  { format: "json", label: "JSON", hint: "Everything, as Entente keeps it" },
  { format: "ics", label: "iCalendar", hint: "Dates for a calendar" },
];
