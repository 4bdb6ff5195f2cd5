// What the sync server asks before it opens a socket: which document, for whom, with which rights.
// The answer comes from the same table as HTTP's; the Origin was checked before.

import type { IncomingHttpHeaders } from "node:http";
import type { Authorize, DocumentKind, Grant } from "../sync/types.ts";
import type { Database } from "../storage/database.ts";
import { may, type Action, type Standing } from "./policy.ts";
import { principalName, type Principal } from "./principal.ts";
import { linkById, projectAccess } from "./project-access.ts";
import type { Tickets } from "./tickets.ts";

const ACTIONS: Record<DocumentKind, { readonly read: Action; readonly write: Action }> = {
  plan: { read: "plan.read", write: "plan.write" },
  review: { read: "review.read", write: "review.write" },
  team: { read: "team.read", write: "team.write" },
};

/** The rights of `standing` on a document of `kind`; null when it may not be read. */
export function documentRights(
  standing: Standing,
  kind: DocumentKind,
  archived: boolean,
): { readonly mayWrite: boolean } | null {
  if (!may(standing, ACTIONS[kind].read, { archived })) return null;
  return { mayWrite: may(standing, ACTIONS[kind].write, { archived }) };
}

/** Implements `Authorize`: a ticket if there is one, the session's cookie otherwise. A ticket is used up only by a grant. */
export function createAuthorize(parts: {
  readonly database: Database;
  readonly tickets: Tickets;
  readonly principalOf: (headers: Headers) => Promise<Principal>;
}): Authorize {
  const { database, tickets } = parts;

  async function grantTo(principal: Principal, documentId: string): Promise<Grant | null> {
    if (principal.kind === "nobody") return null;
    const document = await database.selectFrom("documents").selectAll().where("id", "=", documentId).executeTakeFirst();
    if (!document) return null;
    const project = await projectAccess(database, principal, document.project_id);
    const rights = project && documentRights(project.standing, document.kind, project.archived);
    if (!rights) return null;
    return {
      documentId,
      projectId: project.id,
      kind: document.kind,
      principal: principalName(principal),
      displayName: principal.kind === "user" ? principal.user.name : principal.link.name,
      role: project.standing === "link" ? "viewer" : project.standing,
      mayWrite: rights.mayWrite,
    };
  }

  return async ({ headers, documentId, ticket }) => {
    if (ticket !== null) {
      const entry = tickets.look(ticket);
      if (!entry) return "unauthenticated";
      const link = await linkById(database, entry.linkId);
      if (!link || entry.documentId !== documentId) return null;
      const grant = await grantTo({ kind: "link", link }, documentId);
      return grant && tickets.use(ticket) ? grant : null;
    }
    const principal = await parts.principalOf(webHeaders(headers));
    if (principal.kind === "nobody") return "unauthenticated";
    return grantTo(principal, documentId);
  };
}

function webHeaders(headers: IncomingHttpHeaders): Headers {
  const result = new Headers();
  for (const name of ["cookie", "authorization"] as const) {
    const value = headers[name];
    if (value !== undefined) result.set(name, value);
  }
  return result;
}
