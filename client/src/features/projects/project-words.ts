// What the list says of a project, in words. Pure.

import type { ProjectEntry, ProjectProgress } from "@entente/shared/http/project";

/** "12 of 40 done"; "No tasks yet" for an empty plan. */
export function progressWords({ done, total }: Pick<ProjectProgress, "done" | "total">): string {
  if (total === 0) return "No tasks yet";
  return `${done.toLocaleString()} of ${total.toLocaleString()} done`;
}

/** The projects whose name or people hold every word of `query`, by the last change. */
export function foundProjects(list: readonly ProjectEntry[], query: string): ProjectEntry[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return list
    .filter((project) => {
      const text = [project.name, ...project.people.map(({ name }) => name)].join(" ").toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => b.changedAt - a.changedAt);
}
