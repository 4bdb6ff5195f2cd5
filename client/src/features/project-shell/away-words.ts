// "While you were away" in words.

import type { AwayClash, AwayNews, AwayTask } from "../../stores/away-news.ts";

const KIND_WORDS: Readonly<Record<AwayTask["kinds"][number], string>> = {
  added: "added",
  archived: "archived",
  restored: "restored",
  title: "renamed",
  dates: "dates",
  links: "dependencies",
  progress: "progress",
  column: "column",
  people: "people",
  labels: "labels",
  checklist: "checklist",
  notes: "notes",
  priority: "priority",
  blocked: "blocked",
  place: "moved",
  details: "details",
};

/** "Mehdi", "Mehdi and Clara", "Mehdi, Clara and 2 others". */
export function namesInWords(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(", ")} and ${names.length - 2} others`;
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const count = (many: number, one: string, more: string): string => `${many} ${many === 1 ? one : more}`;

/** "12 tasks changed by Mehdi and Clara · 1 field changed by both sides". */
export function awaySentence({ tasks, people, clashes }: AwayNews): string {
  const by = people.length > 0 ? ` by ${namesInWords(people)}` : "";
  const parts = [
    ...(tasks.length > 0 ? [`${count(tasks.length, "task", "tasks")} changed${by}`] : []),
    ...(clashes.length > 0 ? [`${count(clashes.length, "field", "fields")} changed by you as well`] : []),
  ];
  return parts.join(" · ");
}

/** "Dates, column · Mehdi". */
export function changeInWords({ kinds, by }: AwayTask): string {
  const what = kinds.map((kind) => KIND_WORDS[kind]).join(", ");
  const text = what.slice(0, 1).toUpperCase() + what.slice(1);
  return by.length > 0 ? `${text} · ${namesInWords(by)}` : text;
}

/** Whose value holds, and what one's own was where it doesn't. */
export function clashInWords({ kind, holds, by, mine }: AwayClash): string {
  const field = { title: "title", archived: "archived state" }[kind as string] ?? KIND_WORDS[kind];
  const both = `You and ${by} both changed the ${field}.`;
  if (holds === "mine") return `${both} Yours holds.`;
  return `${both} ${by === "Somebody" ? "The other value" : `What ${by} wrote`} holds.${mine ? ` Yours was “${mine}”.` : ""}`;
}
