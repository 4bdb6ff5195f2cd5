// Who belongs to the open project, who is invited, and which share links exist: read when the
// dialog opens, changed over HTTP. A token's address is known only from the moment it is made.

import type { CreatedInvitation, Invitation, InvitationList } from "@entente/shared/http/invitation";
import type { CreatedLink, Link, LinkList } from "@entente/shared/http/link";
import type { Member, MemberList } from "@entente/shared/http/member";
import type { Role } from "@entente/shared/http/role";
import { defineStore } from "pinia";
import { ref } from "vue";
import { request } from "../api/client.ts";

export const useMembersStore = defineStore("members", () => {
  const members = ref<readonly Member[]>([]);
  const invitations = ref<readonly Invitation[]>([]);
  const links = ref<readonly Link[]>([]);
  let base = "";

  /** Reads all three lists; invitations and links only for who may change them. */
  async function load(projectId: string, mayManage: boolean): Promise<void> {
    base = `/api/projects/${encodeURIComponent(projectId)}`;
    const [people, open, shared] = await Promise.all([
      request<MemberList>("GET", `${base}/members`),
      mayManage ? request<InvitationList>("GET", `${base}/invitations`) : { invitations: [] },
      mayManage ? request<LinkList>("GET", `${base}/links`) : { links: [] },
    ]);
    members.value = people.members;
    invitations.value = open.invitations;
    links.value = shared.links;
  }

  /** Invites an address; the answer's `url` is shown once, to be sent by hand. */
  async function invite(email: string, role: Role): Promise<CreatedInvitation> {
    const created = await request<CreatedInvitation>("POST", `${base}/invitations`, { email, role });
    invitations.value = (await request<InvitationList>("GET", `${base}/invitations`)).invitations;
    return created;
  }

  async function withdrawInvitation(id: string): Promise<void> {
    await request<void>("DELETE", `${base}/invitations/${encodeURIComponent(id)}`);
    invitations.value = invitations.value.filter((invitation) => invitation.id !== id);
  }

  async function setRole(userId: string, role: Role): Promise<void> {
    await request<unknown>("PATCH", `${base}/members/${encodeURIComponent(userId)}`, { role });
    members.value = members.value.map((member) => (member.userId === userId ? { ...member, role } : member));
  }

  async function removeMember(userId: string): Promise<void> {
    await request<void>("DELETE", `${base}/members/${encodeURIComponent(userId)}`);
    members.value = members.value.filter((member) => member.userId !== userId);
  }

  /** Makes a link whose holder reads the project; the answer's `url` is shown once. */
  async function createLink(name: string): Promise<CreatedLink> {
    const created = await request<CreatedLink>("POST", `${base}/links`, { role: "viewer", name });
    links.value = (await request<LinkList>("GET", `${base}/links`)).links;
    return created;
  }

  /** Ends a link; whoever is looking through it is sent away. */
  async function revokeLink(id: string): Promise<void> {
    await request<void>("DELETE", `${base}/links/${encodeURIComponent(id)}`);
    links.value = links.value.filter((link) => link.id !== id);
  }

  return {
    members,
    invitations,
    links,
    load,
    invite,
    withdrawInvitation,
    setRole,
    removeMember,
    createLink,
    revokeLink,
  };
});
