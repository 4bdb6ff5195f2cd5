// Reads out the link under the pointer: its ends, its type and its lag.

import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import type { Plan, Task } from "@entente/shared/model/plan";
import type { WindowedGantt } from "../chart/windowed-gantt.ts";
import { shortTitle } from "../gantt-words.ts";
import { lagText } from "../link-lag.ts";

export interface LinkHoverOptions {
  plan(): Plan | null;
  task(id: TaskId): Task | undefined;
  say(text: string, at: { readonly x: number; readonly y: number }): void;
}

/** Listens on `chart` until the returned function is called. */
export function bindLinkHover(chart: WindowedGantt, { plan, task, say }: LinkHoverOptions): () => void {
  const svg = chart.$svg;
  const dispose = new AbortController();
  const { signal } = dispose;
  const linkOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest(".link-hit")?.getAttribute("data-link") : null;
  const isBusy = () => svg.classList.contains("has-gesture");

  svg.addEventListener(
    "pointerover",
    (event) => {
      const id = linkOf(event.target);
      const link = id ? plan()?.dependencies.get(id as DependencyId) : undefined;
      const settings = plan()?.settings;
      if (!link || !settings || isBusy()) return;
      const title = (end: TaskId) => shortTitle(task(end)?.title ?? "");
      const box = svg.getBoundingClientRect();
      const words = `${title(link.predecessor)} → ${title(link.successor)} · ${link.type} ${lagText(link, settings.minutesPerDay)}`;
      say(words.trimEnd(), { x: event.clientX - box.left, y: event.clientY - box.top + 8 });
    },
    { signal },
  );
  svg.addEventListener("pointerout", (event) => linkOf(event.target) && !isBusy() && say("", { x: 0, y: 0 }), {
    signal,
  });
  return () => dispose.abort();
}
