// Who is signed in, by the session cookie. The store never sees the cookie; it asks the server.

import type { Setup } from "@entente/shared/http/health";
import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import { request } from "../api/client.ts";

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** The token of an invitation; not needed for the first account of a store. */
  readonly invitation?: string;
}

/** `unknown`: not asked yet. `first`: nobody has an account here yet. */
export type SessionState = "unknown" | "first" | "out" | "in";

export const useSessionStore = defineStore("session", () => {
  const user = shallowRef<User | null>(null);
  const state = ref<SessionState>("unknown");

  /** Asks who is signed in; throws ApiProblem when the server can't be reached. */
  async function refresh(): Promise<void> {
    const answer = await request<{ user: User } | null | undefined>("GET", "/api/auth/get-session");
    if (answer?.user) {
      user.value = { id: answer.user.id, name: answer.user.name, email: answer.user.email };
      state.value = "in";
      return;
    }
    user.value = null;
    const setup = await request<Setup>("GET", "/api/setup");
    state.value = setup.state === "first" ? "first" : "out";
  }

  /** Throws ApiProblem when the address and password don't fit. */
  async function signIn(email: string, password: string): Promise<void> {
    await request("POST", "/api/auth/sign-in/email", { email, password });
    await refresh();
  }

  /** Makes an account and signs in; throws ApiProblem when refused. */
  async function signUp(account: NewAccount): Promise<void> {
    await request("POST", "/api/auth/sign-up/email", account);
    await refresh();
  }

  async function signOut(): Promise<void> {
    await request("POST", "/api/auth/sign-out", {});
    await refresh();
  }

  return { user, state, refresh, signIn, signUp, signOut };
});
