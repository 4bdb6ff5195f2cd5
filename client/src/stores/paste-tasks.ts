// A list that is pasted becomes tasks, its indentation their levels: one step of undo, and one line that says what
// came of it.

import { createId, type TaskId } from "@entente/shared/model/ids";
import { leftWords, parsePasted } from "../ui/pasted-lines.ts";
import type { useNoticesStore } from "./notices.ts";
import type { usePlanStore } from "./plan.ts";

/** Adds the lines of `text` at the end of the plan; the new tasks, or null when nothing was added. */
export function pasteTasks(
  text: string,
  plan: ReturnType<typeof usePlanStore>,
  notices: ReturnType<typeof useNoticesStore>,
): readonly TaskId[] | null {
  const { lines, left } = parsePasted(text);
  if (lines.length === 0) return null;
  const parents: TaskId[] = [];
  const ids = plan.addTasks(
    lines.map(({ title, depth }) => {
      const id = createId<TaskId>();
      const parent = depth === 0 ? null : parents[depth - 1]!;
      parents.length = depth;
      parents.push(id);
      return { id, title, parent };
    }),
  );
  if (!ids) return null;
  const words = ids.length === 1 ? "1 task added." : `${ids.length} tasks added.`;
  notices.say(words + leftWords(left), "info", { label: "Undo", run: () => void plan.archiveTasks(ids) });
  return ids;
}
