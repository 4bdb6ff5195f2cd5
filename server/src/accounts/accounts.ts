// Accounts and sessions: better-auth with e-mail and password on entente.db. The first account of a
// store belongs to whoever comes first, exactly one however many come at once; every other needs an
// open invitation for its address. Origins, rates and bodies were checked before anything gets here.

import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, type SignUp, type User } from "@entente/shared/http/account";
import { createId } from "@entente/shared/model/ids";
import { betterAuth } from "better-auth";
import { sql } from "kysely";
import type { Logger } from "pino";
import { ProblemError } from "../errors.ts";
import type { Database } from "../storage/database.ts";
import { createQueue } from "../queue.ts";
import { tokenHash } from "../access/tokens.ts";

export const AUTH_PATH = "/api/auth";
const DAY_SECONDS = 24 * 60 * 60;

export interface Accounts {
  /** Passes a request to better-auth. */
  handle(request: Request): Promise<Response>;
  /** Makes an account for a visitor: `send` carries the checked body to better-auth. Throws `invitation-needed`. */
  signUp(body: SignUp, send: (body: Omit<SignUp, "invitation">) => Promise<Response>): Promise<Response>;
  /** Makes an account without an invitation, for the command line. Throws a `conflict` when the address has one. */
  create(account: { readonly name: string; readonly email: string; readonly password: string }): Promise<User>;
  /** Whoever the session cookie in `headers` belongs to. */
  userOf(headers: Headers): Promise<User | null>;
  userByEmail(email: string): Promise<User | null>;
  isFirst(): Promise<boolean>;
  /** Whether this is the first account of the store, which sees the metrics. */
  isServerOwner(userId: string): Promise<boolean>;
}

export interface AccountsOptions {
  readonly database: Database;
  readonly logger: Logger;
  /** Null when people reach the server without TLS under its own host and port. */
  readonly publicUrl: string | null;
  readonly now: () => number;
}

/** Opens the accounts of a store; the secret that signs the cookies is made once and kept in the store. */
export async function openAccounts({ database, logger, publicUrl, now }: AccountsOptions): Promise<Accounts> {
  const auth = createAuth(database, logger, publicUrl, await storeSecret(database));
  const signUps = createQueue();

  const isFirst = async () =>
    (await database.selectFrom("user").select("id").limit(1).executeTakeFirst()) === undefined;
  const userByEmail = async (email: string) => {
    const row = await database
      .selectFrom("user")
      .select(["id", "name", "email"])
      .where("email", "=", email.toLowerCase())
      .executeTakeFirst();
    return row ?? null;
  };

  async function isInvited(email: string, token: string | undefined): Promise<boolean> {
    if (!token) return false;
    const row = await database
      .selectFrom("invitations")
      .select("id")
      .where("token_sha256", "=", tokenHash(token))
      .where("email", "=", email)
      .where("accepted_at", "is", null)
      .where("revoked_at", "is", null)
      .where("expires_at", ">", now())
      .executeTakeFirst();
    return row !== undefined;
  }

  return {
    handle: (request) => auth.handler(request),
    isFirst,
    userByEmail,
    // One at a time: otherwise two first visitors could both find the store without an account.
    signUp: ({ invitation, ...body }, send) =>
      signUps.run(async () => {
        if (!(await isFirst()) && !(await isInvited(body.email, invitation))) {
          throw new ProblemError(
            "invitation-needed",
            "Ask an owner of the project for an invitation to this e-mail address.",
          );
        }
        return send(body);
      }),
    create: (account) =>
      signUps.run(async () => {
        const email = account.email.toLowerCase();
        if (await userByEmail(email)) throw new ProblemError("conflict", `An account for ${email} exists already.`);
        const { user, token } = await auth.api.signUpEmail({ body: { ...account, email } });
        if (token) await (await auth.$context).internalAdapter.deleteSession(token);
        return { id: user.id, name: user.name, email: user.email };
      }),
    async userOf(headers) {
      // Only the browser's own get-session may renew the session: its answer carries the cookie.
      const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      return session ? { id: session.user.id, name: session.user.name, email: session.user.email } : null;
    },
    async isServerOwner(userId) {
      const row = await database
        .selectFrom("user")
        .select("id")
        .orderBy(sql`rowid`)
        .limit(1)
        .executeTakeFirst();
      return row?.id === userId;
    },
  };
}

function createAuth(database: Database, logger: Logger, publicUrl: string | null, secret: string) {
  return betterAuth({
    appName: "Entente",
    baseURL: publicUrl ?? "http://localhost",
    basePath: AUTH_PATH,
    secret,
    database: { db: database, type: "sqlite", transaction: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    // Our own limiter counts by the socket's address; our own check of Origin guards every route alike.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "entente",
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => createId(16) },
    },
    telemetry: { enabled: false },
    logger: {
      level: "warn",
      log: (level, message) =>
        logger[level === "error" ? "error" : level === "warn" ? "warn" : "debug"]({ part: "accounts" }, message),
    },
  });
}

async function storeSecret(database: Database): Promise<string> {
  await database
    .insertInto("settings")
    .values({ key: "session-secret", value: createId(43) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await database
    .selectFrom("settings")
    .select("value")
    .where("key", "=", "session-secret")
    .executeTakeFirstOrThrow();
  return row.value;
}
