// Looks for a levelling apart from the page: one plan in, one proposal out, as plain data.

import type { Plan } from "@entente/shared/model/plan";
import { level, type LevellingProposal } from "@entente/shared/schedule/levelling";

export type PlainProposal = Omit<LevellingProposal, "schedule">;

addEventListener("message", ({ data }: MessageEvent<Plan>) => {
  const { schedule: _schedule, ...proposal } = level(data);
  const answer: PlainProposal = proposal;
  postMessage(answer);
});
