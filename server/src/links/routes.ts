// Share links: made and revoked by the team, opened by whoever holds the token. Revoking closes the
// link's sockets at once.

import { createRoute, z } from "@hono/zod-openapi";
import { Token } from "@entente/shared/http/invitation";
import { CreatedLink, LinkList, NewLink, NewTicket, OpenedLink, Ticket } from "@entente/shared/http/link";
import { createId } from "@entente/shared/model/ids";
import { CLOSE } from "@entente/shared/sync/close-codes";
import type { Guard } from "../access/guard.ts";
import { linkHolder, mayIn, projectAccess } from "../access/project-access.ts";
import { createToken, tokenHash } from "../access/tokens.ts";
import { notFound } from "../errors.ts";
import { NO_CONTENT, createRouter, ids, json, jsonBody, problems } from "../http/router.ts";
import type { Services } from "../services.ts";

type Parts = Pick<Services, "database" | "documents" | "now" | "publicUrl" | "tickets">;

const byToken = z.object({ token: Token });

/** The routes under `/api/projects/{project}/links` and `/api/links`. */
export function linkRoutes({ database, documents, now, publicUrl, tickets }: Parts, guard: Guard) {
  const router = createRouter();

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/{project}/links",
      summary: "Make a share link",
      middleware: [guard.person("link.manage")] as const,
      request: { params: ids("project"), body: jsonBody(NewLink) },
      responses: {
        201: json(CreatedLink, "The link with its token"),
        ...problems("bad-request", "unauthenticated", "not-found"),
      },
    }),
    async (c) => {
      const { name } = c.req.valid("json");
      const [id, token] = [createId(16), createToken()];
      await database
        .insertInto("links")
        .values({
          id,
          project_id: c.var.project.id,
          name,
          token_sha256: tokenHash(token),
          created_by: c.var.user.id,
          created_at: now(),
          revoked_at: null,
        })
        .execute();
      return c.json({ id, token, url: `${publicUrl()}/link/${token}` }, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/projects/{project}/links",
      summary: "The links that hold, newest first",
      middleware: [guard.person("link.manage")] as const,
      request: { params: ids("project") },
      responses: { 200: json(LinkList, "The links"), ...problems("unauthenticated", "not-found") },
    }),
    async (c) => {
      const rows = await database
        .selectFrom("links")
        .select(["id", "name", "created_at as createdAt"])
        .where("project_id", "=", c.var.project.id)
        .where("revoked_at", "is", null)
        .orderBy("created_at", "desc")
        .execute();
      return c.json({ links: rows.map((row) => ({ ...row, role: "viewer" as const })) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/api/projects/{project}/links/{link}",
      summary: "Revoke a link",
      middleware: [guard.person("link.manage")] as const,
      request: { params: ids("project", "link") },
      responses: { ...NO_CONTENT, ...problems("unauthenticated", "not-found") },
    }),
    async (c) => {
      const { project, link } = c.req.valid("param");
      const { numUpdatedRows } = await database
        .updateTable("links")
        .set({ revoked_at: now() })
        .where("id", "=", link)
        .where("project_id", "=", project)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw notFound();
      documents.close(
        (connection) => connection.principal === `link:${link}`,
        CLOSE.accessChanged,
        "the link was revoked",
      );
      return c.body(null, 204);
    },
  );

  const opened = async (token: string) => {
    const link = await linkHolder(database, token);
    const project = link && (await projectAccess(database, { kind: "link", link }, link.projectId));
    if (!project || !mayIn(project, "project.read")) throw notFound();
    return { link, project };
  };

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/links/{token}",
      summary: "What a link opens",
      request: { params: byToken },
      responses: { 200: json(OpenedLink, "The project"), ...problems("not-found") },
    }),
    async (c) => {
      const { project } = await opened(c.req.valid("param").token);
      const { plan, review } = project.documents;
      return c.json(
        { project: { id: project.id, name: project.name, documents: { plan, review } }, role: "viewer" as const },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/links/{token}/tickets",
      summary: "A ticket that opens one socket",
      request: { params: byToken, body: jsonBody(NewTicket) },
      responses: { 201: json(Ticket, "The ticket"), ...problems("bad-request", "not-found") },
    }),
    async (c) => {
      const { link, project } = await opened(c.req.valid("param").token);
      const { document } = c.req.valid("json");
      if (document !== project.documents.plan && document !== project.documents.review) throw notFound();
      return c.json(tickets.issue(link.linkId, document), 201);
    },
  );

  return router;
}
