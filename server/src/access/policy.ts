// Who may do what: one pure table that serves HTTP and sockets alike. It knows no request, no
// session and no store; whoever asks has found out first what the caller is to the project.

import type { Role } from "@entente/shared/http/role";

/** What a caller is to a project. `link` is a share link's holder, `account` somebody signed in without a role in it. */
export type Standing = Role | "link" | "account" | "nobody";

export const STANDINGS: readonly Standing[] = ["owner", "member", "client", "viewer", "link", "account", "nobody"];

const EVERYONE_INSIDE: readonly Standing[] = ["owner", "member", "client", "viewer", "link"];
const ACCOUNTS: readonly Standing[] = ["owner", "member", "client", "viewer", "account"];
const TEAM: readonly Standing[] = ["owner", "member"];
const REVIEWERS: readonly Standing[] = ["owner", "member", "client"];

const TABLE = {
  "project.create": ACCOUNTS,
  "project.read": EVERYONE_INSIDE,
  "project.export": EVERYONE_INSIDE,
  "project.rename": TEAM,
  "project.archive": ["owner"],
  "plan.read": EVERYONE_INSIDE,
  "plan.write": TEAM,
  "team.read": TEAM,
  "team.write": TEAM,
  "review.read": EVERYONE_INSIDE,
  // Nobody over a socket: the server writes the review document, on behalf of whoever may run its commands.
  "review.write": [],
  "frame.write": TEAM,
  "thread.write": REVIEWERS,
  "thread.link": TEAM,
  "decision.write": REVIEWERS,
  "people.read": EVERYONE_INSIDE,
  "member.list": TEAM,
  "member.change": ["owner"],
  "member.leave": ["owner", "member", "client", "viewer"],
  "invitation.manage": TEAM,
  "invitation.manage-owner": ["owner"],
  "link.manage": TEAM,
} as const satisfies Record<string, readonly Standing[]>;

export type Action = keyof typeof TABLE;
export const ACTIONS = Object.keys(TABLE) as readonly Action[];

/** What the action is done to. Whatever belongs to an archived project is out of reach, but for its owner's look and its return. */
export interface Subject {
  readonly archived: boolean;
}

const ON_ARCHIVED: readonly Action[] = ["project.read", "project.archive", "project.export"];

/** Whether a caller who stands so to the project may do `action` in it. */
export function may(standing: Standing, action: Action, subject: Subject): boolean {
  if (subject.archived && action !== "project.create" && !(standing === "owner" && ON_ARCHIVED.includes(action)))
    return false;
  return (TABLE[action] as readonly Standing[]).includes(standing);
}
