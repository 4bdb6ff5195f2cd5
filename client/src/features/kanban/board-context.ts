// What the columns and cards of one board share: which cards are in the hand and where they would
// land, which card has the focus, what is selected, what flashes, and who looks at what. Provided by
// KanbanBoard.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import { inject } from "vue";
import type { ComputedRef, InjectionKey, Ref, ShallowRef } from "vue";
import type { Peer } from "../../stores/presence.ts";
import type { BoardMemory } from "./board-memory.ts";
import type { DropPlace } from "./card-drag.ts";
import type { Spot } from "./card-keys.ts";
import type { CardHeights } from "./card-heights.ts";
import type { ViewTop } from "./card-window.ts";
import type { LaneDimension } from "./lanes.ts";
import type { Chip } from "./quick-add.ts";
import type { Reach } from "./useReach.ts";

/** The cards in the hand: the first is the one that was taken. */
export interface HeldCards {
  readonly tasks: ReadonlySet<TaskId>;
  readonly from: Spot;
}

/** What a list of cards offers to the board while it is mounted. */
export interface CellHandle {
  /** Scrolls up and down, when the list does by itself. */
  readonly scroller: HTMLElement | null;
  /** The card that a drop at this height of the window would stand before; null for the end. */
  cardBelow(clientY: number): TaskId | null;
  /** What stands at the top of what it shows; null at the beginning, or where it doesn't scroll by itself. */
  top(): ViewTop | null;
  /** Scrolls so that `top` stands there; nothing when that isn't in the list. */
  showTop(top: ViewTop | null): void;
  /** Brings the card into view and focuses it. */
  focus(task: TaskId): void;
  openQuickAdd(): void;
}

/** The lane at the top of the view, and how much of it lies above. */
export interface LaneTop {
  readonly lane: string;
  readonly share: number;
}

/** What the lanes offer to the board while there are any: they scroll up and down as one. */
export interface LanesHandle {
  top(): LaneTop | null;
  showTop(top: LaneTop | null): void;
}

/** What can be done to several cards by a small list: the keys A L P M B and the bar at the bottom. */
export type CardCommand = "assign" | "label" | "priority" | "move" | "block";

export interface BoardContext {
  readonly mayWrite: ComputedRef<boolean>;
  readonly memory: BoardMemory;
  readonly heights: CardHeights;
  /** How far beyond what is in sight cards exist. */
  readonly reach: Reach;
  /** What was typed into quick-add fields that aren't on the page just now, by list. */
  readonly drafts: Map<string, { readonly text: string; readonly chips: readonly Chip[] }>;
  readonly dimension: ComputedRef<LaneDimension>;
  readonly held: ShallowRef<HeldCards | null>;
  readonly heldColumn: ShallowRef<ColumnId | null>;
  readonly place: ShallowRef<DropPlace | null>;
  /** The one card in the tab order. */
  readonly active: ComputedRef<Spot | null>;
  readonly selected: ComputedRef<ReadonlySet<TaskId>>;
  /** Cards that don't match the filter but stay until one moves on. */
  readonly lingering: ComputedRef<ReadonlySet<TaskId>>;
  readonly flashing: Readonly<ShallowRef<ReadonlyMap<TaskId, string>>>;
  readonly peersOn: ComputedRef<ReadonlyMap<string, readonly Peer[]>>;
  readonly threadsOn: ComputedRef<ReadonlyMap<string, number>>;
  /** Wall time in minutes; moves once a minute. */
  readonly now: Readonly<Ref<number>>;
  readonly lanesHandle: ShallowRef<LanesHandle | null>;
  register(column: ColumnId, lane: string | null, handle: CellHandle): () => void;
  focusCard(spot: Spot): void;
  noteFocus(spot: Spot): void;
  /** The selected cards in the order in which they stand on the board, as they are taken along together. */
  chosen(): readonly TaskId[];
  /** A click: opens the card, or selects with Ctrl, ⌘ or Shift. */
  press(event: MouseEvent, spot: Spot): void;
  onCardKey(event: KeyboardEvent, spot: Spot): void;
  /** Tells the board of cards that were just added here. */
  noteAdded(tasks: readonly TaskId[]): void;
  announce(text: string): void;
}

export const BOARD: InjectionKey<BoardContext> = Symbol("kanban board");

/** The board around the calling component. */
export function useBoard(): BoardContext {
  const board = inject(BOARD);
  if (!board) throw new Error("a kanban column or card stands outside of a board");
  return board;
}
