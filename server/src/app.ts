// The whole HTTP side put together: what every request passes, then the resources, then the client's
// pages. What nobody answers and whatever is thrown becomes a problem here and nowhere else.

import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { PROBLEMS } from "@entente/shared/http/problem";
import { createGuard } from "./access/guard.ts";
import { accountRoutes } from "./accounts/routes.ts";
import { problemOf, problemResponse } from "./errors.ts";
import { addApiDescription, healthRoutes } from "./health/routes.ts";
import { requestLog } from "./http/request-log.ts";
import { createRouter, type Router } from "./http/router.ts";
import { sameOrigin, securityHeaders } from "./http/security.ts";
import { staticClient } from "./http/static-client.ts";
import { invitationRoutes } from "./invitations/routes.ts";
import { linkRoutes } from "./links/routes.ts";
import { memberRoutes } from "./members/routes.ts";
import type { Metrics } from "./metrics.ts";
import { authorRoutes } from "./projects/author-routes.ts";
import { projectFileRoutes } from "./projects/file-routes.ts";
import type { ReadImport } from "./projects/read-import.ts";
import { projectRoutes } from "./projects/routes.ts";
import { prototypeRoutes } from "./review/prototype-routes.ts";
import { reviewRoutes } from "./review/routes.ts";
import { threadRoutes } from "./review/thread-routes.ts";
import { uploadRoutes } from "./review/upload-routes.ts";
import type { Services } from "./services.ts";

const MAX_JSON_BYTES = 256 * 1024;

export interface AppParts {
  readonly services: Services;
  readonly metrics: Metrics;
  readonly readImport: ReadImport;
  /** The client's `dist`. */
  readonly clientFolder: string;
}

/** The application; it listens nowhere by itself. */
export function createApp({ services, metrics, readImport, clientFolder }: AppParts): Router {
  const { logger } = services;
  const app = createRouter();
  const guard = createGuard(services);

  app.use(requestLog(logger, metrics.requestSeconds));
  app.use(securityHeaders);
  app.use(sameOrigin(services.allowedOrigins));
  app.use("/api/*", async (c, next) => {
    // Sessions aren't compressed beside what a caller sends, and prototypes are as small as they get.
    return /^\/api\/auth\/|\/files\//.test(c.req.path) ? next() : compress()(c, next);
  });
  app.use("/api/*", async (c, next) => {
    // Forms are measured while they stream; what announces no body has none.
    if (c.req.header("content-type")?.startsWith("multipart/")) return next();
    if (c.req.header("transfer-encoding")) return problemResponse("bad-request", "A Content-Length is needed.");
    return c.req.header("content-length") === undefined ? next() : limitBody(c, next);
  });

  app.route("/", healthRoutes({ ...services, metrics }));
  app.route("/", accountRoutes(services));
  app.route("/", projectFileRoutes({ ...services, readImport }, guard));
  app.route("/", projectRoutes(services, guard));
  app.route("/", authorRoutes(services, guard));
  app.route("/", memberRoutes(services, guard));
  app.route("/", invitationRoutes(services, guard));
  app.route("/", linkRoutes(services, guard));
  app.route("/", uploadRoutes(services, guard));
  app.route("/", reviewRoutes(services, guard));
  app.route("/", threadRoutes(services, guard));
  app.route("/", prototypeRoutes(services, guard));
  addApiDescription(app, services.version);

  const client = staticClient(clientFolder);
  if (client) app.use(client);
  else logger.warn({ clientFolder }, "the client isn't built: run `npm run build`; only the API is served");

  app.notFound(() => problemResponse("not-found", "There is nothing here, or nothing for you."));
  app.onError((error, c) => {
    const problem = problemOf(error);
    if (problem) return problemResponse(problem.code, problem.detail);
    const requestId = c.get("requestId");
    logger.error({ error, requestId }, "a request failed");
    return problemResponse("internal", `${PROBLEMS.internal.title} (request ${requestId}).`);
  });
  return app;
}

const limitBody = bodyLimit({
  maxSize: MAX_JSON_BYTES,
  onError: () => problemResponse("too-large", `A request has at most ${MAX_JSON_BYTES / 1024} KB.`),
});
