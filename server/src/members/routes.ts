// The people of a project. A role that changes or ends closes that person's sockets, so that what
// they may do is what they can do; a project always keeps an owner.

import { createRoute } from "@hono/zod-openapi";
import { Member, MemberList, MemberPatch } from "@entente/shared/http/member";
import type { Role } from "@entente/shared/http/role";
import { CLOSE } from "@entente/shared/sync/close-codes";
import type { ExpressionBuilder } from "kysely";
import type { Guard } from "../access/guard.ts";
import { mayIn } from "../access/project-access.ts";
import { ProblemError, notFound } from "../errors.ts";
import { NO_CONTENT, createRouter, ids, json, jsonBody, problems } from "../http/router.ts";
import type { Services } from "../services.ts";
import type { Database } from "../storage/database.ts";
import type { Tables } from "../storage/schema.ts";

/** The routes under `/api/projects/{project}/members`. */
export function memberRoutes({ database, documents }: Pick<Services, "database" | "documents">, guard: Guard) {
  const router = createRouter();

  const closeSockets = (projectId: string, userId: string) =>
    documents.close(
      (connection) => connection.projectId === projectId && connection.principal === `user:${userId}`,
      CLOSE.accessChanged,
      "the role changed",
    );

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/projects/{project}/members",
      summary: "The members, longest first",
      middleware: [guard.person("member.list")] as const,
      request: { params: ids("project") },
      responses: { 200: json(MemberList, "The members"), ...problems("unauthenticated", "not-found") },
    }),
    async (c) => c.json({ members: await selectMembers(database, c.var.project.id) }, 200),
  );

  router.openapi(
    createRoute({
      method: "patch",
      path: "/api/projects/{project}/members/{member}",
      summary: "Give a member another role",
      middleware: [guard.person("member.change")] as const,
      request: { params: ids("project", "member"), body: jsonBody(MemberPatch) },
      responses: {
        200: json(Member, "The member as they are now"),
        ...problems("bad-request", "unauthenticated", "not-found", "last-owner"),
      },
    }),
    async (c) => {
      const { project, member } = c.req.valid("param");
      const { role } = c.req.valid("json");
      const before = await changeMember(database, project, member, role);
      if (before !== role) closeSockets(project, member);
      const changed = (await selectMembers(database, project)).find(({ userId }) => userId === member);
      if (!changed) throw notFound();
      return c.json(changed, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/api/projects/{project}/members/{member}",
      summary: "Take a member out, or leave",
      middleware: [guard.person("member.leave")] as const,
      request: { params: ids("project", "member") },
      responses: { ...NO_CONTENT, ...problems("unauthenticated", "not-found", "last-owner") },
    }),
    async (c) => {
      const { project, member } = c.req.valid("param");
      if (member !== c.var.user.id && !mayIn(c.var.project, "member.change")) throw notFound();
      await changeMember(database, project, member, null);
      closeSockets(project, member);
      return c.body(null, 204);
    },
  );

  return router;
}

function selectMembers(database: Database, projectId: string): Promise<Member[]> {
  return database
    .selectFrom("members")
    .innerJoin("user", "user.id", "members.user_id")
    .select([
      "user.id as userId",
      "user.name as name",
      "user.email as email",
      "members.role as role",
      "members.since as since",
    ])
    .where("project_id", "=", projectId)
    .orderBy("since")
    .orderBy("user.id")
    .execute();
}

/** Sets or (null) ends a membership; gives the role before. Throws `not-found`, `last-owner`. */
function changeMember(database: Database, projectId: string, userId: string, role: Role | null): Promise<Role> {
  return database.transaction().execute(async (transaction) => {
    const members = await transaction.selectFrom("members").selectAll().where("project_id", "=", projectId).execute();
    const member = members.find((row) => row.user_id === userId);
    if (!member) throw notFound();
    const owners = members.filter((row) => row.role === "owner");
    if (member.role === "owner" && role !== "owner" && owners.length === 1) {
      throw new ProblemError("last-owner", "Make somebody else an owner first.");
    }
    const isThis = (where: ExpressionBuilder<Tables, "members">) =>
      where.and({ project_id: projectId, user_id: userId });
    if (role === null) await transaction.deleteFrom("members").where(isThis).execute();
    else await transaction.updateTable("members").set({ role }).where(isThis).execute();
    return member.role;
  });
}
