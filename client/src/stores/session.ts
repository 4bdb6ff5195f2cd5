// Who is signed in, by the session cookie. The store never sees the cookie; it asks the server. On a
// device where somebody was signed in, it takes their word at once, so that a page opens without a
// network, and asks the server beside it: what that answers holds.

import type { Setup } from "@entente/shared/http/health";
import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import { isUnreachable, request } from "../api/client.ts";
import { useDeviceStore } from "./device.ts";
import type { User } from "./remembered.ts";

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
  const device = useDeviceStore();
  const user = shallowRef<User | null>(null);
  const state = ref<SessionState>("unknown");
  /** Somebody asked to sign out; the root shows what that needs to know. */
  const isLeaving = ref(false);
  /** Whether the server has said so since the page was opened. */
  let isConfirmed = false;

  /** Before anything else is asked: the server must not take anybody for whom has signed out here. */
  async function tellSignOut(): Promise<void> {
    if (device.owesSignOut()) await (await import("./owed-sign-out.ts")).tellSignOut();
  }

  /** Asks who is signed in; throws ApiProblem when the server can't be reached. */
  async function refresh(): Promise<void> {
    await tellSignOut();
    const answer = await request<{ user: User } | null | undefined>("GET", "/api/auth/get-session");
    isConfirmed = true;
    if (answer?.user) {
      const known = { id: answer.user.id, name: answer.user.name, email: answer.user.email };
      device.rememberUser(known);
      if (JSON.stringify(user.value) !== JSON.stringify(known)) user.value = known;
      state.value = "in";
      return;
    }
    device.forgetUser();
    user.value = null;
    const setup = await request<Setup>("GET", "/api/setup");
    state.value = setup.state === "first" ? "first" : "out";
  }

  /** As `refresh`, but opens at once for whom this device remembers. */
  async function start(): Promise<void> {
    if (!device.user) return refresh();
    user.value = device.user;
    state.value = "in";
    void confirm();
  }

  /** Asks beside what goes on; without an answer, again when the network is back. */
  async function confirm(): Promise<void> {
    if (isConfirmed) return;
    try {
      await refresh();
    } catch (error) {
      if (isUnreachable(error)) window.addEventListener("online", () => void confirm(), { once: true });
    }
  }

  /** The server no longer knows this session: asks what holds now. */
  async function ended(): Promise<void> {
    await refresh().catch(() => {});
  }
  device.onForgotten((isSignOut) => {
    if (isSignOut) leave();
    else void ended();
  });

  /** Nobody is signed in on this page, whatever the server still thinks; it is told until it hears. */
  function leave(): void {
    user.value = null;
    state.value = "out";
    if (device.owesSignOut()) void import("./owed-sign-out.ts").then(({ keepTelling }) => keepTelling());
  }

  /** Throws ApiProblem when the address and password don't fit. */
  async function signIn(email: string, password: string): Promise<void> {
    await tellSignOut();
    await request("POST", "/api/auth/sign-in/email", { email, password });
    await refresh();
  }

  /** Makes an account and signs in; throws ApiProblem when refused. */
  async function signUp(account: NewAccount): Promise<void> {
    await tellSignOut();
    await request("POST", "/api/auth/sign-up/email", account);
    await refresh();
  }

  /** Signs out and takes everything of this person off the device; false, and nothing done, when the server can't be reached. */
  async function signOut(): Promise<boolean> {
    try {
      await request("POST", "/api/auth/sign-out", {});
    } catch (error) {
      if (isUnreachable(error)) return false;
      throw error;
    }
    await device.forgetAll(true);
    leave();
    await refresh().catch(() => {});
    return true;
  }

  /** As `signOut`, without a network: the server ends the session as soon as this browser reaches it. */
  async function signOutHere(): Promise<void> {
    await device.forgetAll(false);
    leave();
  }

  return { user, state, isLeaving, start, refresh, ended, signIn, signUp, signOut, signOutHere };
});
