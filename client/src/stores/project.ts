// The open project: fetches what one may see, keeps its documents in step with the server, and
// hands them to the plan, review and presence stores. It owns every connection and lets go of all of
// them on close. When access changes it asks again, and either goes on with the same documents (no
// edit is lost) or leaves.

import type { OpenedLink, Ticket } from "@entente/shared/http/link";
import type { ProjectSummary } from "@entente/shared/http/project";
import { CLOSE } from "@entente/shared/sync/close-codes";
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { ApiProblem, request } from "../api/client.ts";
import { usePlanStore } from "./plan.ts";
import { openProject } from "./open-project.ts";
import type { OpenProject } from "./open-project.ts";
import { useNoticesStore } from "./notices.ts";
import { usePresenceStore } from "./presence.ts";
import { useReviewStore } from "./review.ts";
import type { SaveState } from "../sync/save-state.ts";

const REFUSED: Readonly<Record<number, string>> = {
  [CLOSE.badFrame]: "The server could not take an edit. Copy what you need and reload the page.",
  [CLOSE.readOnly]: "You may only read this project: the last edits were not saved.",
  [CLOSE.tooMuch]: "Too many edits at once: the last were not saved. Reload the page.",
};
const GONE = "This project is no longer open to you.";
const ASK_AFTER_FAILURES = 3;

export const useProjectStore = defineStore("project", () => {
  const plan = usePlanStore();
  const review = useReviewStore();
  const presence = usePresenceStore();
  const notices = useNoticesStore();

  const project = shallowRef<ProjectSummary | null>(null);
  const saveState = shallowRef<SaveState>({ kind: "saved" });
  /** The plan holds what the server holds: it may be shown. */
  const ready = ref(false);
  /** Why the project was left without being closed, or null. */
  const gone = ref<string | null>(null);
  const link = shallowRef<string | null>(null);
  let current: OpenProject | null = null;
  let opening = 0;

  const mayWrite = computed(() => project.value?.role === "owner" || project.value?.role === "member");
  const mayReview = computed(() => mayWrite.value || project.value?.role === "client");
  const pendingEdits = computed(() => ("pending" in saveState.value ? saveState.value.pending : 0));

  async function fetchSummary(id: string, token: string | null): Promise<ProjectSummary> {
    if (!token) return request<ProjectSummary>("GET", `/api/projects/${encodeURIComponent(id)}`);
    const opened = await request<OpenedLink>("GET", `/api/links/${encodeURIComponent(token)}`);
    return { ...opened.project, role: opened.role, updatedAt: 0, archived: false };
  }

  async function fetchTicket(token: string, document: string): Promise<Readonly<Record<string, string>>> {
    const path = `/api/links/${encodeURIComponent(token)}/tickets`;
    return { ticket: (await request<Ticket>("POST", path, { document })).ticket };
  }

  async function start(id: string, token: string | null): Promise<void> {
    close();
    const mine = ++opening;
    const summary = await fetchSummary(id, token);
    if (mine !== opening) return;
    link.value = token;
    project.value = summary;
    saveState.value = { kind: "saving", pending: 0 };
    current = openProject({
      documents: summary.documents,
      params: token ? (document) => fetchTicket(token, document) : async () => ({}),
      onPeers: (peers) => presence.show(peers),
      onSaveState: (state) => {
        saveState.value = state;
      },
      onReady: () => {
        ready.value = true;
      },
      onClosed: (code) => void closed(code),
      onFailure: (attempts) => {
        if (attempts % ASK_AFTER_FAILURES === 0) void askAgain();
      },
    });
    plan.attach(current.plan, mayWrite.value);
    review.attach(current.review, summary.id, token);
    presence.attach(current.presence);
    window.addEventListener("beforeunload", warnOfUnsaved);
  }

  /** Fetches the project and connects; throws ApiProblem when it can't be opened. */
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
    plan.detach();
    review.detach();
    presence.detach();
    const last = current;
    current = null;
    last?.destroy();
    project.value = null;
    link.value = null;
    ready.value = false;
    gone.value = null;
    saveState.value = { kind: "saved" };
  }

  function leave(message: string): void {
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
      project.value = summary;
      plan.mayWrite = mayWrite.value;
      return true;
    } catch (error) {
      if (current !== open || !(error instanceof ApiProblem)) return null;
      if (error.status !== 401 && error.status !== 403 && error.status !== 404) return null;
      leave(GONE);
      return false;
    }
  }

  async function closed(code: number): Promise<void> {
    if (code === CLOSE.accessChanged) {
      const known = await askAgain();
      if (known !== false) current?.reconnect();
    } else if (code === CLOSE.gone) leave(GONE);
    else current?.refuse(REFUSED[code] ?? "The server refused an edit. Reload the page.");
  }

  function warnOfUnsaved(event: BeforeUnloadEvent): void {
    if (pendingEdits.value > 0) event.preventDefault();
  }

  /** Renames the project for everybody. */
  async function rename(name: string): Promise<void> {
    const open = project.value;
    if (!open) return;
    project.value = await request<ProjectSummary>("PATCH", `/api/projects/${encodeURIComponent(open.id)}`, { name });
  }

  return { project, saveState, pendingEdits, ready, gone, link, mayWrite, mayReview, open, openLink, close, rename };
});
