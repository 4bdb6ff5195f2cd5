// What the board shows of the plan: its columns, the cards that meet the filter of the address, and
// the lanes they fall into. Everything here follows from the plan and the address alone.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { Column } from "@entente/shared/model/plan";
import { computed } from "vue";
import type { Ref, ShallowRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import { usePlanStore } from "../../stores/plan.ts";
import { useSessionStore } from "../../stores/session.ts";
import { createMatcher, isFiltering, parseFilter } from "./board-filter.ts";
import type { BoardFilter } from "./board-filter.ts";
import type { BoardMemory } from "./board-memory.ts";
import type { BoardRow } from "./card-keys.ts";
import { groupIntoLanes, laneHeads, laneKeysOf, parseDimension } from "./lanes.ts";
import type { LaneDimension } from "./lanes.ts";

const NO_CARDS: readonly TaskId[] = [];

/** A column and what of it is shown; the same object until any of that changes, so that the others do nothing. */
export interface ShownColumn extends Column {
  readonly record: Column;
  readonly cards: readonly TaskId[];
  /** With those that the filter leaves out. */
  readonly total: number;
}

export interface BoardViewOptions {
  readonly memory: BoardMemory;
  readonly now: Readonly<Ref<number>>;
  /** Cards that are shown although they don't match the filter. */
  readonly kept: Readonly<ShallowRef<ReadonlySet<TaskId>>>;
}

export function useBoardView({ memory, now, kept }: BoardViewOptions) {
  const plan = usePlanStore();
  const session = useSessionStore();
  const route = useRoute();
  const router = useRouter();

  // By its text: the address changes for other reasons too, and then nothing is filtered anew.
  const filterText = computed(() => JSON.stringify(parseFilter(route.query)));
  const filter = computed(() => JSON.parse(filterText.value) as BoardFilter);
  const isFiltered = computed(() => isFiltering(filter.value));
  const dimension = computed(() => parseDimension(route.query["lanes"]));
  const me = computed(() => {
    const user = session.user?.id;
    return user ? plan.people.filter((person) => person.userId === user).map(({ id }) => id) : [];
  });
  const matches = computed(() => {
    const nowMinutes = filter.value.due.length > 0 ? now.value : 0;
    return createMatcher(filter.value, { me: me.value, nowMinutes });
  });

  const shown = computed<ReadonlyMap<ColumnId, readonly TaskId[]>>(() => {
    const filtered = isFiltered.value;
    const meets = matches.value;
    return new Map(
      plan.columns.map(({ id }) => {
        const cards = plan.cards(id);
        if (!filtered) return [id, cards];
        return [id, cards.filter((card) => kept.value.has(card) || meets(plan.task(card)!))];
      }),
    );
  });

  const lanes = computed(() => {
    if (dimension.value === "none") return null;
    const heads = laneHeads(dimension.value, {
      people: plan.people,
      labels: plan.labels,
      parents: () =>
        plan.rows.filter(({ hasChildren }) => hasChildren).map(({ id }) => ({ id, title: plan.task(id)?.title ?? "" })),
    });
    return groupIntoLanes(heads, shown.value, (card) => laneKeysOf(plan.task(card)!, dimension.value));
  });

  /** The rows that keys walk: folded lanes are left out, folded columns hold nothing. */
  const rows = computed<readonly BoardRow[]>(() => {
    const cellsOf = (cards: (column: ColumnId) => readonly TaskId[] | undefined) =>
      plan.columns.map(({ id }) => ({
        column: id,
        cards: memory.columns.value.has(id) ? NO_CARDS : (cards(id) ?? NO_CARDS),
      }));
    if (!lanes.value) return [{ lane: null, cells: cellsOf((column) => shown.value.get(column)) }];
    return lanes.value
      .filter(({ key }) => !memory.lanes.value.has(key))
      .map(({ key, cells }) => ({ lane: key, cells: cellsOf((column) => cells.get(column)) }));
  });

  const columns = computed<readonly ShownColumn[]>((before) =>
    plan.columns.map((record) => {
      const cards = shown.value.get(record.id) ?? NO_CARDS;
      const total = plan.cards(record.id).length;
      const known = before?.find(({ id }) => id === record.id);
      const isSame = known?.record === record && known.cards === cards && known.total === total;
      return isSame ? known : { ...record, record, cards, total };
    }),
  );
  const counts = computed(() => ({
    shown: columns.value.reduce((sum, { cards }) => sum + cards.length, 0),
    total: columns.value.reduce((sum, { total }) => sum + total, 0),
  }));

  /** The shown cards of a column, in a lane when there are lanes. */
  function cardsAt(column: ColumnId, lane: string | null): readonly TaskId[] {
    if (lane === null) return shown.value.get(column) ?? NO_CARDS;
    return lanes.value?.find(({ key }) => key === lane)?.cells.get(column) ?? NO_CARDS;
  }

  /** Puts the lanes into the address, where the board reads them. */
  function setLanes(by: LaneDimension): void {
    const { lanes: _lanes, ...query } = route.query;
    void router.replace({ query: by === "none" ? query : { ...query, lanes: by } });
  }

  return { filter, isFiltered, matches, dimension, setLanes, me, columns, lanes, rows, counts, cardsAt };
}

export type BoardView = ReturnType<typeof useBoardView>;
