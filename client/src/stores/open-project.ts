// The documents of one open project with their copies on this device and their connections, made
// together and let go together. A copy is read before its document connects, so that the handshake
// asks only for what is missing.

import type { ProjectSummary } from "@entente/shared/http/project";
import { createPlanSession } from "../doc/plan-session.ts";
import type { PlanSession } from "../doc/plan-session.ts";
import { createReviewSession } from "../doc/review-session.ts";
import type { ReviewSession } from "../doc/review-session.ts";
import { createPresence } from "../sync/presence.ts";
import type { PeerState, Presence } from "../sync/presence.ts";
import type { CopyStore } from "../sync/copy-store.ts";
import { followDocument } from "../sync/follow-document.ts";
import type { CopyState, LocalCopy } from "../sync/local-copy.ts";
import type { SaveState } from "../sync/save-state.ts";

/** Whose copies a project is opened with. */
export interface Keeper {
  readonly copies: CopyStore;
  readonly user: string;
  readonly role: ProjectSummary["role"];
  /** Whether another tab of the same person may bring edits. */
  readonly mayWrite: boolean;
}

export interface OpenProjectOptions {
  readonly documents: ProjectSummary["documents"];
  /** Null keeps nothing: a share link's viewer is nobody whose copy could be taken away again. */
  readonly keeper: Keeper | null;
  /** Query parameters for a new connection to a document. */
  readonly params: (document: string) => Promise<Readonly<Record<string, string>>>;
  readonly onPeers: (peers: readonly PeerState[]) => void;
  readonly onSaveState: (state: SaveState) => void;
  readonly onCopyState: (state: CopyState) => void;
  /** The plan may be shown: it holds what the server holds, or held when it was last in step. */
  readonly onReady: () => void;
  readonly onHandshake: () => void;
  readonly onInStep: () => void;
  readonly onClosed: (code: number) => void;
  readonly onFailure: (attempts: number) => void;
}

export interface OpenProject {
  readonly plan: PlanSession;
  readonly review: ReviewSession;
  readonly presence: Presence;
  /** When the plan's copy was last in step with the server; 0: never, or there was none. */
  readonly contactAt: number;
  /** What the server was known to have of the plan when it was opened, as a state vector. */
  readonly acknowledged: Uint8Array;
  /** Whether a transaction of the plan with this origin came from the server. */
  isRemote(origin: unknown): boolean;
  reconnect(): void;
  /** Says that edits are no longer saved. */
  refuse(message: string): void;
  destroy(): void;
}

/** `ws:` or `wss:` to the origin of the page. */
export function syncUrl(): string {
  return `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/sync`;
}

/** Reads the copies, then connects the plan and the review. After `destroy` no callback is called any more. */
export async function openProject(options: OpenProjectOptions): Promise<OpenProject> {
  const { documents, keeper } = options;
  let open = true;
  const whileOpen =
    <A extends unknown[]>(run: (...args: A) => void) =>
    (...args: A) => {
      if (open) run(...args);
    };
  const copyOf = async (document: string, onState?: (state: CopyState) => void): Promise<LocalCopy | null> =>
    keeper ? keeper.copies.open({ user: keeper.user, role: keeper.role, document }, onState) : null;
  const [planCopy, reviewCopy] = await Promise.all([
    copyOf(documents.plan, whileOpen(options.onCopyState)),
    copyOf(documents.review),
  ]);

  const plan = createPlanSession(planCopy?.opened.doc);
  const review = createReviewSession(reviewCopy?.opened.doc);
  const presence = createPresence(plan.doc, whileOpen(options.onPeers));
  const common = { url: syncUrl(), onClosed: whileOpen(options.onClosed) };
  const planLink = followDocument({
    ...common,
    documentId: documents.plan,
    doc: plan.doc,
    copy: planCopy,
    tabs: keeper?.mayWrite === true,
    awareness: presence.awareness,
    params: () => options.params(documents.plan),
    onSaveState: whileOpen(options.onSaveState),
    onHandshake: whileOpen(options.onHandshake),
    onInStep: whileOpen(options.onInStep),
    onSynced: whileOpen(options.onReady),
    onFailure: whileOpen(options.onFailure),
  });
  const reviewLink = followDocument({
    ...common,
    documentId: documents.review,
    doc: review.doc,
    copy: reviewCopy,
    tabs: false,
    params: () => options.params(documents.review),
  });
  if (planCopy) options.onCopyState(planCopy.state);
  if (planCopy?.opened.complete) options.onReady();
  return {
    plan,
    review,
    presence,
    contactAt: planCopy?.opened.contactAt ?? 0,
    acknowledged: planCopy?.opened.acknowledged ?? new Uint8Array(1),
    isRemote: (origin) => planLink.provider.isRemote(origin),
    reconnect() {
      planLink.provider.reconnect();
      reviewLink.provider.reconnect();
    },
    refuse: (message) => planLink.provider.refuse(message),
    destroy() {
      open = false;
      planLink.destroy();
      reviewLink.destroy();
      presence.destroy();
      review.destroy();
      plan.destroy();
    },
  };
}
