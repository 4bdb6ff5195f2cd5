// Invitations into a project: for one e-mail address, one role, once, for a limited time. The token
// is shown only when the invitation is made; the server keeps its hash.

import { z } from "zod";
import { Role } from "./role.ts";

export const EmailAddress = z.email("must be an e-mail address").max(254).toLowerCase();

/** A random token from a link, as in paths. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{20,64}$/, "must be a token");

export const NewInvitation = z.object({ email: EmailAddress, role: Role }).meta({ id: "NewInvitation" });
export type NewInvitation = z.infer<typeof NewInvitation>;

export const CreatedInvitation = z
  .object({
    id: z.string(),
    token: z.string(),
    /** The page where the invited person accepts: `PUBLIC_URL/invite/TOKEN`. */
    url: z.string(),
    /** Milliseconds since 1970-01-01T00:00Z. */
    expiresAt: z.int(),
  })
  .meta({ id: "CreatedInvitation" });
export type CreatedInvitation = z.infer<typeof CreatedInvitation>;

export const Invitation = z
  .object({ id: z.string(), email: z.string(), role: Role, createdAt: z.int(), expiresAt: z.int() })
  .meta({ id: "Invitation" });
export type Invitation = z.infer<typeof Invitation>;

/** The open invitations of a project, newest first. */
export const InvitationList = z.object({ invitations: z.array(Invitation) }).meta({ id: "InvitationList" });
export type InvitationList = z.infer<typeof InvitationList>;

/** What the holder of a token sees before accepting. */
export const InvitationPreview = z
  .object({
    project: z.object({ id: z.string(), name: z.string() }),
    email: z.string(),
    role: Role,
    /** Whether an account with this address exists: sign in instead of signing up. */
    hasAccount: z.boolean(),
  })
  .meta({ id: "InvitationPreview" });
export type InvitationPreview = z.infer<typeof InvitationPreview>;

export const AcceptedInvitation = z
  .object({ project: z.object({ id: z.string(), name: z.string() }), role: Role })
  .meta({ id: "AcceptedInvitation" });
export type AcceptedInvitation = z.infer<typeof AcceptedInvitation>;

/** Request header of a sign-up that carries the invitation's token; the body's field `invitation` does the same. */
export const INVITATION_HEADER = "X-Entente-Invitation";
