// The prototype review: live records from the review document, commands over HTTP. A command
// throws ApiProblem when the server refuses; what it changed arrives through the document.

import { compareOrder } from "@entente/shared/model/order";
import type { FrameId, ThreadId, VersionId } from "@entente/shared/model/ids";
import type { Decision, DecisionOutcome, Frame, FrameVersion, Thread } from "@entente/shared/model/review";
import type { CreatedComment, CreatedDecision, CreatedThread, CreatedVersion } from "@entente/shared/http/review";
import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { request, send, upload } from "../api/client.ts";
import type { ReviewSession } from "../doc/review-session.ts";

export interface UploadOptions {
  readonly title?: string;
  /** Makes a new version of this frame in place of a new frame. */
  readonly frame?: FrameId;
  /** Told the share (0 to 1) that was sent. */
  readonly onProgress?: (share: number) => void;
}

export interface NewPin {
  readonly version: VersionId;
  /** Shares of width and height, 0 to 1. */
  readonly x: number;
  readonly y: number;
  readonly page?: number;
  readonly text: string;
}

export const useReviewStore = defineStore("review", () => {
  const session = shallowRef<ReviewSession | null>(null);
  const base = shallowRef("");
  const link = shallowRef<string | null>(null);
  const review = computed(() => session.value?.review.value ?? null);

  /** Shows `opened` from now on; called by the project store. `linkToken` for a share link's viewer. */
  function attach(opened: ReviewSession, projectId: string, linkToken: string | null): void {
    session.value = opened;
    base.value = `/api/projects/${encodeURIComponent(projectId)}`;
    link.value = linkToken;
  }

  function detach(): void {
    session.value = null;
  }

  const allFrames = computed<readonly Frame[]>(() => [...(review.value?.frames.values() ?? [])].sort(compareOrder));
  const frames = computed(() => allFrames.value.filter((frame) => !frame.archived));
  const archivedFrames = computed(() => allFrames.value.filter((frame) => frame.archived));

  /** The threads of a frame, in the order they were begun. */
  const threads = computed(() => {
    const all = [...(review.value?.threads.values() ?? [])].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    return (frame: FrameId): readonly Thread[] => all.filter((thread) => thread.frame === frame);
  });

  /** Every decision on a version, in the order they were taken. */
  const decisions = computed(() => {
    const all = review.value?.decisions ?? [];
    return (version: VersionId): readonly Decision[] => all.filter((decision) => decision.version === version);
  });

  /** The decision that counts, of each person: the latest. */
  const latestDecisions = computed(() => {
    const of = decisions.value;
    return (version: VersionId): readonly Decision[] => [
      ...new Map(of(version).map((decision) => [decision.by.userId, decision])).values(),
    ];
  });

  /** Every picture among the versions, archived frames included. */
  const pictures = computed<readonly FrameVersion[]>(() =>
    allFrames.value.flatMap((frame) => frame.versions.filter(({ mediaType }) => mediaType.startsWith("image/"))),
  );

  function versionOf(id: VersionId): FrameVersion | undefined {
    for (const frame of allFrames.value) {
      const found = frame.versions.find((version) => version.id === id);
      if (found) return found;
    }
    return undefined;
  }

  function uploadFrame(
    file: File,
    { title, frame, onProgress = () => {} }: UploadOptions = {},
  ): Promise<CreatedVersion> {
    const form = new FormData();
    form.set("file", file);
    if (title) form.set("title", title);
    const path = frame ? `${base.value}/frames/${encodeURIComponent(frame)}/versions` : `${base.value}/frames`;
    return upload<CreatedVersion>(path, form, onProgress);
  }

  const patchFrame = (frame: FrameId, patch: { title?: string; archived?: boolean }) =>
    request<void>("PATCH", `${base.value}/frames/${encodeURIComponent(frame)}`, patch);

  const threadPath = (thread: ThreadId) => `${base.value}/threads/${encodeURIComponent(thread)}`;

  function decide(version: VersionId, outcome: DecisionOutcome, note: string): Promise<CreatedDecision> {
    const seen = versionOf(version);
    if (!seen) throw new Error("a decision needs a version that is shown");
    return request("POST", `${base.value}/versions/${encodeURIComponent(version)}/decisions`, {
      outcome,
      note,
      sha256: seen.sha256,
    });
  }

  /** Where the browser finds a version's file: an address, or for a link's viewer a blob URL that the caller revokes. */
  async function fileUrl(version: FrameVersion): Promise<string> {
    const path = `${base.value}/files/${version.sha256}`;
    if (!link.value) return path;
    const response = await send("GET", path, undefined, { link: link.value });
    return URL.createObjectURL(await response.blob());
  }

  return {
    attach,
    detach,
    frames,
    archivedFrames,
    threads,
    decisions,
    latestDecisions,
    fileUrl,
    pictures,
    uploadFrame,
    renameFrame: (frame: FrameId, title: string) => patchFrame(frame, { title }),
    archiveFrame: (frame: FrameId) => patchFrame(frame, { archived: true }),
    restoreFrame: (frame: FrameId) => patchFrame(frame, { archived: false }),
    addThread: ({ page = 1, ...pin }: NewPin) =>
      request<CreatedThread>("POST", `${base.value}/threads`, { ...pin, page }),
    addComment: (thread: ThreadId, text: string) =>
      request<CreatedComment>("POST", `${threadPath(thread)}/comments`, { text }),
    resolveThread: (thread: ThreadId) => request<void>("POST", `${threadPath(thread)}/resolve`),
    reopenThread: (thread: ThreadId) => request<void>("POST", `${threadPath(thread)}/reopen`),
    decide,
  };
});
