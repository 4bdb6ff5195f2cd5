// What holds for every request alike: the headers that keep a page from being framed, sniffed or
// injected into, and the refusal of whatever another site makes a browser send.

import { createMiddleware } from "hono/factory";
import { ProblemError } from "../errors.ts";
import type { AppEnv } from "./router.ts";

// Styles may be inline because components place things by style attributes; scripts never are.
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Sets the headers on every answer; one that the route has set already stays. */
export const securityHeaders = createMiddleware(async (context, next) => {
  await next();
  const headers = context.res.headers;
  const set = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value);
  };
  set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
  set("X-Content-Type-Options", "nosniff");
  set("Referrer-Policy", "no-referrer");
  set("Cross-Origin-Opener-Policy", "same-origin");
  set("Cross-Origin-Resource-Policy", "same-origin");
  set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (context.req.path.startsWith("/api/")) set("Cache-Control", "no-store");
});

/**
 * Refuses what changes something and comes from another site. Every browser says where such a request comes from; one
 * that says nothing is no browser's, and has no stranger's cookies to abuse.
 */
export function sameOrigin(allowedOrigins: () => readonly string[]) {
  return createMiddleware<AppEnv>(async (context, next) => {
    if (context.req.method !== "GET" && context.req.method !== "HEAD" && context.req.method !== "OPTIONS") {
      const origin = context.req.header("origin");
      const site = context.req.header("sec-fetch-site");
      const isOurs =
        origin !== undefined ? allowedOrigins().includes(origin) : site === undefined || site === "same-origin";
      if (!isOurs) {
        throw new ProblemError(
          "cross-site",
          `This server doesn't know the origin ${origin ?? "of the request"}: set PUBLIC_URL to the address people use.`,
        );
      }
    }
    await next();
  });
}
