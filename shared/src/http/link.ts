// Share links: whoever holds the token reads the plan and the review as a viewer, without an
// account. Sockets open with one-use tickets; HTTP reads carry `Authorization: Link TOKEN`.

import { z } from "zod";

export const NewLink = z
  .object({
    role: z.literal("viewer"),
    /** What the owner calls the link, e.g. the client's name; shown to others as who is here. */
    name: z.string().trim().min(1, "a name is needed").max(100, "at most 100 characters"),
  })
  .meta({ id: "NewLink" });
export type NewLink = z.infer<typeof NewLink>;

export const CreatedLink = z
  .object({
    id: z.string(),
    token: z.string(),
    /** The page that opens the link: `PUBLIC_URL/link/TOKEN`. */
    url: z.string(),
  })
  .meta({ id: "CreatedLink" });
export type CreatedLink = z.infer<typeof CreatedLink>;

export const Link = z
  .object({ id: z.string(), name: z.string(), role: z.literal("viewer"), createdAt: z.int() })
  .meta({ id: "Link" });
export type Link = z.infer<typeof Link>;

/** The links that weren't revoked, newest first. */
export const LinkList = z.object({ links: z.array(Link) }).meta({ id: "LinkList" });
export type LinkList = z.infer<typeof LinkList>;

export const OpenedLink = z
  .object({
    project: z.object({
      id: z.string(),
      name: z.string(),
      documents: z.object({ plan: z.string(), review: z.string() }),
    }),
    role: z.literal("viewer"),
  })
  .meta({ id: "OpenedLink" });
export type OpenedLink = z.infer<typeof OpenedLink>;

export const NewTicket = z.object({ document: z.string().min(1).max(64) }).meta({ id: "NewTicket" });
export type NewTicket = z.infer<typeof NewTicket>;

/** Opens one socket on one document, before `expiresAt` (milliseconds since 1970-01-01T00:00Z). */
export const Ticket = z.object({ ticket: z.string(), expiresAt: z.int() }).meta({ id: "Ticket" });
export type Ticket = z.infer<typeof Ticket>;
