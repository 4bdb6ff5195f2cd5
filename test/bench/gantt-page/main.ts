// A page that mounts the real Gantt board on a plan held in memory: no server, no account. The
// address says which plan: `?tasks=10000&links=10000` makes one, `?plan=/file.xml` reads an MSPDI
// file that the page's server offers; `&peer=frappe` or `&peer=svar` draws it with another chart, for
// comparison. `window.bench` lets a test or benchmark edit it from outside.

import { createPinia } from "pinia";
import { createApp } from "vue";
import { createMemoryHistory, createRouter } from "vue-router";
import * as Y from "yjs";
import { encodePlan } from "@entente/shared/doc/create-plan";
import { parseMspdi } from "@entente/shared/exchange/mspdi/read-mspdi";
import type { TaskId } from "@entente/shared/model/ids";
import { whenEditable } from "../../../client/src/doc/intents.ts";
import { createPlanSession } from "../../../client/src/doc/plan-session.ts";
import GanttBoard from "../../../client/src/features/gantt/GanttBoard.vue";
import { useCommandsStore } from "../../../client/src/stores/commands.ts";
import { useNoticesStore } from "../../../client/src/stores/notices.ts";
import { usePlanStore } from "../../../client/src/stores/plan.ts";
import { usePresenceStore } from "../../../client/src/stores/presence.ts";
import "./page.css";
import { nextPaint, paintOf, type ChartUnderTest } from "./peer.ts";
import { syntheticPlan } from "./synthetic-plan.ts";

export interface GanttBench {
  readonly plan: ReturnType<typeof usePlanStore>;
  readonly presence: ReturnType<typeof usePresenceStore>;
  /** A second replica: what is written here reaches the board as somebody else's edit. */
  readonly remote: Y.Doc;
  /** Milliseconds from mounting (the plan is read and scheduled by then) to the first painted frame with bars. */
  readonly firstPaint: Promise<number>;
  readonly chart: ChartUnderTest | null;
  paintOf(isDrawn: () => boolean, began: number): Promise<number>;
  readonly routes: string[];
  /** What the board told the person so far, the last four. */
  notices(): readonly string[];
  setRemoteTask(id: TaskId, field: string, value: unknown): void;
  /** Runs a command of the board as the palette does. */
  command(id: string): void;
}

declare global {
  interface Window {
    bench: GanttBench;
  }
}

const query = new URLSearchParams(location.search);
const file = query.get("plan");
const source = file
  ? parseMspdi(await (await fetch(file)).text()).plan
  : syntheticPlan(Number(query.get("tasks") ?? 0), Number(query.get("links") ?? 0));
const update = encodePlan(source);
const doc = new Y.Doc();
const remote = new Y.Doc();
Y.applyUpdate(doc, update);
Y.applyUpdate(remote, update);
/** What the other replica did and didn't send yet, while it is held back. */
let heldBack: Uint8Array[] | null = null;
remote.on("update", (change: Uint8Array) => {
  if (heldBack) heldBack.push(change);
  else Y.applyUpdate(doc, change, "remote");
});
doc.on("update", (change: Uint8Array, origin: unknown) => {
  if (origin !== "remote") Y.applyUpdate(remote, change, "local");
});

const theme = query.get("theme");
if (theme) document.documentElement.dataset["theme"] = theme;

const app = createApp(GanttBoard);
app.use(createPinia());
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/", component: GanttBoard }] });
app.use(router);
await router.push("/");
const plan = usePlanStore();
await whenEditable;
plan.attach(createPlanSession(doc), query.get("role") !== "viewer");
const routes: string[] = [];
router.afterEach((to) => void routes.push(to.fullPath));

const schedule = plan.schedule;
const host = document.querySelector<HTMLElement>("#app")!;
const setRemoteTask: GanttBench["setRemoteTask"] = (id, field, value) => {
  const fields = remote.getMap("tasks").get(id);
  if (fields instanceof Y.Map) fields.set(field, value);
};

/** Draws the plan; the chart, and when it began. What a peer takes is made ready before. */
async function draw(peer: string | null): Promise<{ chart: ChartUnderTest | null; began: number }> {
  if (peer === "frappe") {
    const { drawFrappe } = await import("./frappe-peer.ts");
    const began = performance.now();
    drawFrappe(host, source, schedule);
    return { chart: null, began };
  }
  if (peer === "svar") {
    const { drawSvar, svarData } = await import("./svar-peer.ts");
    const data = svarData(source, schedule);
    const began = performance.now();
    return { chart: drawSvar(host, data), began };
  }
  const began = performance.now();
  app.mount(host);
  const scroller = () => host.querySelector(".gantt-scroller")!;
  return {
    began,
    chart: {
      scrollers: () => ({ rows: scroller(), dates: scroller() }),
      bar: (task) => host.querySelector(`[data-testid="gantt-bar-${task}"] .bar`),
      setDays: (task, days) => setRemoteTask(task as TaskId, "durationMinutes", days * 480),
      prepareManyDays(count, days) {
        const plain = [...source.tasks.values()].filter((task) => task.kind === "task" && task.parent !== null);
        const changes = (heldBack = []) as Uint8Array[];
        remote.transact(() => {
          for (const { id } of plain.slice(0, count)) setRemoteTask(id, "durationMinutes", days * 480);
        });
        heldBack = null;
        return () => changes.forEach((change) => Y.applyUpdate(doc, change, "remote"));
      },
    },
  };
}

const { chart, began } = await draw(query.get("peer"));
const isEmpty = source.tasks.size === 0;
const firstPaint = chart && !isEmpty ? paintOf(() => chart.bar("t1") !== null, began) : nextPaint(began);
window.bench = {
  plan,
  presence: usePresenceStore(),
  remote,
  firstPaint,
  routes,
  notices: () => useNoticesStore().list.map(({ text }) => text),
  command(id) {
    useCommandsStore().list.find((command) => command.id === id)!.run!();
  },
  chart,
  paintOf,
  setRemoteTask,
};
document.documentElement.dataset["ready"] = "true";
