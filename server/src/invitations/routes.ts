// Inviting people into a project and accepting. The person who makes an invitation passes its link
// on; whoever accepts must be signed in with the invited address.

import { createRoute, z } from "@hono/zod-openapi";
import {
  AcceptedInvitation,
  CreatedInvitation,
  InvitationList,
  InvitationPreview,
  NewInvitation,
  Token,
} from "@entente/shared/http/invitation";
import type { Guard } from "../access/guard.ts";
import { mayIn } from "../access/project-access.ts";
import { ProblemError, notFound } from "../errors.ts";
import { NO_CONTENT, createRouter, ids, json, jsonBody, problems } from "../http/router.ts";
import { enrolPerson } from "../plan-people.ts";
import type { Services } from "../services.ts";
import {
  acceptInvitation,
  insertInvitation,
  invitationByToken,
  openInvitations,
  revokeInvitation,
} from "./invitation-records.ts";

type Parts = Pick<Services, "accounts" | "database" | "documents" | "now" | "publicUrl">;

const byToken = z.object({ token: Token });

/** The routes under `/api/projects/{project}/invitations` and `/api/invitations`. */
export function invitationRoutes({ accounts, database, documents, now, publicUrl }: Parts, guard: Guard) {
  const router = createRouter();

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/{project}/invitations",
      summary: "Invite somebody by their e-mail address",
      middleware: [guard.person("invitation.manage")] as const,
      request: { params: ids("project"), body: jsonBody(NewInvitation) },
      responses: {
        201: json(CreatedInvitation, "The invitation with its link"),
        ...problems("bad-request", "unauthenticated", "not-found", "conflict"),
      },
    }),
    async (c) => {
      const { project, user } = c.var;
      const invitation = c.req.valid("json");
      if (invitation.role === "owner" && !mayIn(project, "invitation.manage-owner")) throw notFound();
      const account = await accounts.userByEmail(invitation.email);
      if (account && (await isMember(project.id, account.id)))
        throw new ProblemError("conflict", `${invitation.email} is in the project already.`);
      const created = await insertInvitation(database, { projectId: project.id, by: user.id, now: now() }, invitation);
      return c.json({ ...created, url: `${publicUrl()}/invite/${created.token}` }, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/projects/{project}/invitations",
      summary: "The open invitations, newest first",
      middleware: [guard.person("invitation.manage")] as const,
      request: { params: ids("project") },
      responses: { 200: json(InvitationList, "The invitations"), ...problems("unauthenticated", "not-found") },
    }),
    async (c) => c.json({ invitations: await openInvitations(database, c.var.project.id, now()) }, 200),
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/api/projects/{project}/invitations/{invitation}",
      summary: "Take an invitation back",
      middleware: [guard.person("invitation.manage")] as const,
      request: { params: ids("project", "invitation") },
      responses: { ...NO_CONTENT, ...problems("unauthenticated", "not-found") },
    }),
    async (c) => {
      const { project, invitation } = c.req.valid("param");
      if (!(await revokeInvitation(database, project, invitation, now()))) throw notFound();
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/invitations/{token}",
      summary: "What an invitation is for",
      request: { params: byToken },
      responses: { 200: json(InvitationPreview, "The invitation"), ...problems("not-found") },
    }),
    async (c) => {
      const invitation = await invitationByToken(database, c.req.valid("param").token, now());
      if (!invitation) throw notFound();
      const { projectId, projectName, email, role } = invitation;
      const hasAccount = (await accounts.userByEmail(email)) !== null;
      return c.json({ project: { id: projectId, name: projectName }, email, role, hasAccount }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/invitations/{token}/accept",
      summary: "Join the project",
      middleware: [guard.account] as const,
      request: { params: byToken },
      responses: {
        200: json(AcceptedInvitation, "The project joined"),
        ...problems("unauthenticated", "not-found", "conflict"),
      },
    }),
    async (c) => {
      const { user } = c.var;
      const invitation = await invitationByToken(database, c.req.valid("param").token, now());
      if (!invitation) throw notFound();
      if (invitation.email !== user.email.toLowerCase()) {
        throw new ProblemError("conflict", `This invitation is for ${invitation.email}: sign in with that address.`);
      }
      if (!(await acceptInvitation(database, invitation, user.id, now()))) throw notFound();
      await enrolPerson(documents, await planOf(invitation.projectId), user);
      return c.json(
        { project: { id: invitation.projectId, name: invitation.projectName }, role: invitation.role },
        200,
      );
    },
  );

  async function isMember(projectId: string, userId: string): Promise<boolean> {
    const row = await database
      .selectFrom("members")
      .select("role")
      .where("project_id", "=", projectId)
      .where("user_id", "=", userId)
      .executeTakeFirst();
    return row !== undefined;
  }

  async function planOf(projectId: string): Promise<string> {
    const row = await database
      .selectFrom("documents")
      .select("id")
      .where("project_id", "=", projectId)
      .where("kind", "=", "plan")
      .executeTakeFirstOrThrow();
    return row.id;
  }

  return router;
}
