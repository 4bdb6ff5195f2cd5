// The same plan on SVAR's Gantt (its MIT edition, for React), for the benchmark's comparison: its
// table and its windowed chart, with the summaries open, in days.

import { Gantt, Willow, type IApi } from "@svar-ui/react-gantt";
import "@svar-ui/react-gantt/all.css";
import "./svar-peer.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import type { Plan } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import type { ChartUnderTest } from "./peer.ts";

const SCALES = [
  { unit: "month" as const, step: 1, format: "%F %Y" },
  { unit: "day" as const, step: 1, format: "%j" },
];
const TYPES = { FS: "e2s", SS: "s2s", FF: "e2e", SF: "s2e" } as const;
const HEIGHT = 36;

/** What SVAR takes for `plan` at the dates of `schedule`. */
export function svarData({ tasks, dependencies }: Plan, schedule: Schedule) {
  const date = (minutes: number) => new Date(minutes * 60_000);
  return {
    tasks: [...tasks.values()].map(({ id, title, parent, percentComplete }) => {
      const { start, finish, summary, milestone } = schedule.tasks.get(id)!;
      return {
        id: id as string,
        text: title,
        start: date(start),
        end: date(finish),
        progress: percentComplete,
        parent: (parent as string | null) ?? 0,
        type: summary ? "summary" : milestone ? "milestone" : "task",
        open: summary,
      };
    }),
    links: [...dependencies.values()].map(({ id, predecessor, successor, type }) => ({
      id: id as string,
      source: predecessor as string,
      target: successor as string,
      type: TYPES[type],
    })),
  };
}

/** Draws into `host` before it returns, as far as React can be told to. */
export function drawSvar(host: HTMLElement, data: ReturnType<typeof svarData>): ChartUnderTest {
  let api: IApi | null = null;
  const chart = createElement(Gantt, {
    ...data,
    scales: SCALES,
    cellHeight: HEIGHT,
    cellWidth: 38,
    init: (made) => (api = made),
  });
  // Its theme has no height of its own, and without one the chart draws every row.
  host.classList.add("svar-host");
  flushSync(() => createRoot(host).render(createElement(Willow, { fonts: false, children: chart })));
  const setDays = (id: string, duration: number) => void api?.exec("update-task", { id, task: { duration } });
  return {
    scrollers: () => ({ rows: host.querySelector(".wx-gantt")!, dates: host.querySelector(".wx-chart")! }),
    bar: (task) => host.querySelector(`.wx-bar[data-id=":${task}"]`),
    setDays,
    prepareManyDays(count, days) {
      const plain = data.tasks.filter((task) => task.type === "task").slice(0, count);
      return () => plain.forEach(({ id }) => setDays(id, days));
    },
  };
}
