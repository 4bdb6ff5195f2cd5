// How tall a card is before it was ever on the page, guessed from what it shows: a list of a thousand
// cards has a scrollbar that tells the truth from the first moment. Pure.

import { COVER_PICTURE_PX, isCoverPicture } from "./card-words.ts";
import type { Density } from "./board-memory.ts";
import type { Task } from "@entente/shared/model/plan";

const LINE_PX = 20;
const CHARACTERS_A_LINE = 36;
const guesses: Readonly<Record<Density, WeakMap<Task, number>>> = {
  comfortable: new WeakMap(),
  compact: new WeakMap(),
};

/** Pixels, border included. */
export function guessHeight(task: Task | undefined, density: Density): number {
  if (!task) return density === "compact" ? 30 : 38;
  const known = guesses[density].get(task);
  if (known !== undefined) return known;
  const lines = density === "compact" ? 1 : Math.min(2, Math.max(1, Math.ceil(task.title.length / CHARACTERS_A_LINE)));
  let height = (density === "compact" ? 10 : 18) + lines * LINE_PX;
  if (density === "comfortable") {
    if (task.labels.length > 0) height += 24;
    if (task.blocked !== null) height += 22;
    const hasFooter = task.deadline !== null || task.checklist.length > 0 || task.assignees.length > 0;
    if (hasFooter || task.priority !== "none" || task.constraintDate !== null) height += 26;
    if (task.cover !== null) height += isCoverPicture(task.cover) ? COVER_PICTURE_PX : 6;
  }
  guesses[density].set(task, height);
  return height;
}
