// What the review board shows and does, apart from how. The shown version never changes under
// somebody's hand: a newer one is only pointed at. Commands go over HTTP; what they changed arrives
// through the document.

import { computed, onBeforeUnmount, onMounted, ref, watch } from "vue";
import type { FrameId, VersionId } from "@entente/shared/model/ids";
import type { DecisionOutcome } from "@entente/shared/model/review";
import { useNoticesStore } from "../../stores/notices.ts";
import { useProjectStore } from "../../stores/project.ts";
import { useReviewStore } from "../../stores/review.ts";
import { useSessionStore } from "../../stores/session.ts";
import { frameStates, waitingLines } from "./frame-states.ts";
import { newestOf, statusOf } from "./review-status.ts";
import { useReviewRoute } from "./useReviewRoute.ts";

export function useReviewBoard() {
  const review = useReviewStore();
  const project = useProjectStore();
  const notices = useNoticesStore();
  const place = useReviewRoute();
  const session = useSessionStore();
  // Through a link one is nobody, also when signed in elsewhere.
  const me = project.link ? null : (session.user?.id ?? null);

  const states = computed(() =>
    frameStates({
      frames: review.frames,
      threads: review.threads,
      decisions: review.decisions,
      people: review.people,
      me,
    }),
  );
  const lines = computed(() => waitingLines(states.value, me));
  // One that somebody archives stays before whoever looks at it, with all they are writing.
  const frame = computed(() => (place.frame.value ? review.frame(place.frame.value as FrameId) : null));
  /** The version first shown of the frame, kept while newer ones arrive. */
  const firstShown = ref<VersionId | null>(null);
  const version = computed(() => {
    const open = frame.value;
    if (!open) return null;
    return (
      open.versions.find((entry) => entry.id === place.version.value) ??
      open.versions.find((entry) => entry.id === firstShown.value) ??
      newestOf(open)
    );
  });
  watch(
    () => frame.value?.id,
    () => (firstShown.value = frame.value ? newestOf(frame.value).id : null),
    { immediate: true },
  );
  const decisions = computed(() => (version.value ? review.decisions(version.value.id) : []));
  const status = computed(() => statusOf(decisions.value, review.people));

  // Somebody who joined is known by what they do; who only joined, when the page is looked at again.
  const strangers = computed(() => {
    const known = new Set(review.people.map(({ userId }) => userId));
    const seen = [...(frame.value ? review.threads(frame.value.id).map(({ by }) => by) : [])];
    return [...seen, ...decisions.value.map(({ by }) => by)].filter(({ userId }) => !known.has(userId)).length;
  });
  const ask = (): void => void (document.visibilityState === "visible" && review.loadPeople());
  onMounted(() => {
    ask();
    document.addEventListener("visibilitychange", ask);
  });
  onBeforeUnmount(() => document.removeEventListener("visibilitychange", ask));
  watch(strangers, (count, before) => count > before && ask());

  /** Runs a command; what it throws is said in a notice and thrown on, so that a form keeps its text. */
  async function command<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      notices.say(error instanceof Error ? error.message : "That could not be done.", "error");
      throw error;
    }
  }

  const rename = (title: string): Promise<void> => command(() => review.renameFrame(frame.value!.id, title));
  const decide = async (versionId: VersionId, outcome: DecisionOutcome, note: string): Promise<void> =>
    void (await review.decide(versionId, outcome, note));

  async function restore(): Promise<void> {
    const gone = frame.value;
    if (gone) await command(() => review.restoreFrame(gone.id));
  }

  async function archive(): Promise<void> {
    const gone = frame.value;
    if (!gone) return;
    await command(() => review.archiveFrame(gone.id));
    void place.open(null);
    notices.say(`${gone.title} is archived.`, "info", {
      label: "Undo",
      run: () => void command(() => review.restoreFrame(gone.id)).catch(() => undefined),
    });
  }

  return {
    place,
    me,
    isRead: computed(() => review.isRead),
    states,
    lines,
    people: computed(() => review.people),
    frame,
    version,
    decisions,
    status,
    mayUpload: computed(() => project.mayWrite),
    mayReview: computed(() => project.mayReview),
    frameId: (id: string) => id as FrameId,
    command,
    rename,
    archive,
    restore,
    decide,
  };
}

export type ReviewBoardState = ReturnType<typeof useReviewBoard>;
