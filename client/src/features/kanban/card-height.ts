// How tall a card is before it was ever on the page, guessed from what it shows: a list of a thousand
// cards has a scrollbar that tells the truth from the first moment. Pure.

import { COVER_PICTURE_PX, isCoverPicture } from "./card-words.ts";
import type { Density } from "./board-memory.ts";
import type { Task } from "@entente/shared/model/plan";

const LINE_PX = 20;
const CHARACTERS_A_LINE = 34;

/** Pixels, border included. */
export function guessHeight(task: Task | undefined, density: Density): number {
  if (!task) return density === "compact" ? 30 : 38;
  if (density === "compact") return 10 + LINE_PX;
  let height = 18 + (task.title.length > CHARACTERS_A_LINE ? 2 : 1) * LINE_PX;
  if (task.labels.length > 0) height += 24;
  if (task.blocked !== null) height += 22;
  const hasFooter = task.deadline !== null || task.checklist.length > 0 || task.assignees.length > 0;
  if (hasFooter || task.priority !== "none" || task.constraintDate !== null) height += 26;
  if (task.cover !== null) height += isCoverPicture(task.cover) ? COVER_PICTURE_PX : 6;
  return height;
}
