// Signing up, in and out. Bodies are checked here and passed on to better-auth, whose refusals become
// problems; none of its other doors are open.

import { createRoute } from "@hono/zod-openapi";
import { Session, SignIn, SignUp, SignedIn } from "@entente/shared/http/account";
import { Setup } from "@entente/shared/http/health";
import { INVITATION_HEADER } from "@entente/shared/http/invitation";
import { CLOSE } from "@entente/shared/sync/close-codes";
import { ProblemError } from "../errors.ts";
import { createRouter, json, jsonBody, problems } from "../http/router.ts";
import type { Services } from "../services.ts";
import { AUTH_PATH } from "./accounts.ts";
import { createSignInLimit } from "./sign-in-limit.ts";

type Parts = Pick<Services, "accounts" | "documents">;

/** The routes under `/api/auth` and `/api/setup`. */
export function accountRoutes({ accounts, documents }: Parts) {
  const router = createRouter();
  const limit = createSignInLimit();

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/setup",
      summary: "Whether anybody has an account yet",
      responses: { 200: json(Setup, "The state of the store") },
    }),
    async (c) => c.json({ state: (await accounts.isFirst()) ? "first" : "ready" } as const, 200),
  );

  router.openapi(
    createRoute({
      method: "post",
      path: `${AUTH_PATH}/sign-up/email`,
      summary: "Make an account: the first of the store, or an invited one",
      request: { body: jsonBody(SignUp) },
      responses: {
        200: json(SignedIn, "Signed up and in"),
        ...problems("bad-request", "invitation-needed", "conflict", "too-many-requests"),
      },
    }),
    async (c) => {
      const body = c.req.valid("json");
      const address = c.env.incoming.socket.remoteAddress ?? "";
      await limit.take(address, body.email);
      const invitation = body.invitation ?? c.req.header(INVITATION_HEADER);
      const response = await accounts.signUp({ ...body, invitation }, (checked) =>
        accounts.handle(authRequest(c.req.raw, `${AUTH_PATH}/sign-up/email`, checked)),
      );
      await limit.forget(address, body.email);
      return (await asProblem(response)) as never;
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: `${AUTH_PATH}/sign-in/email`,
      summary: "Sign in",
      request: { body: jsonBody(SignIn) },
      responses: {
        200: json(SignedIn, "Signed in"),
        ...problems("bad-request", "unauthenticated", "too-many-requests"),
      },
    }),
    async (c) => {
      const body = c.req.valid("json");
      const address = c.env.incoming.socket.remoteAddress ?? "";
      await limit.take(address, body.email);
      const response = await accounts.handle(authRequest(c.req.raw, `${AUTH_PATH}/sign-in/email`, body));
      if (response.ok) await limit.forget(address, body.email);
      return (await asProblem(response)) as never;
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: `${AUTH_PATH}/sign-out`,
      summary: "Sign out",
      responses: { 200: { description: "Signed out" } },
    }),
    async (c) => {
      const user = await accounts.userOf(c.req.raw.headers);
      const response = await accounts.handle(authRequest(c.req.raw, `${AUTH_PATH}/sign-out`, {}));
      // A connection doesn't know its session: the person's other sessions simply connect again.
      if (user)
        documents.close((connection) => connection.principal === `user:${user.id}`, CLOSE.accessChanged, "signed out");
      return (await asProblem(response)) as never;
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: `${AUTH_PATH}/get-session`,
      summary: "Who is signed in",
      responses: { 200: json(Session, "The session, or null") },
    }),
    async (c) => (await asProblem(await accounts.handle(authRequest(c.req.raw, `${AUTH_PATH}/get-session`)))) as never,
  );

  return router;
}

/** The request as better-auth gets it: its own path, the cookies, the checked body and nothing else. */
function authRequest(original: Request, path: string, body?: unknown): Request {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent"]) {
    const value = original.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (body !== undefined) headers.set("content-type", "application/json");
  return new Request(new URL(path, "http://localhost"), {
    method: original.method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** better-auth's answer, a refusal turned into a problem. */
async function asProblem(response: Response): Promise<Response> {
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as { code?: string; message?: string } | null;
  const detail = body?.message ?? "The request was refused.";
  if (response.status >= 500) throw new Error(`accounts answered ${response.status}: ${detail}`);
  if (body?.code?.startsWith("USER_ALREADY_EXISTS"))
    throw new ProblemError("conflict", "This e-mail address has an account: sign in instead.");
  throw new ProblemError(response.status === 401 ? "unauthenticated" : "bad-request", detail);
}
