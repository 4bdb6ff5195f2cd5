// The documents of one open project and their connections, made together and let go together.

import type { ProjectSummary } from "@entente/shared/http/project";
import { createPlanSession } from "../doc/plan-session.ts";
import type { PlanSession } from "../doc/plan-session.ts";
import { createReviewSession } from "../doc/review-session.ts";
import type { ReviewSession } from "../doc/review-session.ts";
import { createPresence } from "../sync/presence.ts";
import type { PeerState, Presence } from "../sync/presence.ts";
import { createProvider } from "../sync/provider.ts";
import type { SaveState } from "../sync/save-state.ts";

export interface OpenProjectOptions {
  readonly documents: ProjectSummary["documents"];
  /** Query parameters for a new connection to a document. */
  readonly params: (document: string) => Promise<Readonly<Record<string, string>>>;
  readonly onPeers: (peers: readonly PeerState[]) => void;
  readonly onSaveState: (state: SaveState) => void;
  readonly onReady: () => void;
  readonly onClosed: (code: number) => void;
  readonly onFailure: (attempts: number) => void;
}

export interface OpenProject {
  readonly plan: PlanSession;
  readonly review: ReviewSession;
  readonly presence: Presence;
  reconnect(): void;
  /** Says that edits are no longer saved. */
  refuse(message: string): void;
  destroy(): void;
}

/** `ws:` or `wss:` to the origin of the page. */
function syncUrl(): string {
  return `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/sync`;
}

/** Connects the plan and the review. After `destroy` no callback is called any more. */
export function openProject(options: OpenProjectOptions): OpenProject {
  const plan = createPlanSession();
  const review = createReviewSession();
  let open = true;
  const whileOpen =
    <A extends unknown[]>(run: (...args: A) => void) =>
    (...args: A) => {
      if (open) run(...args);
    };
  const presence = createPresence(plan.doc, whileOpen(options.onPeers));
  const common = {
    url: syncUrl(),
    onClosed: whileOpen(options.onClosed),
  };
  const planProvider = createProvider({
    ...common,
    documentId: options.documents.plan,
    doc: plan.doc,
    awareness: presence.awareness,
    params: () => options.params(options.documents.plan),
    onSaveState: whileOpen(options.onSaveState),
    onSynced: whileOpen(options.onReady),
    onFailure: whileOpen(options.onFailure),
  });
  const reviewProvider = createProvider({
    ...common,
    documentId: options.documents.review,
    doc: review.doc,
    params: () => options.params(options.documents.review),
  });
  return {
    plan,
    review,
    presence,
    reconnect() {
      planProvider.reconnect();
      reviewProvider.reconnect();
    },
    refuse: (message) => planProvider.refuse(message),
    destroy() {
      open = false;
      planProvider.destroy();
      reviewProvider.destroy();
      presence.destroy();
      review.destroy();
      plan.destroy();
    },
  };
}
