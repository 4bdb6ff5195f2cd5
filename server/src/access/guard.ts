// The guards that open a route: who is calling, and may they do this here? A caller without any
// identity is told to sign in; for everyone else what may not be had doesn't exist.

import { createMiddleware } from "hono/factory";
import type { User } from "@entente/shared/http/account";
import { ProblemError, notFound } from "../errors.ts";
import type { AppEnv } from "../http/router.ts";
import type { Services } from "../services.ts";
import type { Action } from "./policy.ts";
import type { Principal } from "./principal.ts";
import { linkHolder, mayIn, projectAccess, type ProjectAccess } from "./project-access.ts";

type With<Variables> = AppEnv & { Variables: AppEnv["Variables"] & Variables };

const LINK_SCHEME = /^Link ([A-Za-z0-9_-]{20,64})$/;

/** Who the request's headers speak for: a link's token goes before a session's cookie. */
export async function principalOf(
  { database, accounts }: Pick<Services, "database" | "accounts">,
  headers: Headers,
): Promise<Principal> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const token = LINK_SCHEME.exec(authorization)?.[1];
    const link = token ? await linkHolder(database, token) : null;
    return link ? { kind: "link", link } : { kind: "nobody" };
  }
  if (!headers.has("cookie")) return { kind: "nobody" };
  const user = await accounts.userOf(headers);
  return user ? { kind: "user", user } : { kind: "nobody" };
}

/** The guards of one server. */
export function createGuard(services: Pick<Services, "database" | "accounts">) {
  const signIn = () => new ProblemError("unauthenticated", "Sign in, then try again.");

  return {
    /** Lets anybody with an account pass; sets `user`. */
    account: createMiddleware<With<{ user: User }>>(async (context, next) => {
      const principal = await principalOf(services, context.req.raw.headers);
      if (principal.kind !== "user") throw signIn();
      context.set("user", principal.user);
      await next();
    }),

    /** Lets whoever may do `action` in the path's project pass; sets `principal` and `project`. */
    project: (action: Action) =>
      createMiddleware<With<{ principal: Exclude<Principal, { kind: "nobody" }>; project: ProjectAccess }>>(
        async (context, next) => {
          const principal = await principalOf(services, context.req.raw.headers);
          if (principal.kind === "nobody") throw signIn();
          const project = await projectAccess(services.database, principal, context.req.param("project") ?? "");
          if (!project || !mayIn(project, action)) throw notFound();
          context.set("principal", principal);
          context.set("project", project);
          await next();
        },
      ),

    /** As `project`, for people only: what is done is done in somebody's name. Sets `user` and `project`. */
    person: (action: Action) =>
      createMiddleware<With<{ user: User; project: ProjectAccess }>>(async (context, next) => {
        const principal = await principalOf(services, context.req.raw.headers);
        if (principal.kind === "nobody") throw signIn();
        const project = await projectAccess(services.database, principal, context.req.param("project") ?? "");
        if (principal.kind !== "user" || !project || !mayIn(project, action)) throw notFound();
        context.set("user", principal.user);
        context.set("project", project);
        await next();
      }),
  };
}

export type Guard = ReturnType<typeof createGuard>;
