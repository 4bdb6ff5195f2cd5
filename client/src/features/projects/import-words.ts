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
    { one: "task", many: "tasks", count: report.tasks },
    { one: "dependency", many: "dependencies", count: report.dependencies },
    { one: "column", many: "columns", count: report.columns },
    { one: "checklist item", many: "checklist items", count: report.checklistItems },
    { one: "label", many: "labels", count: report.labels },
    { one: "person", many: "people", count: report.people },
    { one: "calendar", many: "calendars", count: report.calendars },
  ];
  return counts
    .filter((entry, index) => index === 0 || entry.count > 0)
    .map(({ one, many, count }) => ({ label: count === 1 ? one : many, count }));
}
