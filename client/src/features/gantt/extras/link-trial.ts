// What a link that is being drawn would do, or why it can't be, in one line at its end.

import type { TaskId } from "@entente/shared/model/ids";
import type { Plan, Task } from "@entente/shared/model/plan";
import type { GanttListeners, LinkTrial } from "../chart/chart-types.ts";
import { LINK_TYPE_WORDS, shortTitle } from "../gantt-words.ts";
import type { DragPreview } from "./drag-preview.ts";
import { linkRefusal } from "./link-check.ts";

export interface LinkTrialOptions {
  plan(): Plan | null;
  task(id: TaskId): Task | undefined;
  readonly say: DragPreview["say"];
}

/** Asks the plan once per link, not once per move of the pointer. */
export function createLinkTrial({ plan, task, say }: LinkTrialOptions): GanttListeners["tryLink"] {
  let tried: { readonly link: LinkTrial; readonly refusal: string | null } | null = null;
  const nameOf = (id: TaskId) => shortTitle(task(id)?.title ?? "");

  return (link, at) => {
    if (!link) {
      tried = null;
      say("", at);
      return "possible";
    }
    const records = plan();
    if (tried?.link !== link) tried = { link, refusal: records && linkRefusal(records, link.from, link.to) };
    const { refusal } = tried;
    if (refusal === null) say(`${LINK_TYPE_WORDS[link.type]}: ${nameOf(link.from)} → ${nameOf(link.to)}`, at);
    else say(refusal, at, true);
    return refusal === null ? "possible" : "refused";
  };
}
