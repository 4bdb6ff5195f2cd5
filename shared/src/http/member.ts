// The people of a project and their roles. A project always keeps one owner.

import { z } from "zod";
import { Role } from "./role.ts";

export const Member = z
  .object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    /** Milliseconds since 1970-01-01T00:00Z. */
    since: z.int(),
  })
  .meta({ id: "Member" });
export type Member = z.infer<typeof Member>;

export const MemberList = z.object({ members: z.array(Member) }).meta({ id: "MemberList" });
export type MemberList = z.infer<typeof MemberList>;

export const MemberPatch = z.object({ role: Role }).meta({ id: "MemberPatch" });
export type MemberPatch = z.infer<typeof MemberPatch>;
