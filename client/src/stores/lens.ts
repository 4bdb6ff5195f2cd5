// How the board on screen turns points of the screen into places that mean the same on every screen,
// and back. A board puts its lens in while it is mounted; who shows cursors or follows a person asks
// here and needs to know no board. Without a lens there are no places.

import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import type { Place, View } from "./presence.ts";

/** Pixels within the window. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export interface BoardLens {
  /** The place under a point of the window, or null where there is none. */
  placeAt(point: ScreenPoint): Place | null;
  /** Where a place is in the window now, or null when it isn't in view. */
  pointOf(place: Place): ScreenPoint | null;
  /** What one sees, or null while nothing is drawn. */
  view(): View | null;
  /** Scrolls and zooms so that one sees it, as far as that is possible here. */
  show(view: View): void;
}

export const useLensStore = defineStore("lens", () => {
  const lens = shallowRef<BoardLens | null>(null);
  const moves = ref(0);

  /** Puts `board` in; the returned function takes it out again. */
  function put(board: BoardLens): () => void {
    lens.value = board;
    return () => {
      if (lens.value === board) lens.value = null;
    };
  }

  return {
    lens,
    put,
    /** Grows whenever the board moved without scrolling, so that places have to be asked for again. */
    moves,
    moved: (): void => void moves.value++,
  };
});
