// Prototype files on their way to the server, one after the other, each with its progress. A file that
// couldn't be sent stays here, with the reason, until it is sent again or let go: switching boards
// loses nothing. Content that the review shows already is pointed at instead of being sent twice.

import type { FrameId } from "@entente/shared/model/ids";
import type { CreatedVersion } from "@entente/shared/http/review";
import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { ApiProblem } from "../api/client.ts";
import { useProjectStore } from "./project.ts";
import { useReviewStore } from "./review.ts";

export interface NewUpload {
  readonly file: File;
  readonly title: string;
  /** Makes the next version of this frame in place of a new frame. */
  readonly frame: FrameId | null;
  /** Why the file can't be a prototype, or "". */
  readonly refusal: string;
}

export type UploadPhase = "waiting" | "sending" | "checking" | "failed" | "known";

export interface Upload extends Omit<NewUpload, "refusal"> {
  readonly id: number;
  readonly project: string;
  readonly phase: UploadPhase;
  /** 0 to 100. */
  readonly percent: number;
  /** One line on what went wrong, or on where the content is already. */
  readonly line: string;
  /** Sending it again may help. */
  readonly mayRetry: boolean;
  /** Where the content is already. */
  readonly known: { readonly frame: string; readonly version: string } | null;
}

export const useUploadsStore = defineStore("uploads", () => {
  const review = useReviewStore();
  const project = useProjectStore();
  const all = shallowRef<readonly Upload[]>([]);
  let isRunning = false;
  let last = 0;
  /** Told of each upload that is done. */
  const listeners = new Set<(created: CreatedVersion, upload: Upload) => void>();

  const list = computed(() => all.value.filter((upload) => upload.project === project.project?.id));
  const isBusy = computed(() =>
    all.value.some(({ phase }) => phase === "waiting" || phase === "sending" || phase === "checking"),
  );

  const change = (id: number, patch: Partial<Upload>): void => {
    all.value = all.value.map((upload) => (upload.id === id ? { ...upload, ...patch } : upload));
  };
  const fail = (id: number, line: string, mayRetry: boolean): void => change(id, { phase: "failed", line, mayRetry });

  function add(files: readonly NewUpload[]): void {
    const projectId = project.project?.id;
    if (!projectId) return;
    const added = files.map(({ refusal, ...file }): Upload => {
      const phase = refusal ? "failed" : "waiting";
      return {
        ...file,
        id: ++last,
        project: projectId,
        phase,
        percent: 0,
        line: refusal,
        mayRetry: false,
        known: null,
      };
    });
    all.value = [...all.value, ...added];
    void run();
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (;;) {
      const next = all.value.find(({ phase }) => phase === "waiting");
      if (!next) break;
      await sendOne(next);
    }
    isRunning = false;
  }

  async function sendOne(upload: Upload): Promise<void> {
    const { id, file, frame, title } = upload;
    let sent = 0;
    const onProgress = (share: number): void => {
      sent = Math.round(share * 100);
      change(id, { phase: share < 1 ? "sending" : "checking", percent: sent });
    };
    if (upload.project !== project.project?.id) return fail(id, "was not sent: its project was closed.", true);
    change(id, { phase: "sending", percent: 0 });
    const known = upload.known ? null : await knownContent(file);
    if (known) return change(id, { phase: "known", known: known.at, line: `is here already: ${known.words}.` });
    try {
      const created = await review.uploadFrame(file, frame ? { frame, onProgress } : { title, onProgress });
      dismiss(id);
      for (const listener of listeners) listener(created, upload);
    } catch (error) {
      const isBroken = error instanceof ApiProblem && error.status === 0;
      const where = sent > 0 ? `broke off at ${sent} %` : "could not be sent";
      if (isBroken) fail(id, `${where}: the connection was lost.`, true);
      else fail(id, error instanceof Error ? error.message : "could not be sent.", mayHelp(error));
    }
  }

  /** Where the review shows exactly this content; null also where the browser can't hash. */
  async function knownContent(file: File) {
    // Browsers hash on secure pages only.
    if (!globalThis.crypto.subtle) return null;
    const bytes = await file.arrayBuffer().catch(() => null);
    if (!bytes) return null;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const found = review.frameWith([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    if (!found) return null;
    const { frame, version } = found;
    return { at: { frame: frame.id, version: version.id }, words: `${frame.title}, version ${version.number}` };
  }

  const retry = (id: number): void => {
    change(id, { phase: "waiting", line: "", percent: 0 });
    void run();
  };
  function dismiss(id: number): void {
    all.value = all.value.filter((upload) => upload.id !== id);
  }
  function onDone(listener: (created: CreatedVersion, upload: Upload) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  return { list, isBusy, add, retry, dismiss, onDone };
});

/** What the server says about the file itself stays true however often it is sent. */
function mayHelp(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status >= 500 || error.status === 429 || error.status === 401;
}
