import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OWNER, SECOND, createOwner, createProject, json, send, signIn } from "../support/accounts.ts";
import type { CreatedInvitation } from "@entente/shared/http/invitation";
import { INVITATION_HEADER } from "@entente/shared/http/invitation";
import { get, problemOf, startHarness, type Harness } from "./harness.ts";

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.stop());

const signUp = (body: unknown) => send(harness.url, "POST", "/api/auth/sign-up/email", { body });

describe("a fresh store", () => {
  test("says that it waits for its first account, and afterwards that it has one", async () => {
    expect(await get(harness.url, "/api/setup")).toEqual({ state: "first" });
    await createOwner(harness.url);
    expect(await get(harness.url, "/api/setup")).toEqual({ state: "ready" });
  });

  test("gives the first account to exactly one of many who come at once", async () => {
    const people = Array.from({ length: 8 }, (_, i) => ({ ...OWNER, email: `first${i}@example.com` }));
    const answers = await Promise.all(people.map(signUp));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array<number>(7).fill(403)]);
  });

  test("leaves the first place free when the first sign-up is refused", async () => {
    expect(await problemOf(signUp({ ...OWNER, password: "short" }))).toBe("400 bad-request");
    expect((await createOwner(harness.url)).email).toBe(OWNER.email);
  });

  test("sets a cookie that scripts can't read and other sites don't send", async () => {
    const cookie = (await signUp(OWNER)).headers.getSetCookie().join();
    expect(cookie).toMatch(/^entente\.session_token=[^;]+;.*HttpOnly;.*SameSite=Lax/);
  });
});

describe("a store with an account", () => {
  test("refuses a sign-up without an invitation", async () => {
    await createOwner(harness.url);
    expect(await problemOf(signUp(SECOND))).toBe("403 invitation-needed");
  });

  test("refuses a sign-up with somebody else's invitation", async () => {
    const { token } = await invite("other@example.com");
    expect(await problemOf(signUp({ ...SECOND, invitation: token }))).toBe("403 invitation-needed");
  });

  test("refuses a sign-up with an invitation that is too old", async () => {
    const { token } = await invite(SECOND.email);
    harness.advance(15 * 24 * 60 * 60 * 1000);
    expect(await problemOf(signUp({ ...SECOND, invitation: token }))).toBe("403 invitation-needed");
  });

  test("takes the invitation from a header as well", async () => {
    const { token } = await invite(SECOND.email);
    const response = await fetch(`${harness.url}/api/auth/sign-up/email`, {
      method: "POST",
      headers: { "Content-Type": "application/json", [INVITATION_HEADER]: token },
      body: JSON.stringify(SECOND),
    });
    expect(response.status).toBe(200);
  });

  test("says when an address has an account already", async () => {
    const { token } = await invite(SECOND.email);
    await signUp({ ...SECOND, invitation: token });
    expect(await problemOf(signUp({ ...SECOND, invitation: token }))).toBe("409 conflict");
  });

  async function invite(email: string): Promise<CreatedInvitation> {
    const owner = await createOwner(harness.url);
    const { id } = await createProject(harness.url, owner, "Relaunch");
    return json(harness.url, "POST", `/api/projects/${id}/invitations`, {
      cookie: owner.cookie,
      body: { email, role: "member" },
    });
  }
});

describe("signing in and out", () => {
  test("answers a wrong password and an unknown address alike", async () => {
    await createOwner(harness.url);
    const wrong = await send(harness.url, "POST", "/api/auth/sign-in/email", {
      body: { ...OWNER, password: "wrong horse 1" },
    });
    const unknown = await send(harness.url, "POST", "/api/auth/sign-in/email", {
      body: { ...OWNER, email: "nobody@example.com" },
    });
    expect([wrong.status, await wrong.text()]).toEqual([401, await unknown.text()]);
  });

  test("takes an address in any case", async () => {
    await createOwner(harness.url);
    expect((await signIn(harness.url, { ...OWNER, email: "OLGA@Example.com" })).name).toBe(OWNER.name);
  });

  test("slows down who tries passwords, and nobody else", async () => {
    const owner = await createOwner(harness.url);
    const tries: number[] = [];
    for (let i = 0; i < 12; i++) {
      const answer = await send(harness.url, "POST", "/api/auth/sign-in/email", {
        body: { email: OWNER.email, password: `guess number ${i}` },
      });
      tries.push(answer.status);
    }
    expect(tries).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect((await send(harness.url, "GET", "/api/projects", { cookie: owner.cookie })).status).toBe(200);
  });

  test("doesn't believe a forwarded address", async () => {
    await createOwner(harness.url);
    const guess = (i: number) =>
      fetch(`${harness.url}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Forwarded-For": `10.0.0.${i}` },
        body: JSON.stringify({ email: OWNER.email, password: "guess" }),
      });
    for (let i = 0; i < 10; i++) await guess(i);
    expect((await guess(11)).status).toBe(429);
  });

  test("ends the session for good", async () => {
    const owner = await createOwner(harness.url);
    await send(harness.url, "POST", "/api/auth/sign-out", { cookie: owner.cookie, body: {} });
    expect(await problemOf(send(harness.url, "GET", "/api/projects", { cookie: owner.cookie }))).toBe(
      "401 unauthenticated",
    );
  });

  test("opens none of the other doors of the account library", async () => {
    const owner = await createOwner(harness.url);
    const paths = [
      "update-user",
      "change-email",
      "delete-user",
      "list-sessions",
      "request-password-reset",
      "sign-in/social",
    ];
    const statuses = await Promise.all(
      paths.map(
        async (path) =>
          (await send(harness.url, "POST", `/api/auth/${path}`, { cookie: owner.cookie, body: {} })).status,
      ),
    );
    expect(statuses).toEqual(paths.map(() => 404));
  });
});
