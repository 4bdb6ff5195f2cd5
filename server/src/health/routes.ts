// Whether the server serves, how it is doing, and what its interface is. The figures are for the
// machine itself and for the owner of the server.

import { createRoute } from "@hono/zod-openapi";
import type { HttpBindings } from "@hono/node-server";
import { Health } from "@entente/shared/http/health";
import { principalOf } from "../access/guard.ts";
import { notFound } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import { createRouter, json, problems, type Router } from "../http/router.ts";
import type { Services } from "../services.ts";
import { apiPage } from "./api-page.ts";

type Parts = Pick<Services, "accounts" | "database" | "version"> & { readonly metrics: Metrics };

/** `/api/health` and `/api/metrics`. */
export function healthRoutes({ accounts, database, version, metrics }: Parts) {
  const router = createRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/health",
      summary: "Whether the server serves",
      responses: { 200: json(Health, "It does"), 503: json(Health, "It can't store edits at the moment") },
    }),
    (c) =>
      metrics.isStorageFailing()
        ? c.json({ status: "failing", version } as const, 503)
        : c.json({ status: "ok", version } as const, 200),
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/metrics",
      summary: "Figures for Prometheus, for this machine and the server's owner",
      responses: {
        200: { description: "Prometheus text", content: { "text/plain": { schema: { type: "string" } } } },
        ...problems("not-found"),
      },
    }),
    async (c) => {
      if (!isFromThisMachine(c.env)) {
        const principal = await principalOf({ accounts, database }, c.req.raw.headers);
        if (principal.kind !== "user" || !(await accounts.isServerOwner(principal.user.id))) throw notFound();
      }
      const { body, mediaType } = await metrics.text();
      return c.body(body, 200, { "Content-Type": mediaType }) as never;
    },
  );

  return router;
}

/** `/api/openapi.json` and a page made of it: what all the routes of `app` say of themselves. */
export function addApiDescription(app: Router, version: string): void {
  const description = () =>
    app.getOpenAPI31Document({
      openapi: "3.1.0",
      info: {
        title: "Entente",
        version,
        description:
          "Errors are problem documents (application/problem+json); unknown and forbidden answer alike. A share link's holder sends `Authorization: Link TOKEN`.",
      },
    });
  app.get("/api/openapi.json", (c) => c.json(description()));
  app.get("/api/docs", (c) => c.html(apiPage(description())));
}

/** A request that a proxy forwarded comes from its sender, not from this machine. */
function isFromThisMachine({ incoming }: HttpBindings): boolean {
  const address = incoming.socket.remoteAddress ?? "";
  const isForwarded = ["x-forwarded-for", "forwarded", "via", "x-real-ip"].some((name) => name in incoming.headers);
  return !isForwarded && (address === "::1" || /^(?:::ffff:)?127\./.test(address));
}
