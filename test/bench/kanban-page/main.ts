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
import { usePlanStore } from "../../../client/src/stores/plan.ts";
import { boardPlan } from "./board-plan.ts";
import { peerColumns } from "./board-under-test.ts";
import type { BoardUnderTest } from "./board-under-test.ts";
import { paintOf } from "../gantt-page/peer.ts";
import "../gantt-page/page.css";

export interface KanbanBench {
  readonly board: BoardUnderTest;
  /** Milliseconds from mounting (what a board is drawn from is ready by then) to the first painted frame with cards. */
  readonly firstPaint: Promise<number>;
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

async function draw(peer: string | null): Promise<{ board: BoardUnderTest; began: number }> {
  if (peer) {
    const columns = peerColumns(plan);
    const drawPeer =
      peer === "dnd-kit"
        ? (await import("./dnd-kit-peer.ts")).drawDndKit
        : (await import("./sortable-peer.ts")).drawSortable;
    const began = performance.now();
    return { began, board: drawPeer(host, columns) };
  }
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodePlan(plan));
  const app = createApp(KanbanBoard);
  app.use(createPinia());
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/", component: KanbanBoard }] });
  app.use(router);
  await router.push("/");
  const store = usePlanStore();
  await whenEditable;
  store.attach(createPlanSession(doc), true);
  // As in the application, whose other parts are set in it: it comes once, not with the board.
  await document.fonts.load('14px "Inter Variable"');
  // For whoever looks at it in a profile.
  performance.mark("bench:mount");
  const began = performance.now();
  app.mount(host);
  performance.mark("bench:mounted");
  return {
    began,
    board: {
      card: (task) => host.querySelector(`[data-card="${task}"]`),
      column: (index) => host.querySelectorAll("[data-cell]")[index]!,
    },
  };
}

const { board, began } = await draw(query.get("peer"));
window.kanban = { board, firstPaint: paintOf(() => board.card("card-0") !== null, began) };
window.kanban.firstPaint.then(() => performance.mark("bench:painted"));
document.documentElement.dataset["ready"] = "true";
