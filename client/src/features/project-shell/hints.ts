// Small things worth knowing in the first minutes, board by board: at most one is shown at a time, none twice once it was
// put away, and none on a device where somebody wants no more of them.

import { createKept, type Kept } from "../../ui/kept.ts";
import type { BoardName } from "./boards.ts";

export interface Hint {
  readonly id: string;
  readonly text: string;
  /** As commands write them. */
  readonly keys?: readonly string[];
}

export interface HintPlace {
  readonly board: BoardName;
  readonly mayWrite: boolean;
  /** Fingers rather than a mouse and keys. */
  readonly isTouch: boolean;
  /** There is something on the board to try it on. */
  readonly hasContent: boolean;
}

const OF_BOARD: Readonly<Record<BoardName, { readonly mouse: readonly Hint[]; readonly touch: readonly Hint[] }>> = {
  gantt: {
    mouse: [
      {
        id: "gantt.drag",
        text: "Drag a bar to move it, one of its ends to make it longer, and the dot beside it onto another to link them. By keys:",
        keys: ["Alt+ArrowLeft", "Alt+ArrowRight"],
      },
      {
        id: "gantt.outline",
        text: "On a title, Tab puts a task under the one above; the cells take what you type.",
        keys: ["Tab", "Shift+Tab"],
      },
    ],
    touch: [{ id: "gantt.hold", text: "Hold a finger on a bar or a row to move it. A tap on a cell writes in it." }],
  },
  kanban: {
    mouse: [
      {
        id: "kanban.drag",
        text: "Drag a card, or move the one in focus by keys. X selects several.",
        keys: ["Alt+ArrowLeft", "Alt+ArrowRight"],
      },
    ],
    touch: [{ id: "kanban.hold", text: "Hold a finger on a card to move it. Tap it for all of it, and its menu." }],
  },
  review: { mouse: [], touch: [] },
};
const EVERYWHERE: Hint = { id: "keys", text: "Find anything, and see every key:", keys: ["Mod+K", "?"] };

/** The first hint for `place` that isn't among `seen`. */
export function nextHint({ board, mayWrite, isTouch, hasContent }: HintPlace, seen: readonly string[]): Hint | null {
  if (!hasContent) return null;
  const own = mayWrite ? OF_BOARD[board][isTouch ? "touch" : "mouse"] : [];
  return [...own, ...(isTouch ? [] : [EVERYWHERE])].find(({ id }) => !seen.includes(id)) ?? null;
}

const OFF = "off";

export interface HintMemory {
  /** Ids of the hints that were put away; null where none are wanted. */
  seen(): readonly string[] | null;
  putAway(id: string): void;
  wantNone(): void;
}

/** What the person `userId` has put away in this browser. */
export function createHintMemory(userId: string, make: (key: string) => Kept = createKept): HintMemory {
  const device = make("entente.hints");
  const own = make(`entente.hints.${userId}`);
  const ids = (): readonly string[] => (own.read() ?? "").split(" ").filter(Boolean);
  return {
    seen: () => (device.read() === OFF ? null : ids()),
    putAway: (id) => own.write([...new Set([...ids(), id])].join(" ")),
    wantNone: () => device.write(OFF),
  };
}
