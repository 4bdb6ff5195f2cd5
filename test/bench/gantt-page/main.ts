// A page that mounts the real Gantt board on a plan held in memory: no server, no account. The
// address says which plan: `?tasks=10000&links=10000` makes one, `?plan=/file.xml` reads an MSPDI
// file that the page's server offers; `&stock` draws it with frappe-gantt as it comes. `window.bench` lets a test or benchmark edit it from outside.

import { createPinia } from "pinia";
import { createApp } from "vue";
import { createMemoryHistory, createRouter } from "vue-router";
import * as Y from "yjs";
import { encodePlan } from "@entente/shared/doc/create-plan";
import { parseMspdi } from "@entente/shared/exchange/mspdi/read-mspdi";
import type { TaskId } from "@entente/shared/model/ids";
import { createPlanSession } from "../../../client/src/doc/plan-session.ts";
import GanttBoard from "../../../client/src/features/gantt/GanttBoard.vue";
import { useCommandsStore } from "../../../client/src/stores/commands.ts";
import { useNoticesStore } from "../../../client/src/stores/notices.ts";
import { usePlanStore } from "../../../client/src/stores/plan.ts";
import { usePresenceStore } from "../../../client/src/stores/presence.ts";
import "./page.css";
import { drawStock } from "./stock.ts";
import { syntheticPlan } from "./synthetic-plan.ts";

export interface GanttBench {
  readonly plan: ReturnType<typeof usePlanStore>;
  readonly presence: ReturnType<typeof usePresenceStore>;
  /** A second replica: what is written here reaches the board as somebody else's edit. */
  readonly remote: Y.Doc;
  /** Milliseconds from mounting (the plan is read and scheduled by then) to the first painted frame. */
  readonly firstPaint: Promise<number>;
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
remote.on("update", (change: Uint8Array) => Y.applyUpdate(doc, change, "remote"));
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
plan.attach(createPlanSession(doc), query.get("role") !== "viewer");
const routes: string[] = [];
router.afterEach((to) => void routes.push(to.fullPath));

const isStock = query.has("stock");
const schedule = plan.schedule;
const began = performance.now();
if (isStock) drawStock(document.querySelector("#app")!, source, schedule);
else app.mount("#app");
const firstPaint = new Promise<number>((resolve) => {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.addEventListener("message", () => resolve(performance.now() - began));
    channel.port1.start();
    channel.port2.postMessage(null);
  });
});
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
  setRemoteTask(id, field, value) {
    const fields = remote.getMap("tasks").get(id);
    if (fields instanceof Y.Map) fields.set(field, value);
  },
};
document.documentElement.dataset["ready"] = "true";
