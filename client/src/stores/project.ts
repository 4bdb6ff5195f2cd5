// The open project: fetches what one may see, keeps its documents in step with the server, and
// hands them to the plan, review and presence stores. It owns every connection and lets go of all of
// them on close. A project this device remembers opens from its copy while the server is asked beside
// it. When access changes it asks again, and either goes on with the same documents (no edit is lost)
// or leaves and takes the copies away.

import type { OpenedLink, Ticket } from "@entente/shared/http/link";
import type { ProjectSummary } from "@entente/shared/http/project";
import { CLOSE } from "@entente/shared/sync/close-codes";
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { ApiProblem, isUnreachable, request } from "../api/client.ts";
import type { AwayWatch } from "../doc/away.ts";
import { useAwayStore } from "./away.ts";
import { useDeviceStore } from "./device.ts";
import { usePlanStore } from "./plan.ts";
import { openProject } from "./open-project.ts";
import type { OpenProject } from "./open-project.ts";
import { useNoticesStore } from "./notices.ts";
import { usePresenceStore } from "./presence.ts";
import { useReviewStore } from "./review.ts";
import { useSessionStore } from "./session.ts";
import type { CopyState } from "../sync/local-copy.ts";
import type { SaveState } from "../sync/save-state.ts";

const REFUSED: Readonly<Record<number, string>> = {
  [CLOSE.badFrame]: "The server could not take an edit. Copy what you need and reload the page.",
  [CLOSE.readOnly]: "You may only read this project: the last edits were not saved.",
  [CLOSE.tooMuch]: "Too many edits at once: the last were not saved. Reload the page.",
};
const GONE = "This project is no longer open to you.";
const WRITERS: readonly ProjectSummary["role"][] = ["owner", "member"];
const ASK_AFTER_FAILURES = 3;
const TRY_AGAIN_MS = 3_000;
const NOT_KEPT: Readonly<Record<"full" | "unavailable", string>> = {
  full: "Nothing is kept on this device, because its storage is full. Edits are saved while you are online.",
  unavailable: "This browser keeps nothing on this device. Edits are saved while you are online.",
};

/** Resolves when the browser says that it is online again, or when it is time to try all the same. */
function networkMayBeBack(): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, TRY_AGAIN_MS);
    window.addEventListener("online", go);
  });
}

export const useProjectStore = defineStore("project", () => {
  const plan = usePlanStore();
  const review = useReviewStore();
  const presence = usePresenceStore();
  const notices = useNoticesStore();
  const device = useDeviceStore();
  const session = useSessionStore();
  const away = useAwayStore();
  // Comes beside the page, as nothing on the first view shows it.
  const awayModule = import("../doc/away.ts").catch(() => null);

  const project = shallowRef<ProjectSummary | null>(null);
  const saveState = shallowRef<SaveState>({ kind: "saved" });
  /** Whether edits are kept on this device; null where nothing is meant to be (a share link). */
  const copyState = shallowRef<CopyState | null>(null);
  /** The plan may be shown: it holds what the server holds, or held when this device last heard of it. */
  const ready = ref(false);
  /** Nothing of the plan is on this device and the server can't be reached: it opens by itself once it can. */
  const absent = ref(false);
  /** Why the project was left without being closed, or null. */
  const gone = ref<string | null>(null);
  const link = shallowRef<string | null>(null);
  let current: OpenProject | null = null;
  let opening = 0;
  let awayWatch: AwayWatch | null = null;
  /** When the server was last heard of, while it isn't. */
  let awaySince = 0;

  const mayWrite = computed(() => project.value !== null && WRITERS.includes(project.value.role));
  const mayReview = computed(() => mayWrite.value || project.value?.role === "client");
  const pendingEdits = computed(() => ("pending" in saveState.value ? saveState.value.pending : 0));

  async function fetchSummary(id: string, token: string | null): Promise<ProjectSummary> {
    if (!token) return request<ProjectSummary>("GET", `/api/projects/${encodeURIComponent(id)}`);
    const opened = await request<OpenedLink>("GET", `/api/links/${encodeURIComponent(token)}`);
    return { ...opened.project, role: opened.role, updatedAt: 0, archived: false, sample: false };
  }

  async function fetchTicket(token: string, document: string): Promise<Readonly<Record<string, string>>> {
    const path = `/api/links/${encodeURIComponent(token)}/tickets`;
    return { ticket: (await request<Ticket>("POST", path, { document })).ticket };
  }

  /** Opens the documents of `summary` and shows them; false when something else was opened meanwhile. */
  async function begin(summary: ProjectSummary, token: string | null): Promise<boolean> {
    const mine = ++opening;
    link.value = token;
    project.value = summary;
    saveState.value = { kind: "saving", pending: 0 };
    const user = token ? null : session.user;
    const [copies, watching] = await Promise.all([user && device.copies, awayModule]);
    if (mine !== opening) return false;
    let isReady = false;
    const opened = await openProject({
      documents: summary.documents,
      keeper: copies && user && { copies, user: user.id, role: summary.role, mayWrite: mayWrite.value },
      params: token ? (document) => fetchTicket(token, document) : async () => ({}),
      onPeers: (peers) => presence.show(peers),
      onSaveState: showSaveState,
      onCopyState: showCopyState,
      onReady: () => {
        isReady = true;
        if (current) showBoards();
      },
      onHandshake: () => awayWatch?.handshake(),
      onInStep: tellWhatChanged,
      onClosed: (code) => void closed(code),
      onFailure: (attempts) => {
        if (attempts % ASK_AFTER_FAILURES === 0) void askAgain();
      },
    });
    if (mine !== opening) {
      opened.destroy();
      return false;
    }
    current = opened;
    awaySince = opened.contactAt;
    awayWatch =
      watching?.createAwayWatch({
        plan: opened.plan,
        acknowledged: opened.acknowledged,
        isRemote: (origin) => opened.isRemote(origin),
      }) ?? null;
    plan.attach(opened.plan, mayWrite.value);
    review.attach(opened.review, summary.id, token);
    presence.attach(opened.presence);
    window.addEventListener("beforeunload", warnOfUnsaved);
    if (isReady) showBoards();
    else ready.value = false;
    return true;
  }

  /** A board that stands before the plan is shown would take its language and its first view from an empty one. */
  function showBoards(): void {
    plan.settle();
    ready.value = true;
    absent.value = false;
  }

  function showSaveState(state: SaveState): void {
    saveState.value = state;
    absent.value = state.kind === "offline" && !ready.value;
    if (state.kind === "saved") awayWatch?.saved();
    if (state.kind === "offline") awaySince = state.since;
  }

  /** After an absence; a page that has just been opened without a copy has not been away. */
  function tellWhatChanged(): void {
    const report = awayWatch?.inStep();
    const open = project.value;
    if (report && open && awaySince > 0)
      void away.tell(report, { projectId: open.id, link: link.value, since: awaySince });
    awaySince = 0;
  }

  function showCopyState(state: CopyState): void {
    const before = copyState.value;
    copyState.value = state;
    if (state.kind === "off" && before?.kind !== "off") notices.say(NOT_KEPT[state.reason]);
  }

  async function start(id: string, token: string | null): Promise<void> {
    close();
    const remembered = token ? undefined : device.projects.find((each) => each.id === id);
    if (remembered && session.user) {
      if (await begin(remembered, null)) void askAgain();
      return;
    }
    const mine = ++opening;
    let summary: ProjectSummary | null = null;
    while (!summary) {
      try {
        summary = await fetchSummary(id, token);
      } catch (error) {
        if (mine !== opening) return;
        if (!isUnreachable(error)) throw error;
        absent.value = true;
        await networkMayBeBack();
      }
      if (mine !== opening) return;
    }
    absent.value = false;
    if (!token) device.rememberProject(summary);
    await begin(summary, token);
  }

  /** Fetches the project and connects, once there is a network; throws ApiProblem when it can't be opened. */
  async function open(projectId: string): Promise<void> {
    if (current && project.value?.id === projectId && !link.value) return;
    await start(projectId, null);
  }

  /** As `open`, for the holder of a share link. */
  async function openLink(token: string): Promise<void> {
    if (current && link.value === token) return;
    await start("", token);
  }

  function close(): void {
    opening++;
    window.removeEventListener("beforeunload", warnOfUnsaved);
    awayWatch?.destroy();
    awayWatch = null;
    away.dismiss();
    plan.detach();
    review.detach();
    presence.detach();
    const last = current;
    current = null;
    last?.destroy();
    project.value = null;
    link.value = null;
    ready.value = false;
    absent.value = false;
    gone.value = null;
    saveState.value = { kind: "saved" };
    copyState.value = null;
  }

  /** Leaves a project that isn't ours any more, its copies included. */
  function leave(message: string): void {
    const left = link.value ? null : project.value;
    if (left) void device.forgetProject(left);
    close();
    gone.value = message;
    notices.say(message, "error");
  }

  /** Asks whether the project is still ours: true when it is, false when it was left, null when nobody answers. */
  async function askAgain(): Promise<boolean | null> {
    const open = current;
    const known = project.value;
    if (!open || !known) return false;
    try {
      const summary = await fetchSummary(known.id, link.value);
      if (current !== open) return false;
      if (!link.value) device.rememberProject(summary);
      if (summary.role !== known.role) await changeRole(known, summary);
      if (current !== open) return false;
      project.value = summary;
      plan.mayWrite = mayWrite.value;
      return true;
    } catch (error) {
      if (current !== open || isUnreachable(error) || !(error instanceof ApiProblem)) return null;
      if (error.status === 401 && !link.value) await session.ended();
      else if (error.status === 401 || error.status === 403 || error.status === 404) leave(GONE);
      else return null;
      return false;
    }
  }

  /** The copy of the role one had goes: the next visit begins one for the role one has. */
  async function changeRole(before: ProjectSummary, after: ProjectSummary): Promise<void> {
    const owed = pendingEdits.value;
    await device.forgetDocuments(before.documents);
    copyState.value = null;
    if (owed > 0 && !WRITERS.includes(after.role)) current?.refuse(REFUSED[CLOSE.readOnly]!);
  }

  async function closed(code: number): Promise<void> {
    if (code === CLOSE.accessChanged) {
      const known = await askAgain();
      if (known !== false) current?.reconnect();
    } else if (code === CLOSE.gone) leave(GONE);
    else current?.refuse(REFUSED[code] ?? "The server refused an edit. Reload the page.");
  }

  /** What this device keeps is sent at the next visit; only what it doesn't keep can get lost. */
  function warnOfUnsaved(event: BeforeUnloadEvent): void {
    if (pendingEdits.value > 0 && copyState.value?.kind !== "kept") event.preventDefault();
  }

  /** Renames the project for everybody. */
  async function rename(name: string): Promise<void> {
    const open = project.value;
    if (!open) return;
    project.value = await request<ProjectSummary>("PATCH", `/api/projects/${encodeURIComponent(open.id)}`, { name });
    device.rememberProject(project.value);
  }

  return {
    project,
    saveState,
    copyState,
    pendingEdits,
    ready,
    absent,
    gone,
    link,
    mayWrite,
    mayReview,
    open,
    openLink,
    close,
    rename,
  };
});
