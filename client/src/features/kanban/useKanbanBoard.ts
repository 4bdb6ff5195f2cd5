// The board's one brain: what is in the hand, which card has the focus, what is selected, and what
// presses, drops and keys do. Columns and cards get it by injection and hold no state of their own
// that another would need.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import { computed, nextTick, onScopeDispose, provide, ref, shallowRef, watch } from "vue";
import { useRoute, useRouter } from "vue-router";
import { useCommandsStore, useLazyCommands } from "../../stores/commands.ts";
import { usePlanStore } from "../../stores/plan.ts";
import { usePresenceStore } from "../../stores/presence.ts";
import { useProjectStore } from "../../stores/project.ts";
import { useSelectionStore } from "../../stores/selection.ts";
import { wallMinutes } from "../../ui/short-date.ts";
import { anchorFor } from "./card-drag.ts";
import { BOARD } from "./board-context.ts";
import type { BoardContext, CardCommand, CellHandle, LanesHandle } from "./board-context.ts";
import { useBoardMemory } from "./board-memory.ts";
import { createCardHeights } from "./card-heights.ts";
import { inBoardOrder, positionOf, rangeBetween } from "./card-keys.ts";
import type { Spot } from "./card-keys.ts";
import { listKey } from "./card-window.ts";
import type { DropPlace } from "./card-drag.ts";
import { useBoardDrag } from "./useBoardDrag.ts";
import { usePeersOn, useThreadsOn } from "./useBoardMarks.ts";
import { useBoardView } from "./useBoardView.ts";
import { useCardKeys } from "./useCardKeys.ts";
import { useCardMoves } from "./useCardMoves.ts";
import { useFlash } from "./useFlash.ts";
import { useKanbanLens } from "./useKanbanLens.ts";
import { createKept, useLingering } from "./useLingering.ts";
import { useReach } from "./useReach.ts";

const MINUTE_MS = 60_000;

export interface KanbanBoardOptions {
  /** The element that scrolls sideways. */
  readonly scroller: () => HTMLElement | null;
  readonly openFilter: () => void;
  readonly openArchive: () => void;
}

/** Provides the context to everything inside. */
export function useKanbanBoard({ scroller, openFilter, openArchive }: KanbanBoardOptions) {
  const plan = usePlanStore();
  const project = useProjectStore();
  const presence = usePresenceStore();
  const selection = useSelectionStore();
  const route = useRoute();
  const router = useRouter();
  const commands = useCommandsStore();
  const handles = new Map<string, CellHandle>();
  const lanesHandle = shallowRef<LanesHandle | null>(null);
  const focused = shallowRef<Spot | null>(null);
  const announcement = ref("");
  const command = shallowRef<{ readonly name: CardCommand; readonly tasks: readonly TaskId[] } | null>(null);
  const now = ref(wallMinutes(new Date()));
  const clock = setInterval(() => {
    now.value = wallMinutes(new Date());
  }, MINUTE_MS);

  const memory = useBoardMemory(() => project.project?.id ?? "");
  const heights = createCardHeights();
  watch(memory.density, () => heights.forget());
  const kept = createKept();
  const view = useBoardView({ memory, now, kept });
  const { lingering, moveOn } = useLingering(kept, view);
  const announce = (text: string) => {
    announcement.value = text;
  };
  const { move, nameOf } = useCardMoves(view, announce);

  const handleAt = (column: ColumnId, lane: string | null) => handles.get(listKey(column, lane));
  /** The card that had the focus last, while it stands on the board. */
  const current = computed<Spot | null>(() => {
    const spot = focused.value;
    return spot && positionOf(view.rows.value, spot, plan.task(spot.task)?.column) ? spot : null;
  });
  const active = computed<Spot | null>(() => {
    if (current.value) return current.value;
    for (const { lane, cells } of view.rows.value) {
      const task = cells.find(({ cards }) => cards.length > 0)?.cards[0];
      if (task) return { task, lane };
    }
    return null;
  });

  const chosen = (): readonly TaskId[] => inBoardOrder(view.rows.value, selection.ids);
  const tasksWith = (task: TaskId): readonly TaskId[] => (selection.ids.has(task) ? chosen() : [task]);
  /** What commands act on. */
  const acted = (): readonly TaskId[] =>
    selection.ids.size > 0 ? chosen() : current.value ? [current.value.task] : [];

  const drag = useBoardDrag({
    scroller,
    hasLanes: () => view.lanes.value !== null,
    handleAt,
    tasksWith,
    dropCards(tasks, place, fromLane) {
      move(tasks, place, fromLane);
      focused.value = { task: tasks[0]!, lane: place.lane };
    },
    dropColumn: moveColumn,
    announce,
  });

  function moveColumn(column: ColumnId, before: ColumnId | null): void {
    const order = plan.columns.map(({ id }) => id);
    if (plan.moveColumn(column, anchorFor(order, [column], before)) === null) return;
    const at = plan.columns.findIndex(({ id }) => id === column);
    announce(`${plan.columns[at]?.name ?? ""}: column ${at + 1} of ${plan.columns.length}`);
  }

  async function focusCard(spot: Spot): Promise<void> {
    focused.value = spot;
    await nextTick();
    const at = positionOf(view.rows.value, spot);
    if (!at) return;
    const row = view.rows.value[at.row]!;
    handleAt(row.cells[at.cell]!.column, row.lane)?.focus(spot.task);
  }

  function openCard(task: TaskId): void {
    void router.replace({ query: { ...route.query, task } });
  }

  function moveCard(spot: Spot, place: DropPlace): void {
    const tasks = tasksWith(spot.task);
    if (move(tasks, place, spot.lane)) void focusCard({ task: spot.task, lane: place.lane });
  }

  let rangeFrom: Spot | null = null;
  function select(spot: Spot, how: "toggle" | "range"): void {
    if (how === "range" && rangeFrom) selection.add(rangeBetween(view.rows.value, rangeFrom, spot));
    else selection.toggle(spot.task);
    if (how === "toggle") rangeFrom = spot;
    const count = selection.ids.size;
    announce(count === 0 ? "Nothing is selected." : `${count} selected.`);
  }

  const onCardKey = useCardKeys({
    view,
    selection,
    select,
    extend(from, to) {
      rangeFrom ??= from;
      selection.add(rangeBetween(view.rows.value, rangeFrom, to));
      announce(`${selection.ids.size} selected.`);
    },
    focusCard: (spot) => void focusCard(spot),
    moveCard,
    openCard,
    openQuickAdd: (column, lane) => handleAt(column, lane)?.openQuickAdd(),
    run(name, task) {
      command.value = { name, tasks: tasksWith(task) };
    },
    tasksWith,
    me: () => view.me.value,
    announce,
  });

  const context: BoardContext = {
    mayWrite: computed(() => plan.mayWrite),
    memory,
    heights,
    reach: useReach(
      view.columns.value.map(({ id }) => id),
      (column) => memory.columns.value.has(column),
    ),
    drafts: new Map(),
    dimension: view.dimension,
    ...drag,
    active,
    selected: computed(() => selection.ids),
    lingering,
    flashing: useFlash(),
    peersOn: usePeersOn(),
    threadsOn: useThreadsOn(),
    now,
    register(column, lane, handle) {
      const key = listKey(column, lane);
      handles.set(key, handle);
      return () => {
        if (handles.get(key) === handle) handles.delete(key);
      };
    },
    chosen,
    lanesHandle,
    focusCard: (spot) => void focusCard(spot),
    noteFocus(spot) {
      focused.value = spot;
      moveOn(spot.task);
      presence.announce({ selection: spot.task });
    },
    press(event, spot) {
      if (event.ctrlKey || event.metaKey) select(spot, "toggle");
      else if (event.shiftKey) select(spot, "range");
      else openCard(spot.task);
    },
    onCardKey,
    noteAdded(tasks) {
      announce(tasks.length === 1 ? `${nameOf(tasks)} is added.` : `${tasks.length} cards are added.`);
    },
    announce,
  };
  provide(BOARD, context);
  useKanbanLens({ scroller, handleAt, lanes: () => lanesHandle.value, isNear: context.reach.isNear });
  useLazyCommands(
    () =>
      import("./kanban-commands.ts").then(({ kanbanCommands }) =>
        kanbanCommands({
          mayWrite: () => plan.mayWrite,
          addCard() {
            const row = view.rows.value.find(({ lane }) => lane === (active.value?.lane ?? null)) ?? view.rows.value[0];
            const column = (active.value && plan.task(active.value.task)?.column) ?? plan.columns[0]?.id;
            if (row && column) handleAt(column, row.lane)?.openQuickAdd();
          },
          selection: () => commands.selection,
          run: (name, tasks) => (command.value = { name, tasks }),
          openFilter,
          openArchive,
          lanes: view.dimension,
          setLanes: view.setLanes,
          isCompact: () => memory.density.value === "compact",
          toggleDensity: memory.toggleDensity,
        }),
      ),
    {
      selection: acted,
      reveal: (task) => void focusCard({ task, lane: active.value?.lane ?? null }),
    },
  );
  onScopeDispose(() => {
    clearInterval(clock);
    heights.destroy();
    presence.announce({ selection: null, dragging: null });
  });

  return { view, context, announcement, command, memory, moveColumn, columnBefore: drag.columnBefore };
}
