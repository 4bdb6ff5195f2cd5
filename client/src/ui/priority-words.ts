// What the priorities are called, wherever one is shown or chosen.

import type { Priority } from "@entente/shared/model/plan";

export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  none: "None",
  low: "Low",
  medium: "Medium",
  high: "High",
  urgent: "Urgent",
};
