// The prototype review: live records from the review document, commands over HTTP. A command
// throws ApiProblem when the server refuses; what it changed arrives through the document.

import { compareOrder } from "@entente/shared/model/order";
import type { FrameId, TaskId, ThreadId, VersionId } from "@entente/shared/model/ids";
import type { Decision, DecisionOutcome, Frame, FrameVersion, Thread } from "@entente/shared/model/review";
import type {
  CreatedComment,
  CreatedDecision,
  CreatedThread,
  CreatedVersion,
  FramePlaces,
  PeopleList,
  ProjectPerson,
  ThreadPlace,
} from "@entente/shared/http/review";
import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { linkHeaders, request, send, upload } from "../api/client.ts";
import type { ReviewSession } from "../doc/review-session.ts";

export interface UploadOptions {
  readonly title?: string;
  /** Makes a new version of this frame in place of a new frame. */
  readonly frame?: FrameId;
  /** Told the share (0 to 1) that was sent. */
  readonly onProgress?: (share: number) => void;
}

/** Where a version's file is, and what must be sent to get it. */
export interface FileSource {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
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
  /** Everyone in the project, by name and role; empty until asked for. */
  const people = shallowRef<readonly ProjectPerson[]>([]);

  /** Shows `opened` from now on; called by the project store. `linkToken` for a share link's viewer. */
  function attach(opened: ReviewSession, projectId: string, linkToken: string | null): void {
    session.value = opened;
    base.value = `/api/projects/${encodeURIComponent(projectId)}`;
    link.value = linkToken;
    people.value = [];
  }

  function detach(): void {
    session.value = null;
  }

  /** Asks who takes part; a failure leaves those who were known. */
  async function loadPeople(): Promise<void> {
    const asked = base.value;
    const answer = await request<PeopleList>("GET", `${asked}/people`, undefined, { link: link.value }).catch(
      () => null,
    );
    if (answer && asked === base.value) people.value = answer.people;
  }

  const allFrames = computed<readonly Frame[]>(() => [...(review.value?.frames.values() ?? [])].sort(compareOrder));
  const frames = computed(() => allFrames.value.filter((frame) => !frame.archived));
  /** A frame by its id, archived or not; null when there is none. */
  const frame = computed(() => {
    const all = review.value?.frames;
    return (id: FrameId): Frame | null => all?.get(id) ?? null;
  });

  /** The threads of a frame, in the order they were begun. */
  const threads = computed(() => {
    const all = [...(review.value?.threads.values() ?? [])].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    const ofFrame = Map.groupBy(all, (thread) => thread.frame);
    return (frame: FrameId): readonly Thread[] => ofFrame.get(frame) ?? [];
  });

  /** The pins that a task came of, with their frames. */
  const pinsOfTask = computed(() => {
    const all = [...(review.value?.threads.values() ?? [])].filter((thread) => thread.task !== null);
    return (task: TaskId): readonly { thread: Thread; frame: Frame }[] =>
      all
        .filter((thread) => thread.task === task)
        .map((thread) => ({ thread, frame: review.value!.frames.get(thread.frame)! }));
  });

  /** Every decision on a version, in the order they were taken. */
  const decisions = computed(() => {
    const ofVersion = Map.groupBy(review.value?.decisions ?? [], (decision) => decision.version);
    return (version: VersionId): readonly Decision[] => ofVersion.get(version) ?? [];
  });

  /** The live frame that shows exactly this content, and in which version. */
  function frameWith(sha256: string): { frame: Frame; version: FrameVersion } | null {
    for (const frame of frames.value) {
      const version = frame.versions.find((entry) => entry.sha256 === sha256);
      if (version) return { frame, version };
    }
    return null;
  }

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

  const filePath = (version: FrameVersion): string => `${base.value}/files/${version.sha256}`;
  const fileSource = (version: FrameVersion): FileSource => ({
    url: filePath(version),
    headers: linkHeaders(link.value),
  });

  /** The file itself. */
  async function fileBlob(version: FrameVersion, signal?: AbortSignal): Promise<Blob> {
    return (await send("GET", filePath(version), undefined, { link: link.value, signal })).blob();
  }

  /** Where the browser finds a version's file: an address, or for a link's viewer a blob URL that the caller revokes. */
  async function fileUrl(version: FrameVersion): Promise<string> {
    return link.value ? URL.createObjectURL(await fileBlob(version)) : filePath(version);
  }

  return {
    attach,
    detach,
    /** False while nothing has been read yet: no frame to show doesn't mean then that there is none. */
    isRead: computed(() => review.value !== null),
    frames,
    frame,
    threads,
    decisions,
    people,
    loadPeople,
    pinsOfTask,
    frameWith,
    fileSource,
    fileBlob,
    fileUrl,
    pictures,
    uploadFrame,
    renameFrame: (frame: FrameId, title: string) => patchFrame(frame, { title }),
    archiveFrame: (frame: FrameId) => patchFrame(frame, { archived: true }),
    restoreFrame: (frame: FrameId) => patchFrame(frame, { archived: false }),
    placeFrames: (places: FramePlaces["places"]) =>
      request<void>("POST", `${base.value}/frames/places`, { places } satisfies FramePlaces),
    addThread: ({ page = 1, ...pin }: NewPin) =>
      request<CreatedThread>("POST", `${base.value}/threads`, { ...pin, page }),
    addComment: (thread: ThreadId, text: string) =>
      request<CreatedComment>("POST", `${threadPath(thread)}/comments`, { text }),
    moveThread: (thread: ThreadId, to: ThreadPlace) => request<void>("POST", `${threadPath(thread)}/place`, to),
    setThreadTask: (thread: ThreadId, task: TaskId | null) =>
      request<void>("POST", `${threadPath(thread)}/task`, { task }),
    resolveThread: (thread: ThreadId) => request<void>("POST", `${threadPath(thread)}/resolve`),
    reopenThread: (thread: ThreadId) => request<void>("POST", `${threadPath(thread)}/reopen`),
    decide,
  };
});
