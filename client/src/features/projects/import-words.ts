// What a dry run of an import found, in words: counts worth showing, and what a format is called.

import type { ImportReport } from "@entente/shared/http/import";

const FORMATS: Readonly<Record<string, string>> = {
  mspdi: "Microsoft Project XML",
  trello: "Trello board",
  csv: "CSV table",
  json: "Entente JSON",
};

/** The format's name for people; an unknown one is shown as it is. */
export function formatName(format: string): string {
  return FORMATS[format] ?? format;
}

/** The counts above zero, in the order a planner asks for them. Tasks are always there. */
export function takenCounts(report: ImportReport): { label: string; count: number }[] {
  const counts = [
    { label: "tasks", count: report.tasks },
    { label: "dependencies", count: report.dependencies },
    { label: "columns", count: report.columns },
    { label: "checklist items", count: report.checklistItems },
    { label: "labels", count: report.labels },
    { label: "people", count: report.people },
    { label: "calendars", count: report.calendars },
  ];
  return counts.filter((entry, index) => index === 0 || entry.count > 0);
}
