// Signing out with nothing lost unasked. Edits that the server doesn't have are named first: the
// person stays, waits until they are saved, or discards them. Without a network the copies go from
// this device at once and the server ends the session as soon as this browser reaches it.

import { onBeforeUnmount, shallowRef, type ShallowRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import { useNoticesStore } from "../../stores/notices.ts";
import { useOutboxStore, type OwedProject } from "../../stores/outbox.ts";
import { useSessionStore } from "../../stores/session.ts";

/** What has to be answered before somebody is signed out; nothing owed: only that there is no network. */
export interface SignOutQuestion {
  readonly owed: readonly OwedProject[];
  /** It is signed out by itself once everything is saved. */
  readonly isWaiting: boolean;
}

export interface SignOut {
  readonly question: Readonly<ShallowRef<SignOutQuestion | null>>;
  stay(): void;
  /** Signs out now; what is owed is lost. */
  discard(): Promise<void>;
  /** Signs out by itself once the server has everything; until then the question stands. */
  wait(): Promise<void>;
}

/** How long edits that are on their way may take before they are asked about. */
const PATIENCE_MS = 1_500;
const LOOK_AGAIN_MS = 250;
const SEND_AGAIN_MS = 2_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Begins to sign out, and asks only where something would get lost or nobody would hear of it. */
export function useSignOut(): SignOut {
  const session = useSessionStore();
  const outbox = useOutboxStore();
  const notices = useNoticesStore();
  const route = useRoute();
  const router = useRouter();
  const question = shallowRef<SignOutQuestion | null>(null);

  function stay(): void {
    question.value = null;
    session.isLeaving = false;
  }

  async function out(): Promise<void> {
    stay();
    // An invitation goes on with whoever signs in next.
    if (route.meta["open"] !== true) await router.push("/sign-in");
  }

  function failed(error: unknown): void {
    notices.say(error instanceof Error ? error.message : "Signing out didn't work. Try again.", "error");
    stay();
  }

  async function begin(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    let owed = await outbox.look();
    while (owed.length > 0 && outbox.isArriving && Date.now() < until) {
      await pause(LOOK_AGAIN_MS);
      owed = await outbox.look();
    }
    if (owed.length === 0 && (await session.signOut())) return out();
    question.value = { owed, isWaiting: false };
  }

  async function discard(): Promise<void> {
    try {
      if (!(await session.signOut())) await session.signOutHere();
      await out();
    } catch (error) {
      failed(error);
    }
  }

  async function wait(): Promise<void> {
    question.value = question.value && { ...question.value, isWaiting: true };
    let sentAt = 0;
    while (question.value?.isWaiting) {
      if (Date.now() - sentAt >= SEND_AGAIN_MS) {
        await outbox.send();
        sentAt = Date.now();
      }
      const owed = await outbox.look();
      if (!question.value?.isWaiting) return;
      question.value = { owed, isWaiting: true };
      if (owed.length === 0 && (await session.signOut().catch(() => false))) return out();
      await pause(LOOK_AGAIN_MS);
    }
  }

  void begin().catch(failed);
  onBeforeUnmount(() => (question.value = null));
  return { question, stay, discard, wait };
}
