// The list of projects with what a person wants to see of each at a glance: two queries and one look
// at the log for all of them together, whatever their size; no document is opened.

import type { ProjectEntry } from "@entente/shared/http/project";
import { projectSummary, type ProjectAccess } from "../access/project-access.ts";
import type { Services } from "../services.ts";

/** `projects` as the list shows them, in their order. */
export async function projectEntries(
  { database, documents }: Pick<Services, "database" | "documents">,
  projects: readonly ProjectAccess[],
): Promise<ProjectEntry[]> {
  if (projects.length === 0) return [];
  const [members, heads] = await Promise.all([
    database
      .selectFrom("members")
      .innerJoin("user", "user.id", "members.user_id")
      .select(["members.project_id as projectId", "user.id as userId", "user.name as name"])
      .where(
        "members.project_id",
        "in",
        projects.map(({ id }) => id),
      )
      .orderBy("members.since")
      .execute(),
    documents.heads(projects.flatMap(({ documents: { plan, review } }) => [plan, review])),
  ]);
  const people = new Map<string, { userId: string; name: string }[]>();
  for (const { projectId, userId, name } of members) {
    const list = people.get(projectId);
    if (list) list.push({ userId, name });
    else people.set(projectId, [{ userId, name }]);
  }
  return projects.map((project) => ({
    ...projectSummary(project),
    people: people.get(project.id) ?? [],
    changedAt: Math.max(
      project.updatedAt,
      heads.get(project.documents.plan)?.at ?? 0,
      heads.get(project.documents.review)?.at ?? 0,
    ),
  }));
}
