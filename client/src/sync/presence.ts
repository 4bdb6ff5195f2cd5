// Who else is in the plan and what they look at, through y-protocols awareness. The server sets
// the identity (`user`), whatever a client claims; the rest of a peer's state is untrusted and read
// as such. One's own is told at most ten times a second and stays far below the server's 4 KB.

import type { TaskId } from "@entente/shared/model/ids";
import { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

export type Board = "gantt" | "kanban" | "review";
const BOARDS: readonly string[] = ["gantt", "kanban", "review"];

export interface Dragging {
  readonly task: TaskId;
  /** What the drag would do, e.g. the new start; for showing only. */
  readonly label?: string;
  /** Where the bar is held just now, in minutes since 1970-01-01T00:00; for showing only. */
  readonly start?: number;
  readonly finish?: number;
}

/** A point on a board that means the same on every screen: a share of the thing it is on. */
export interface Place {
  /** What it is on, in the board's own words, e.g. `card:ID`. */
  readonly on: string;
  readonly x: number;
  readonly y: number;
}

/** What stands at the top left of the part of the board one sees. */
export interface View extends Place {
  readonly zoom: string | null;
  /** What stands at the top of each part of the board that scrolls up and down by itself. */
  readonly tops?: readonly Place[];
}

/** What one tells the others; identity is the server's to add. */
export interface PresenceState {
  readonly board: Board | null;
  /** Where the mouse is. */
  readonly pointer: Place | null;
  readonly view: View | null;
  /** The task one looks at. */
  readonly selection: TaskId | null;
  readonly dragging: Dragging | null;
  /** What one has in the hand on a board that isn't of tasks, and where; in the board's own words. */
  readonly carrying: Place | null;
}

export interface PeerState extends PresenceState {
  readonly clientId: number;
  readonly userId: string;
  readonly name: string;
}

/** Of somebody who has told nothing yet. */
export const NOBODY: PresenceState = {
  board: null,
  pointer: null,
  view: null,
  selection: null,
  dragging: null,
  carrying: null,
};
const ANNOUNCE_MS = 100;
const MAX_TEXT = 200;
const MOST_TOPS = 16;

const text = (value: unknown): string | null => (typeof value === "string" && value ? value.slice(0, MAX_TEXT) : null);
const finite = (value: unknown): number | null => (Number.isFinite(value) ? (value as number) : null);
const field = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;

function place(value: unknown): Place | null {
  const on = text(field(value, "on"));
  const x = finite(field(value, "x"));
  const y = finite(field(value, "y"));
  return on !== null && x !== null && y !== null ? { on, x, y } : null;
}

function view(value: unknown): View | null {
  const at = place(value);
  const listed = field(value, "tops");
  const tops = Array.isArray(listed) ? listed.slice(0, MOST_TOPS).flatMap((each) => place(each) ?? []) : null;
  return at && { ...at, zoom: text(field(value, "zoom")), ...(tops ? { tops } : {}) };
}

/** A peer from an awareness state of any shape, or null when the server put no identity on it. */
export function parsePeer(clientId: number, state: unknown): PeerState | null {
  // The server names principals: `user:ID` is the account ID that decisions and comments carry too.
  const userId = text(field(field(state, "user"), "id"))?.replace(/^user:/, "");
  if (!userId) return null;
  const board = field(state, "board");
  const task = text(field(field(state, "dragging"), "task")) as TaskId | null;
  const label = text(field(field(state, "dragging"), "label"));
  const start = finite(field(field(state, "dragging"), "start"));
  const finish = finite(field(field(state, "dragging"), "finish"));
  return {
    clientId,
    userId,
    name: text(field(field(state, "user"), "name")) ?? "Somebody",
    board: BOARDS.includes(board as string) ? (board as Board) : null,
    pointer: place(field(state, "pointer")),
    view: view(field(state, "view")),
    selection: text(field(state, "selection")) as TaskId | null,
    carrying: place(field(state, "carrying")),
    dragging: task
      ? { task, ...(label ? { label } : {}), ...(start !== null && finish !== null ? { start, finish } : {}) }
      : null,
  };
}

export interface Presence {
  readonly awareness: Awareness;
  readonly clientId: number;
  announce(partial: Partial<PresenceState>): void;
  destroy(): void;
}

/** `onPeers` is called with everybody else whenever that changes. */
export function createPresence(doc: Y.Doc, onPeers: (peers: readonly PeerState[]) => void): Presence {
  const awareness = new Awareness(doc);
  let mine = NOBODY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let toldAt = 0;
  awareness.setLocalState({ ...mine });

  const onChange = () => {
    const peers: PeerState[] = [];
    for (const [clientId, state] of awareness.getStates()) {
      const peer = clientId === doc.clientID ? null : parsePeer(clientId, state);
      if (peer) peers.push(peer);
    }
    onPeers(peers);
  };
  awareness.on("change", onChange);

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    toldAt = Date.now();
    awareness.setLocalState({ ...mine });
  }

  return {
    awareness,
    clientId: doc.clientID,
    announce(partial) {
      const next = { ...mine, ...partial };
      if (JSON.stringify(next) === JSON.stringify(mine)) return;
      mine = next;
      timer ??= setTimeout(tell, Math.max(0, toldAt + ANNOUNCE_MS - Date.now()));
    },
    destroy() {
      clearTimeout(timer);
      awareness.off("change", onChange);
      awareness.destroy();
    },
  };
}
