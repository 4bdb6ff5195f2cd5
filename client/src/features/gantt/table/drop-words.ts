// What is said when rows have come to another place.

import type { TaskId } from "@entente/shared/model/ids";
import type { usePlanStore } from "../../../stores/plan.ts";

const named = (title: string | undefined) => title?.slice(0, 80) || "Untitled task";

/** "Kitchen is under Fittings, 2 of 5." */
export function dropWords(
  ids: readonly TaskId[],
  plan: Pick<ReturnType<typeof usePlanStore>, "task" | "rows">,
): string {
  const first = ids[0];
  const row = plan.rows.find(({ id }) => id === first);
  if (!first || !row) return "";
  const siblings = plan.rows.filter(({ parent }) => parent === row.parent);
  const what = ids.length === 1 ? `${named(plan.task(first)?.title)} is` : `${ids.length} tasks are`;
  const where = row.parent === null ? "at the top level" : `under ${named(plan.task(row.parent)?.title)}`;
  return `${what} ${where}, ${siblings.findIndex(({ id }) => id === first) + 1} of ${siblings.length}.`;
}
