// Invitations as the database has them. An invitation is open until it is accepted, revoked or two
// weeks old; a new one for the same address takes the place of the open one.

import { createId } from "@entente/shared/model/ids";
import type { Invitation, NewInvitation } from "@entente/shared/http/invitation";
import type { Role } from "@entente/shared/http/role";
import { createToken, tokenHash } from "../access/tokens.ts";
import type { Database } from "../storage/database.ts";

const LIFE_MS = 14 * 24 * 60 * 60 * 1000;

export interface OpenInvitation {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly email: string;
  readonly role: Role;
}

/** Makes an invitation; its token is given once and kept as a hash. */
export async function insertInvitation(
  database: Database,
  { projectId, by, now }: { readonly projectId: string; readonly by: string; readonly now: number },
  { email, role }: NewInvitation,
): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: number }> {
  const [id, token, expiresAt] = [createId(16), createToken(), now + LIFE_MS];
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable("invitations")
      .set({ revoked_at: now })
      .where("project_id", "=", projectId)
      .where("email", "=", email)
      .where("accepted_at", "is", null)
      .where("revoked_at", "is", null)
      .execute();
    await transaction
      .insertInto("invitations")
      .values({
        id,
        project_id: projectId,
        email,
        role,
        token_sha256: tokenHash(token),
        created_by: by,
        created_at: now,
        expires_at: expiresAt,
        accepted_at: null,
        revoked_at: null,
      })
      .execute();
  });
  return { id, token, expiresAt };
}

/** The open invitations of a project, newest first. */
export async function openInvitations(database: Database, projectId: string, now: number): Promise<Invitation[]> {
  return database
    .selectFrom("invitations")
    .select(["id", "email", "role", "created_at as createdAt", "expires_at as expiresAt"])
    .where("project_id", "=", projectId)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .execute();
}

/** Revokes an open invitation; false when there is none with this id in the project. */
export async function revokeInvitation(
  database: Database,
  projectId: string,
  id: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("invitations")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("project_id", "=", projectId)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The open invitation with this token into a project that isn't archived, or null. */
export async function invitationByToken(
  database: Database,
  token: string,
  now: number,
): Promise<OpenInvitation | null> {
  const row = await database
    .selectFrom("invitations")
    .innerJoin("projects", "projects.id", "invitations.project_id")
    .select(["invitations.id as id", "projects.id as projectId", "projects.name as projectName", "email", "role"])
    .where("token_sha256", "=", tokenHash(token))
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .where("archived_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row ?? null;
}

/** Makes the person a member and uses the invitation up; false when somebody else did so first. Who is a member already keeps their role. */
export function acceptInvitation(
  database: Database,
  invitation: OpenInvitation,
  userId: string,
  now: number,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable("invitations")
      .set({ accepted_at: now })
      .where("id", "=", invitation.id)
      .where("accepted_at", "is", null)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await transaction
      .insertInto("members")
      .values({ project_id: invitation.projectId, user_id: userId, role: invitation.role, since: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return true;
  });
}
