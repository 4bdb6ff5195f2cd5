// What is said when rows have come to another place, or could not.

import type { TaskId } from "@entente/shared/model/ids";
import type { OutlineRow } from "@entente/shared/model/outline";
import type { usePlanStore } from "../../../stores/plan.ts";

type Plan = Pick<ReturnType<typeof usePlanStore>, "task" | "rows">;

const named = (title: string | undefined) => title?.slice(0, 80) || "Untitled task";

/** Under which task, and at which place of how many. */
function placeOf(id: TaskId, rows: readonly OutlineRow[]) {
  const row = rows.find((each) => each.id === id);
  if (!row) return null;
  const siblings = rows.filter(({ parent }) => parent === row.parent);
  return { parent: row.parent, at: siblings.findIndex((each) => each.id === id) + 1, of: siblings.length };
}

/** "Kitchen is under Fittings, 2 of 5."; that it stays there when it was there in the rows of `before`. */
export function dropWords(ids: readonly TaskId[], plan: Plan, before?: readonly OutlineRow[]): string {
  const first = ids[0];
  const place = first === undefined ? null : placeOf(first, plan.rows);
  if (first === undefined || !place) return "";
  const was = before && placeOf(first, before);
  const stays = was?.parent === place.parent && was.at === place.at;
  const [one, several] = stays ? ["stays", "stay"] : ["is", "are"];
  const what = ids.length === 1 ? `${named(plan.task(first)?.title)} ${one}` : `${ids.length} tasks ${several}`;
  const where = place.parent === null ? "at the top level" : `under ${named(plan.task(place.parent)?.title)}`;
  return `${what} ${where}, ${place.at} of ${place.of}.`;
}
