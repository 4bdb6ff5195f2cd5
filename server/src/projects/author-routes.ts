// Who made the plan's edits since a moment, for "while you were away": whoever may read the plan may
// know whose it is.

import { createRoute } from "@hono/zod-openapi";
import { AuthorList, AuthorsQuery } from "@entente/shared/http/authors";
import type { Guard } from "../access/guard.ts";
import { createRouter, ids, json, problems } from "../http/router.ts";
import type { Services } from "../services.ts";

/** GET /api/projects/{project}/authors. */
export function authorRoutes({ database, documents }: Pick<Services, "database" | "documents">, guard: Guard) {
  const router = createRouter();
  router.openapi(
    createRoute({
      method: "get",
      path: "/api/projects/{project}/authors",
      summary: "Who made the plan's edits since a moment",
      middleware: [guard.project("project.read")] as const,
      request: { params: ids("project"), query: AuthorsQuery },
      responses: { 200: json(AuthorList, "The authors"), ...problems("bad-request", "unauthenticated", "not-found") },
    }),
    async (c) => {
      const { since } = c.req.valid("query");
      const ranges = await documents.authors(c.var.project.documents.plan, since);
      const idOf = (by: string): string => by.replace(/^user:/, "");
      const ids = [...new Set(ranges.map(({ by }) => idOf(by)))];
      const users = ids.length
        ? await database.selectFrom("user").select(["id", "name"]).where("id", "in", ids).execute()
        : [];
      const names = new Map(users.map(({ id, name }) => [id, name]));
      const authors = ranges.map(({ by, ...range }) => ({
        ...range,
        userId: idOf(by),
        name: names.get(idOf(by)) ?? "Somebody",
      }));
      return c.json({ authors }, 200);
    },
  );
  return router;
}
