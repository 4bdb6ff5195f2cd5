// What the columns and cards of one board share: which card is in the hand and where it would
// land, which card has the focus, what flashes, and who looks at what. Provided by KanbanBoard.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import { inject } from "vue";
import type { ComputedRef, InjectionKey, Ref, ShallowRef } from "vue";
import type { Peer } from "../../stores/presence.ts";
import type { DropPlace } from "./card-drag.ts";

export interface HeldCard {
  readonly task: TaskId;
  readonly column: ColumnId;
  readonly index: number;
}

/** What a column offers to the board while it is mounted. */
export interface ColumnHandle {
  readonly scroller: HTMLElement;
  /** Brings the card into view and focuses it. */
  focus(task: TaskId): void;
  openQuickAdd(): void;
}

export interface BoardContext {
  readonly mayWrite: ComputedRef<boolean>;
  readonly held: ShallowRef<HeldCard | null>;
  readonly place: ShallowRef<DropPlace | null>;
  /** The one card in the tab order. */
  readonly active: ComputedRef<TaskId | null>;
  readonly flashing: Readonly<ShallowRef<ReadonlyMap<TaskId, string>>>;
  readonly peersOn: ComputedRef<ReadonlyMap<string, readonly Peer[]>>;
  /** Wall time in minutes; moves once a minute. */
  readonly now: Readonly<Ref<number>>;
  register(column: ColumnId, handle: ColumnHandle): () => void;
  focusCard(task: TaskId): void;
  noteFocus(task: TaskId): void;
  openCard(task: TaskId): void;
  drop(task: TaskId, place: DropPlace): void;
  onCardKey(event: KeyboardEvent, task: TaskId): void;
}

export const BOARD: InjectionKey<BoardContext> = Symbol("kanban board");

/** The board around the calling component. */
export function useBoard(): BoardContext {
  const board = inject(BOARD);
  if (!board) throw new Error("a kanban column or card stands outside of a board");
  return board;
}
