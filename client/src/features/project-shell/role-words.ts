// The roles as people read them.

import type { Role } from "@entente/shared/http/role";

export const ROLE_OPTIONS: readonly { value: Role; label: string; hint: string }[] = [
  { value: "owner", label: "Owner", hint: "Everything, and who belongs to the project" },
  { value: "member", label: "Member", hint: "Writes the plan and the review" },
  { value: "client", label: "Client", hint: "Reads the plan, comments and decides in the review" },
  { value: "viewer", label: "Viewer", hint: "Reads" },
];

/** A role's name for people. */
export function roleLabel(role: Role): string {
  return ROLE_OPTIONS.find((option) => option.value === role)?.label ?? role;
}
