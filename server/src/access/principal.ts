// Who is calling: somebody signed in, a share link's holder, or nobody.

import type { User } from "@entente/shared/http/account";

export interface LinkHolder {
  readonly linkId: string;
  readonly projectId: string;
  /** What the owner called the link. */
  readonly name: string;
}

export type Principal =
  | { readonly kind: "user"; readonly user: User }
  | { readonly kind: "link"; readonly link: LinkHolder }
  | { readonly kind: "nobody" };

/** The principal as the sync server and the log know it: `user:ID`, `link:ID`. */
export function principalName(principal: Exclude<Principal, { kind: "nobody" }>): string {
  return principal.kind === "user" ? `user:${principal.user.id}` : `link:${principal.link.linkId}`;
}
