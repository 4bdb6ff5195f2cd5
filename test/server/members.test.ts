import { readFileSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CreatedInvitation, InvitationList, InvitationPreview } from "@entente/shared/http/invitation";
import type { MemberList } from "@entente/shared/http/member";
import type { ProjectSummary } from "@entente/shared/http/project";
import { createProject, inviteSecond, json, send, type Person } from "../support/accounts.ts";
import { closeCode, get, openSocket, problemOf, socketStatus, startOwned } from "./harness.ts";

let world: Awaited<ReturnType<typeof startOwned>>;
let project: ProjectSummary;
let member: Person;
let base: string;

beforeAll(async () => {
  world = await startOwned();
  project = await createProject(world.url, world.owner, "Relaunch");
  member = await inviteSecond(world.url, world.owner, project.id, "member");
  base = `/api/projects/${project.id}`;
});
afterAll(() => world.stop());

let guests = 0;
const newPerson = () => ({ name: "Guest", email: `guest${++guests}@example.com`, password: "long enough" });
const invite = (by: Person, email: string, role: string) =>
  send(world.url, "POST", `${base}/invitations`, { cookie: by.cookie, body: { email, role } });

describe("members", () => {
  test("are listed with their roles, longest first", async () => {
    const { members } = await get<MemberList>(world.url, `${base}/members`, world.owner);
    expect(members.slice(0, 2)).toMatchObject([
      { userId: world.owner.id, role: "owner", email: world.owner.email },
      { userId: member.id, role: "member", name: member.name },
    ]);
  });

  test("get another role at once: their sockets close and open again with the new rights", async () => {
    const guest = await inviteSecond(world.url, world.owner, project.id, "client", newPerson());
    const { socket } = await openSocket(world.url, `/sync/${project.documents.plan}`, { Cookie: guest.cookie });
    const closed = closeCode(socket);
    const changed = await json(world.url, "PATCH", `${base}/members/${guest.id}`, {
      cookie: world.owner.cookie,
      body: { role: "member" },
    });
    expect(changed).toMatchObject({ userId: guest.id, role: "member" });
    expect(await closed).toBe(4401);
    expect(await socketStatus(world.url, `/sync/${project.documents.team}`, { Cookie: guest.cookie })).toBe(101);
  });

  test("who are taken out lose the project at once", async () => {
    const guest = await inviteSecond(world.url, world.owner, project.id, "member", newPerson());
    const { socket } = await openSocket(world.url, `/sync/${project.documents.plan}`, { Cookie: guest.cookie });
    const closed = closeCode(socket);
    expect(
      (await send(world.url, "DELETE", `${base}/members/${guest.id}`, { cookie: world.owner.cookie })).status,
    ).toBe(204);
    expect(await closed).toBe(4401);
    expect(await problemOf(send(world.url, "GET", base, { cookie: guest.cookie }))).toBe("404 not-found");
  });

  test("may leave, but not take others out", async () => {
    const guest = await inviteSecond(world.url, world.owner, project.id, "client", newPerson());
    expect(await problemOf(send(world.url, "DELETE", `${base}/members/${member.id}`, { cookie: guest.cookie }))).toBe(
      "404 not-found",
    );
    expect((await send(world.url, "DELETE", `${base}/members/${guest.id}`, { cookie: guest.cookie })).status).toBe(204);
  });

  test("always keep an owner among them", async () => {
    const self = `${base}/members/${world.owner.id}`;
    expect(await problemOf(send(world.url, "DELETE", self, { cookie: world.owner.cookie }))).toBe("409 last-owner");
    expect(
      await problemOf(send(world.url, "PATCH", self, { cookie: world.owner.cookie, body: { role: "viewer" } })),
    ).toBe("409 last-owner");
  });

  test("who aren't there can't be changed", async () => {
    expect(
      await problemOf(
        send(world.url, "PATCH", `${base}/members/nobody`, { cookie: world.owner.cookie, body: { role: "viewer" } }),
      ),
    ).toBe("404 not-found");
  });
});

describe("an invitation", () => {
  test("shows its holder what it is for", async () => {
    const invitation = (await (await invite(world.owner, "preview@example.com", "client")).json()) as CreatedInvitation;
    expect(invitation.url).toBe(`${world.url}/invite/${invitation.token}`);
    expect(await get<InvitationPreview>(world.url, `/api/invitations/${invitation.token}`)).toEqual({
      project: { id: project.id, name: "Relaunch" },
      email: "preview@example.com",
      role: "client",
      hasAccount: false,
    });
  });

  test("is good once", async () => {
    const person = newPerson();
    const { token } = (await (await invite(world.owner, person.email, "client")).json()) as CreatedInvitation;
    const signedUp = await send(world.url, "POST", "/api/auth/sign-up/email", {
      body: { ...person, invitation: token },
    });
    const cookie = signedUp.headers.getSetCookie()[0]!.split(";", 1)[0]!;
    const accept = () => send(world.url, "POST", `/api/invitations/${token}/accept`, { cookie });
    expect(await (await accept()).json()).toEqual({ project: { id: project.id, name: "Relaunch" }, role: "client" });
    expect(await problemOf(accept())).toBe("404 not-found");
  });

  test("is for its address only", async () => {
    const { token } = (await (await invite(world.owner, "someone@example.com", "client")).json()) as CreatedInvitation;
    expect(
      await problemOf(send(world.url, "POST", `/api/invitations/${token}/accept`, { cookie: member.cookie })),
    ).toBe("409 conflict");
  });

  test("ends when it is taken back", async () => {
    const { id, token } = (await (await invite(member, "gone@example.com", "client")).json()) as CreatedInvitation;
    expect((await send(world.url, "DELETE", `${base}/invitations/${id}`, { cookie: member.cookie })).status).toBe(204);
    expect(await problemOf(send(world.url, "GET", `/api/invitations/${token}`))).toBe("404 not-found");
    expect(await problemOf(send(world.url, "DELETE", `${base}/invitations/${id}`, { cookie: member.cookie }))).toBe(
      "404 not-found",
    );
  });

  test("takes the place of an open one for the same address", async () => {
    const first = (await (await invite(world.owner, "twice@example.com", "client")).json()) as CreatedInvitation;
    await invite(world.owner, "TWICE@example.com", "viewer");
    const { invitations } = await get<InvitationList>(world.url, `${base}/invitations`, world.owner);
    expect(invitations.filter(({ email }) => email === "twice@example.com")).toMatchObject([{ role: "viewer" }]);
    expect(await problemOf(send(world.url, "GET", `/api/invitations/${first.token}`))).toBe("404 not-found");
  });

  test("into ownership comes from an owner only", async () => {
    expect(await problemOf(invite(member, "boss@example.com", "owner"))).toBe("404 not-found");
    expect((await invite(world.owner, "boss@example.com", "owner")).status).toBe(201);
  });

  test("isn't made for somebody who is in already", async () => {
    expect(await problemOf(invite(world.owner, member.email, "viewer"))).toBe("409 conflict");
  });

  test("keeps no token on disk", async () => {
    const { token } = (await (await invite(world.owner, "disk@example.com", "client")).json()) as CreatedInvitation;
    const files = readdirSync(world.dataDir).filter((name) => name.startsWith("entente.db"));
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) expect(readFileSync(`${world.dataDir}/${name}`).includes(token)).toBe(false);
  });
});
