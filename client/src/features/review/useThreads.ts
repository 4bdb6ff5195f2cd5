// The pins of the open frame: which are shown, which is selected, and what can be done to them. A
// selected pin is always among those shown, whatever the filter says.

import { computed, ref, shallowRef, watch } from "vue";
import type { ThreadId } from "@entente/shared/model/ids";
import type { Thread } from "@entente/shared/model/review";
import { usePlanStore } from "../../stores/plan.ts";
import { useReviewStore } from "../../stores/review.ts";
import { newestOf, numbered } from "./review-status.ts";
import { filterCounts, nextThread, passes, type ThreadFilter } from "./thread-filter.ts";
import type { ReviewBoardState } from "./useReviewBoard.ts";
import type { Point } from "./viewport.ts";

const TITLE_LENGTH = 120;

export function useThreads(board: ReviewBoardState) {
  const review = useReviewStore();
  const plan = usePlanStore();
  const { place, frame, version, me, command } = board;

  const filter = ref<ThreadFilter>("open");
  const selected = ref<string | null>(null);
  const draft = shallowRef<Point | null>(null);

  const all = computed(() => (frame.value ? numbered(review.threads(frame.value.id)) : []));
  const onVersion = computed(() => all.value.filter(({ thread }) => thread.version === version.value?.id));
  const counts = computed(() => filterCounts(onVersion.value, me));
  const listed = computed(() =>
    onVersion.value.filter((entry) => passes(entry, filter.value, me) || entry.thread.id === selected.value),
  );
  const pins = computed(() => listed.value.filter(({ thread }) => thread.page === place.page.value));
  const openElsewhere = computed(() =>
    all.value.filter(({ thread }) => thread.version !== version.value?.id && !thread.resolved),
  );
  const current = computed(() => all.value.find(({ thread }) => thread.id === selected.value) ?? null);

  watch(
    () => [version.value?.id, place.page.value],
    () => {
      draft.value = null;
      if (current.value && current.value.thread.version !== version.value?.id) selected.value = null;
    },
  );
  watch(filter, (now) => {
    if (current.value && !passes(current.value, now, me)) selected.value = null;
  });
  // A link to a pin selects it, once it has arrived.
  watch(
    () => [place.thread.value, all.value.length] as const,
    ([id]) => {
      const linked = all.value.find(({ thread }) => thread.id === id);
      if (linked && version.value?.id === linked.thread.version) selected.value = linked.thread.id;
    },
    { immediate: true },
  );

  /** Shows the version and page that a pin stands on, and selects it. */
  function select(id: string | null): void {
    selected.value = id;
    const thread = current.value?.thread;
    if (thread && (thread.version !== version.value?.id || thread.page !== place.page.value))
      void place.show({ frame: thread.frame, version: versionInAddress(thread), page: thread.page });
  }
  const versionInAddress = (thread: Thread): string | undefined =>
    frame.value && newestOf(frame.value).id === thread.version ? undefined : thread.version;
  function step(by: 1 | -1): string | null {
    const next = nextThread(listed.value, selected.value, by);
    select(next?.thread.id ?? null);
    return next?.thread.id ?? null;
  }

  async function addPin(at: Point, text: string): Promise<void> {
    const shown = version.value;
    if (!shown) return;
    const page = place.page.value;
    const created = await command(() => review.addThread({ version: shown.id, x: at.x, y: at.y, page, text }));
    selected.value = created.thread;
  }
  const comment = (thread: string, text: string): Promise<void> =>
    command(async () => void (await review.addComment(thread as ThreadId, text)));
  const setResolved = (thread: string, resolved: boolean): Promise<void> =>
    command(() => (resolved ? review.resolveThread(thread as ThreadId) : review.reopenThread(thread as ThreadId)));
  const movePin = ({ id, page }: Thread, at: Point): Promise<void> =>
    command(() => review.moveThread(id, { x: at.x, y: at.y, page }));

  async function makeTask(thread: Thread, number: number): Promise<void> {
    const first = thread.comments[0]!.text.trim();
    const line = first.split("\n", 1)[0]!.trim();
    const title = line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH - 1)}…` : line;
    const task = plan.group(() => {
      const id = plan.addTask({ title: title || `Pin ${number}` });
      if (id && first !== title) plan.setNotes(id, first);
      return id;
    });
    if (task) await command(() => review.setThreadTask(thread.id, task));
  }
  const taskTitle = (thread: Thread): string | null => {
    const task = thread.task ? plan.task(thread.task) : undefined;
    return task && !task.archived ? task.title || "Untitled" : null;
  };

  return {
    filter,
    selected,
    draft,
    counts,
    listed,
    pins,
    onVersion,
    openElsewhere,
    select,
    step,
    addPin,
    comment,
    setResolved,
    movePin,
    makeTask,
    taskTitle,
  };
}
