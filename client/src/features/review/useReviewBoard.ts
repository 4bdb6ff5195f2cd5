// What the review board shows and does, apart from how: the chosen frame and version live in the
// address (?frame, ?version), so that a link leads to them. The shown version never changes under
// somebody's hand: a newer one is only pointed at.

import { computed, ref, shallowRef, watch } from "vue";
import { useRoute, useRouter } from "vue-router";
import type { FrameId, ThreadId, VersionId } from "@entente/shared/model/ids";
import type { DecisionOutcome } from "@entente/shared/model/review";
import { useNoticesStore } from "../../stores/notices.ts";
import { useProjectStore } from "../../stores/project.ts";
import { useReviewStore } from "../../stores/review.ts";
import { newestOf, numbered, statusOf } from "./review-status.ts";
import type { Point } from "./viewport.ts";

export function useReviewBoard() {
  const route = useRoute();
  const router = useRouter();
  const review = useReviewStore();
  const project = useProjectStore();
  const notices = useNoticesStore();

  const selected = ref<string | null>(null);
  const draft = shallowRef<Point | null>(null);
  const showResolved = ref(false);

  const rows = computed(() =>
    review.frames.map((frame) => ({
      frame,
      status: statusOf(review.decisions(newestOf(frame).id)),
      open: review.threads(frame.id).filter((thread) => !thread.resolved).length,
    })),
  );
  const frame = computed(
    () => review.frames.find((entry) => entry.id === route.query["frame"]) ?? review.frames[0] ?? null,
  );
  /** The version first shown of the frame, kept while newer ones arrive. */
  const firstShown = ref<VersionId | null>(null);
  const version = computed(() => {
    const open = frame.value;
    if (!open) return null;
    return (
      open.versions.find((entry) => entry.id === route.query["version"]) ??
      open.versions.find((entry) => entry.id === firstShown.value) ??
      newestOf(open)
    );
  });
  watch(
    () => frame.value?.id,
    () => (firstShown.value = frame.value ? newestOf(frame.value).id : null),
    { immediate: true },
  );
  watch(
    () => version.value?.id,
    () => {
      draft.value = null;
      if (!pins.value.some((entry) => entry.thread.id === selected.value)) selected.value = null;
    },
  );

  const allThreads = computed(() => (frame.value ? numbered(review.threads(frame.value.id)) : []));
  const onVersion = computed(() => allThreads.value.filter((entry) => entry.thread.version === version.value?.id));
  const pins = computed(() =>
    onVersion.value.filter(
      (entry) => showResolved.value || !entry.thread.resolved || entry.thread.id === selected.value,
    ),
  );
  const openElsewhere = computed(() =>
    allThreads.value.filter((entry) => entry.thread.version !== version.value?.id && !entry.thread.resolved),
  );
  const decisions = computed(() => (version.value ? review.decisions(version.value.id) : []));
  const status = computed(() => statusOf(decisions.value));

  function show(frameId: string, versionId?: string): void {
    const { frame: _frame, version: _version, ...rest } = route.query;
    void router.replace({ query: { ...rest, frame: frameId, ...(versionId ? { version: versionId } : {}) } });
  }

  /** Shows the version that a pin of another version stands on, and selects the pin. */
  function visit(threadId: string): void {
    const entry = allThreads.value.find(({ thread }) => thread.id === threadId);
    if (!entry) return;
    selected.value = threadId;
    show(entry.thread.frame, entry.thread.version);
  }

  /** Runs a command; what it throws is said in a notice and thrown on, so that a form keeps its text. */
  async function command<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      notices.say(error instanceof Error ? error.message : "That could not be done.", "error");
      throw error;
    }
  }

  async function addPin(at: Point, text: string): Promise<void> {
    const shown = version.value;
    if (!shown) return;
    const created = await command(() => review.addThread({ version: shown.id, x: at.x, y: at.y, text }));
    selected.value = created.thread;
  }
  const comment = (thread: string, text: string): Promise<void> =>
    command(async () => void (await review.addComment(thread as ThreadId, text)));
  const setResolved = (thread: string, resolved: boolean): Promise<void> =>
    command(() => (resolved ? review.resolveThread(thread as ThreadId) : review.reopenThread(thread as ThreadId)));
  const rename = (title: string): Promise<void> => command(() => review.renameFrame(frame.value!.id, title));
  const decide = async (versionId: VersionId, outcome: DecisionOutcome, note: string): Promise<void> =>
    void (await review.decide(versionId, outcome, note));

  async function archive(): Promise<void> {
    const gone = frame.value;
    if (!gone) return;
    await command(() => review.archiveFrame(gone.id));
    notices.say(`${gone.title} is archived.`, "info", {
      label: "Undo",
      run: () => void command(() => review.restoreFrame(gone.id)).catch(() => undefined),
    });
  }

  return {
    rows,
    frame,
    version,
    pins,
    onVersion,
    openElsewhere,
    decisions,
    status,
    selected,
    draft,
    showResolved,
    mayUpload: computed(() => project.mayWrite),
    mayReview: computed(() => project.mayReview),
    frameId: (id: string) => id as FrameId,
    show,
    visit,
    addPin,
    comment,
    setResolved,
    rename,
    archive,
    decide,
  };
}
