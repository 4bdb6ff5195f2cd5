// What happened to the open plan while this page was away, for one look and then forgotten. It
// speaks only when others changed something, and after a moment's break only when both wrote the same
// field.

import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { AwayReport } from "../doc/away.ts";
import type { AwayContext, AwayNews } from "./away-news.ts";
import { useSessionStore } from "./session.ts";

const SHORT_MS = 30_000;

export const useAwayStore = defineStore("away", () => {
  const session = useSessionStore();
  const news = shallowRef<AwayNews | null>(null);
  let telling = 0;

  /** Shows `report`, unless it is too little to speak of. */
  async function tell(report: AwayReport, context: AwayContext): Promise<void> {
    const isShort = Date.now() - context.since < SHORT_MS;
    if (isShort && report.conflicts.length === 0) return;
    const mine = ++telling;
    const { newsOf } = await import("./away-news.ts");
    const found = await newsOf(report, context, session.user?.id ?? null);
    if (mine === telling) news.value = found;
  }

  function dismiss(): void {
    telling++;
    news.value = null;
  }

  return { news, tell, dismiss };
});
