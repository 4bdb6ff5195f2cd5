// Roles in a project, from the most to the least. Owners and members write the plan, clients
// comment and decide in the review, viewers read; a share link's holder is always a viewer.

import { z } from "zod";

export const ROLES = ["owner", "member", "client", "viewer"] as const;
export const Role = z.enum(ROLES).meta({ id: "Role" });
export type Role = z.infer<typeof Role>;
