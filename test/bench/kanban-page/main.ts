// A page that mounts the real kanban board on a plan held in memory: no server, no account. The
// address says how large (`?cards=5000&columns=6`); `&peer=dnd-kit` or `&peer=sortable` draws the same
// cards on another board, for comparison.

import { createPinia } from "pinia";
import { createApp } from "vue";
import { createMemoryHistory, createRouter } from "vue-router";
import * as Y from "yjs";
import { encodePlan } from "@entente/shared/doc/create-plan";
import { whenEditable } from "../../../client/src/doc/intents.ts";
import { createPlanSession } from "../../../client/src/doc/plan-session.ts";
import KanbanBoard from "../../../client/src/features/kanban/KanbanBoard.vue";
import { useCommandsStore } from "../../../client/src/stores/commands.ts";
import { usePlanStore } from "../../../client/src/stores/plan.ts";
import { useProjectStore } from "../../../client/src/stores/project.ts";
import { useReviewStore } from "../../../client/src/stores/review.ts";
import { useSelectionStore } from "../../../client/src/stores/selection.ts";
import { boardPlan } from "./board-plan.ts";
import { peerColumns } from "./board-under-test.ts";
import type { BoardUnderTest } from "./board-under-test.ts";
import { paintOf } from "../gantt-page/peer.ts";
import "../gantt-page/page.css";

export interface KanbanBench {
  /** Mounts the board, whose makings are ready, and resolves with the milliseconds to the first painted frame with cards. */
  draw(): Promise<number>;
  /** Once it is drawn. */
  board: BoardUnderTest;
  /** What `watchDrop` found. */
  drop?: Promise<{ readonly ms: number; readonly frames: number }>;
}

declare global {
  interface Window {
    kanban: KanbanBench;
  }
}

const query = new URLSearchParams(location.search);
const plan = boardPlan(Number(query.get("cards") ?? 0), Number(query.get("columns") ?? 6));
const host = document.querySelector<HTMLElement>("#app")!;

/** Makes everything ready that a board is drawn from; the answer draws it. */
async function prepare(peer: string | null): Promise<() => BoardUnderTest> {
  if (peer) {
    const columns = peerColumns(plan);
    const drawPeer =
      peer === "dnd-kit"
        ? (await import("./dnd-kit-peer.ts")).drawDndKit
        : (await import("./sortable-peer.ts")).drawSortable;
    return () => drawPeer(host, columns);
  }
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodePlan(plan));
  const app = createApp(KanbanBoard);
  app.use(createPinia());
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/", component: KanbanBoard }] });
  app.use(router);
  await router.push("/");
  await whenEditable;
  usePlanStore().attach(createPlanSession(doc), true);
  // As in the application, whose frame has them in use: they come once, not with the board.
  for (const useStore of [useProjectStore, useReviewStore, useSelectionStore, useCommandsStore]) useStore();
  await document.fonts.load('14px "Inter Variable"');
  return () => {
    app.mount(host);
    return {
      card: (task) => host.querySelector(`[data-card="${task}"]`),
      column: (index) => host.querySelectorAll("[data-cell]")[index]!,
    };
  };
}

const drawn = await prepare(query.get("peer"));
window.kanban = {
  board: null!,
  draw() {
    // Both marks are for whoever looks at it in a profile.
    performance.mark("bench:draw");
    const began = performance.now();
    const board = drawn();
    window.kanban.board = board;
    return paintOf(() => board.card("card-0") !== null, began).finally(() => performance.mark("bench:painted"));
  },
};
document.documentElement.dataset["ready"] = "true";
