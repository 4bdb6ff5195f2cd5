// The dates of the levelling that is proposed, for the chart to draw as ghosts. Null without one.

import { shallowRef } from "vue";
import type { Schedule } from "@entente/shared/model/schedule";

export const proposedDates = shallowRef<Schedule | null>(null);
