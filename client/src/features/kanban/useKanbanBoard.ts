// The board's one brain: what each column shows, the card in the hand, the card with the focus, and
// what drops and keys do. Columns and cards get it by injection and hold no state of their own
// that another would need.

import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import { computed, onMounted, onScopeDispose, provide, ref, shallowRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import { useLazyCommands } from "../../stores/commands.ts";
import { usePlanStore } from "../../stores/plan.ts";
import { usePresenceStore } from "../../stores/presence.ts";
import type { Peer } from "../../stores/presence.ts";
import { wallMinutes } from "../../ui/short-date.ts";
import { createAutoScroll } from "./auto-scroll.ts";
import { BOARD } from "./board-context.ts";
import type { BoardContext, ColumnHandle, HeldCard } from "./board-context.ts";
import { anchorFor, withHeldCard } from "./card-drag.ts";
import type { DropPlace } from "./card-drag.ts";
import { directionOf, moveBy, neighbour } from "./card-keys.ts";
import type { CardMove } from "./card-keys.ts";
import { useFlash } from "./useFlash.ts";
import { useKanbanLens } from "./useKanbanLens.ts";

const MINUTE_MS = 60_000;

/** `scroller` is the element that scrolls sideways. Provides the context to everything inside. */
export function useKanbanBoard(scroller: () => HTMLElement | null) {
  const plan = usePlanStore();
  const presence = usePresenceStore();
  const route = useRoute();
  const router = useRouter();
  const handles = new Map<ColumnId, ColumnHandle>();
  const held = shallowRef<HeldCard | null>(null);
  const place = shallowRef<DropPlace | null>(null);
  const focused = ref<TaskId | null>(null);
  const announcement = ref("");
  const now = ref(wallMinutes(new Date()));
  const clock = setInterval(() => {
    now.value = wallMinutes(new Date());
  }, MINUTE_MS);

  const columns = computed(() =>
    plan.columns.map((column) => ({ ...column, cards: withHeldCard(plan.cards(column.id), held.value, column.id) })),
  );
  const active = computed(() => {
    const all = columns.value;
    const wanted = focused.value;
    if (wanted && all.some(({ cards }) => cards.includes(wanted))) return wanted;
    return all.find(({ cards }) => cards.length > 0)?.cards[0] ?? null;
  });
  const peersOn = computed(() => {
    const byTask = new Map<string, Peer[]>();
    for (const peer of presence.peers) {
      const task = peer.dragging?.task ?? peer.selection;
      if (!task) continue;
      const there = byTask.get(task);
      if (!there) byTask.set(task, [peer]);
      else if (!there.some(({ userId }) => userId === peer.userId)) there.push(peer);
    }
    return byTask;
  });

  const titleOf = (task: TaskId) => plan.task(task)?.title || "Untitled";

  function say(task: TaskId): void {
    for (const column of plan.columns) {
      const cards = plan.cards(column.id);
      const index = cards.indexOf(task);
      if (index >= 0) announcement.value = `${titleOf(task)}: ${column.name}, ${index + 1} of ${cards.length}`;
    }
  }

  function focusCard(task: TaskId): void {
    focused.value = task;
    const column = plan.task(task)?.column;
    if (column) handles.get(column)?.focus(task);
  }

  function move(task: TaskId, { column, ...anchor }: CardMove): void {
    if (plan.moveCards([task], { column, ...anchor }) !== null) say(task);
  }

  function drop(task: TaskId, { column, before }: DropPlace): void {
    const anchor = anchorFor(plan.cards(column), task, before);
    if (anchor) move(task, { column, ...anchor });
    focused.value = task;
  }

  function openCard(task: TaskId): void {
    void router.replace({ query: { ...route.query, task } });
  }

  function onCardKey(event: KeyboardEvent, task: TaskId): void {
    const direction = directionOf(event.key);
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (direction && event.altKey && !event.shiftKey) {
      event.preventDefault();
      const to = plan.mayWrite ? moveBy(columns.value, task, direction) : null;
      if (!to) return;
      move(task, to);
      focusCard(task);
    } else if (direction && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      const next = neighbour(columns.value, task, direction);
      if (next) focusCard(next);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      openCard(task);
    } else if (event.key.toLowerCase() === "c" && !event.altKey && !event.shiftKey && plan.mayWrite) {
      event.preventDefault();
      const column = plan.task(task)?.column;
      if (column) handles.get(column)?.openQuickAdd();
    }
  }

  const scrolling = createAutoScroll(() => {
    const board = scroller();
    return [
      ...(board ? [{ element: board, axis: "x" as const }] : []),
      ...[...handles.values()].map((handle) => ({ element: handle.scroller, axis: "y" as const })),
    ];
  });
  let stopMonitor = () => {};
  onMounted(() => {
    stopMonitor = monitorForElements({
      canMonitor: ({ source }) => source.data["kind"] === "card",
      onDragStart: ({ source }) => {
        const task = source.data["task"] as TaskId;
        const column = plan.task(task)?.column;
        if (!column) return;
        held.value = { task, column, index: plan.cards(column).indexOf(task) };
        presence.announce({ selection: task, dragging: { task } });
      },
      onDrag: ({ location }) => scrolling.at(location.current.input.clientX, location.current.input.clientY),
      onDrop: ({ source, location }) => {
        scrolling.stop();
        const to = place.value;
        held.value = null;
        place.value = null;
        presence.announce({ dragging: null });
        // No target: let go outside of the columns, or Esc.
        if (to && location.current.dropTargets.length > 0) drop(source.data["task"] as TaskId, to);
      },
    });
  });

  useKanbanLens(scroller);
  const context: BoardContext = {
    mayWrite: computed(() => plan.mayWrite),
    held,
    place,
    active,
    flashing: useFlash(),
    peersOn,
    now,
    register(column, handle) {
      handles.set(column, handle);
      return () => {
        if (handles.get(column) === handle) handles.delete(column);
      };
    },
    focusCard,
    noteFocus(task) {
      focused.value = task;
      presence.announce({ selection: task });
    },
    openCard,
    drop,
    onCardKey,
  };
  provide(BOARD, context);
  const addCard = (): void => {
    const column = (active.value && plan.task(active.value)?.column) ?? plan.columns[0]?.id;
    if (column) handles.get(column)?.openQuickAdd();
  };
  useLazyCommands(
    () =>
      import("./kanban-commands.ts").then(({ kanbanCommands }) =>
        kanbanCommands({ mayWrite: () => plan.mayWrite, addCard }),
      ),
    { selection: () => (focused.value ? [focused.value] : []), reveal: focusCard },
  );
  onScopeDispose(() => {
    clearInterval(clock);
    scrolling.stop();
    stopMonitor();
    presence.announce({ selection: null, dragging: null });
  });

  return { columns, announcement, mayWrite: context.mayWrite };
}
