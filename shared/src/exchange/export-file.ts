// One door for every file a project can leave as: its text, under a name any file system takes, with
// what the format can't hold.

import type { Plan } from "../model/plan.ts";
import type { Schedule } from "../model/schedule.ts";
import { writeCsv } from "./csv/write-csv.ts";
import { writeIcal } from "./ical/write-ical.ts";
import { writeJson } from "./json/write-json.ts";
import type { Loss } from "./loss.ts";
import { writeMspdi } from "./mspdi/write-mspdi.ts";

export type ExportFormat = "mspdi" | "csv" | "json" | "ics";
export const EXPORT_FORMATS: readonly ExportFormat[] = ["mspdi", "csv", "json", "ics"];

export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
  readonly losses: readonly Loss[];
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  mspdi: "application/xml; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
};

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = { mspdi: "xml", csv: "csv", json: "json", ics: "ics" };

/** The plan in `format`. `at` (milliseconds since 1970-01-01T00:00Z) is the time of the export, which iCalendar asks for. */
export function exportProject(plan: Plan, schedule: Schedule, format: ExportFormat, at = Date.now()): ExportedFile {
  const fileName = `${safeName(plan.settings.name)}.${EXTENSIONS[format]}`;
  return { fileName, mediaType: MEDIA_TYPES[format], ...write(plan, schedule, format, at) };
}

function write(
  plan: Plan,
  schedule: Schedule,
  format: ExportFormat,
  at: number,
): { text: string; losses: readonly Loss[] } {
  switch (format) {
    case "mspdi": {
      const { xml, losses } = writeMspdi(plan, schedule);
      return { text: xml, losses };
    }
    case "csv":
      return writeCsv(plan, schedule);
    case "json":
      return writeJson(plan);
    case "ics":
      return writeIcal(plan, schedule, at);
  }
}

/** Letters, digits, spaces and a few signs of the project's name; never empty, never a reserved name of Windows. */
function safeName(name: string): string {
  const kept = name
    .toWellFormed()
    .replace(/[^\p{L}\p{M}\p{N} _.,()+-]/gu, " ")
    .replace(/\s+/gu, " ")
    .slice(0, 80)
    .replace(/^[. ]+|[. ]+$/gu, "");
  return kept === "" || /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(kept) ? "project" : kept;
}
