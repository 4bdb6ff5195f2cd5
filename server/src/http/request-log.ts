// One log line and one measurement for each request, and an id to find it by. Neither cookies nor
// tokens nor queries get into a line.

import { createId } from "@entente/shared/model/ids";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { Logger } from "pino";
import type { Histogram } from "prom-client";
import type { AppEnv } from "./router.ts";

const TOKEN_IN_PATH = /^((?:\/api)?\/(?:invitations|invite|links|link))\/[^/]+/;

/** The path without what opens doors. */
export function loggedPath(path: string): string {
  return path.replace(TOKEN_IN_PATH, "$1/:token");
}

/** Gives each request its id (`X-Request-Id` in the answer), then logs and measures it. */
export function requestLog(logger: Logger, seconds: Histogram<"method" | "route" | "status">) {
  return createMiddleware<AppEnv>(async (context, next) => {
    const started = performance.now();
    const requestId = createId(12);
    context.set("requestId", requestId);
    await next();
    context.res.headers.set("X-Request-Id", requestId);
    const ms = performance.now() - started;
    const { method, path } = context.req;
    const { status } = context.res;
    seconds.observe({ method, route: routePath(context, -1), status: String(status) }, ms / 1000);
    const isQuiet = path === "/api/health" || path.startsWith("/assets/");
    logger[isQuiet ? "debug" : "info"](
      { requestId, method, path: loggedPath(path), status, ms: Math.round(ms * 10) / 10 },
      "request",
    );
  });
}
