// An invitation seen by the person who holds its link: what it is for, and accepting it.

import type { AcceptedInvitation, InvitationPreview } from "@entente/shared/http/invitation";
import { defineStore } from "pinia";
import { ref } from "vue";
import { request } from "../api/client.ts";

export const useInvitationStore = defineStore("invitation", () => {
  const preview = ref<InvitationPreview | null>(null);

  /** Fetches what the token is for; throws ApiProblem 404 when it is used, withdrawn or expired. */
  async function look(token: string): Promise<void> {
    preview.value = null;
    preview.value = await request<InvitationPreview>("GET", `/api/invitations/${encodeURIComponent(token)}`);
  }

  /** Joins as the signed-in person; answers the project's id. */
  async function accept(token: string): Promise<string> {
    const answer = await request<AcceptedInvitation>("POST", `/api/invitations/${encodeURIComponent(token)}/accept`);
    return answer.project.id;
  }

  return { preview, look, accept };
});
