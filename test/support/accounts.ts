// People on a running server, made the way a browser makes them: the first account, then everyone
// else by invitation. A person carries the cookie of a session. Every call checks the answer and
// throws with the server's own words, so that a test fails where the trouble is.

import type { Role } from "@entente/shared/http/role";
import type { ProjectSummary } from "@entente/shared/http/project";
import type { CreatedInvitation } from "@entente/shared/http/invitation";
import type { ImportAnswer } from "@entente/shared/http/import";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Value of the `Cookie` header. */
  readonly cookie: string;
}

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const OWNER: NewPerson = { name: "Olga Owner", email: "olga@example.com", password: "correct horse 1" };
export const SECOND: NewPerson = { name: "Mehdi Member", email: "mehdi@example.com", password: "correct horse 2" };

/** Makes the first account of a fresh server: the owner's. */
export async function createOwner(url: string, person: NewPerson = OWNER): Promise<Person> {
  return signUp(url, person);
}

/** Signs an existing account in. */
export async function signIn(url: string, { email, password, name }: NewPerson): Promise<Person> {
  const response = await send(url, "POST", "/api/auth/sign-in/email", { body: { email, password } });
  return personOf(response, { email, password, name });
}

/** Invites `person` into the project in `role`, signs them up with the invitation and accepts it. */
export async function inviteSecond(
  url: string,
  owner: Person,
  projectId: string,
  role: Role = "member",
  person: NewPerson = SECOND,
): Promise<Person> {
  const path = `/api/projects/${projectId}/invitations`;
  const invitation = await json<CreatedInvitation>(url, "POST", path, {
    cookie: owner.cookie,
    body: { email: person.email, role },
  });
  const second = await signUp(url, person, invitation.token);
  await json(url, "POST", `/api/invitations/${invitation.token}/accept`, { cookie: second.cookie });
  return second;
}

/** Makes an empty project. */
export function createProject(url: string, owner: Person, name: string): Promise<ProjectSummary> {
  return json<ProjectSummary>(url, "POST", "/api/projects", { cookie: owner.cookie, body: { name } });
}

/** Imports a file as a project of its own. */
export async function importProject(
  url: string,
  owner: Person,
  file: { readonly bytes: Uint8Array; readonly name: string },
): Promise<ImportAnswer & { project: ProjectSummary }> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(file.bytes)]), file.name);
  const answer = await json<ImportAnswer>(url, "POST", "/api/projects/import", { cookie: owner.cookie, body: form });
  if (!answer.project) throw new Error("The import made no project.");
  return { ...answer, project: answer.project };
}

interface Options {
  readonly cookie?: string;
  readonly body?: unknown;
}

/** One request as a page of the server itself would send it; the answer whatever its status. */
export function send(url: string, method: string, path: string, { cookie, body }: Options = {}): Promise<Response> {
  const headers = new Headers({ Origin: new URL(url).origin });
  if (cookie) headers.set("Cookie", cookie);
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers.set("Content-Type", "application/json");
  return fetch(new URL(path, url), {
    method,
    headers,
    redirect: "manual",
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
}

/** `send` for answers that must succeed: the parsed body; throws with status and body otherwise. */
export async function json<T>(url: string, method: string, path: string, options: Options = {}): Promise<T> {
  const response = await send(url, method, path, options);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return (text === "" ? null : JSON.parse(text)) as T;
}

async function signUp(url: string, person: NewPerson, invitation?: string): Promise<Person> {
  const response = await send(url, "POST", "/api/auth/sign-up/email", { body: { ...person, invitation } });
  return personOf(response, person);
}

async function personOf(response: Response, person: NewPerson): Promise<Person> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${new URL(response.url).pathname} answered ${response.status}: ${text}`);
  const { user } = JSON.parse(text) as { user: { id: string; name: string } };
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0]!)
    .join("; ");
  return { ...person, id: user.id, name: user.name, cookie };
}
