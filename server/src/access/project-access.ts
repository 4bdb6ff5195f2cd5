// What a caller is to a project, read from the database: the one place that turns memberships and
// links into a standing. Whoever has none gets null, as if the project didn't exist.

import type { ProjectSummary } from "@entente/shared/http/project";
import type { Database } from "../storage/database.ts";
import { may, type Action, type Standing } from "./policy.ts";
import type { LinkHolder, Principal } from "./principal.ts";
import { tokenHash } from "./tokens.ts";

export interface ProjectAccess {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly sample: boolean;
  readonly updatedAt: number;
  readonly documents: { readonly plan: string; readonly review: string; readonly team: string };
  readonly standing: Standing;
}

/** The holder of the link with this token, or null when it doesn't exist, was revoked, or its project is archived. */
export async function linkHolder(database: Database, token: string): Promise<LinkHolder | null> {
  const row = await database
    .selectFrom("links")
    .innerJoin("projects", "projects.id", "links.project_id")
    .select(["links.id as linkId", "links.project_id as projectId", "links.name as name"])
    .where("token_sha256", "=", tokenHash(token))
    .where("revoked_at", "is", null)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether the link is still good. */
export async function linkById(database: Database, linkId: string): Promise<LinkHolder | null> {
  const row = await database
    .selectFrom("links")
    .select(["id as linkId", "project_id as projectId", "name"])
    .where("id", "=", linkId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** The project as `principal` stands to it; null without any standing in it. */
export async function projectAccess(
  database: Database,
  principal: Principal,
  projectId: string,
): Promise<ProjectAccess | null> {
  if (principal.kind === "nobody") return null;
  if (principal.kind === "link") {
    if (principal.link.projectId !== projectId) return null;
    const [project] = await selectProjects(database, [projectId]);
    return project ? { ...project, standing: "link" } : null;
  }
  const membership = await database
    .selectFrom("members")
    .select("role")
    .where("project_id", "=", projectId)
    .where("user_id", "=", principal.user.id)
    .executeTakeFirst();
  if (!membership) return null;
  const [project] = await selectProjects(database, [projectId]);
  return project ? { ...project, standing: membership.role } : null;
}

/** Every project in which the person has a role, newest first. */
export async function projectsOf(database: Database, userId: string): Promise<ProjectAccess[]> {
  const memberships = await database
    .selectFrom("members")
    .select(["project_id", "role"])
    .where("user_id", "=", userId)
    .execute();
  const roles = new Map(memberships.map((row) => [row.project_id, row.role]));
  const projects = await selectProjects(database, [...roles.keys()]);
  return projects.flatMap((project) => {
    const standing = roles.get(project.id);
    return standing ? [{ ...project, standing }] : [];
  });
}

/** Whether the caller may do `action` in the project. */
export function mayIn(access: ProjectAccess, action: Action): boolean {
  return may(access.standing, action, { archived: access.archived });
}

/** The project as answers show it to whoever has this access. */
export function projectSummary(access: ProjectAccess): ProjectSummary {
  const { plan, review, team } = access.documents;
  return {
    id: access.id,
    name: access.name,
    role:
      access.standing === "link" || access.standing === "account" || access.standing === "nobody"
        ? "viewer"
        : access.standing,
    documents: mayIn(access, "team.read") ? { plan, review, team } : { plan, review },
    updatedAt: access.updatedAt,
    archived: access.archived,
    sample: access.sample,
  };
}

async function selectProjects(database: Database, ids: readonly string[]): Promise<Omit<ProjectAccess, "standing">[]> {
  if (ids.length === 0) return [];
  const projects = await database
    .selectFrom("projects")
    .selectAll()
    .where("id", "in", ids)
    .orderBy("updated_at", "desc")
    .execute();
  const documents = await database.selectFrom("documents").selectAll().where("project_id", "in", ids).execute();
  return projects.map((project) => {
    const documentOf = (kind: string) => {
      const row = documents.find((document) => document.project_id === project.id && document.kind === kind);
      if (!row) throw new Error(`project ${project.id} has no ${kind} document`);
      return row.id;
    };
    return {
      id: project.id,
      name: project.name,
      archived: project.archived_at !== null,
      sample: project.sample === 1,
      updatedAt: project.updated_at,
      documents: { plan: documentOf("plan"), review: documentOf("review"), team: documentOf("team") },
    };
  });
}
