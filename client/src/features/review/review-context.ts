// What the parts of an open frame share without handing it down through each of them: who takes part,
// who is looking, and the way from a pin to a task of the plan.

import { inject, type ComputedRef, type InjectionKey } from "vue";
import type { ProjectPerson } from "@entente/shared/http/review";
import type { Thread } from "@entente/shared/model/review";

export interface ReviewContext {
  readonly people: ComputedRef<readonly ProjectPerson[]>;
  /** The user's id; null through a link. */
  readonly me: string | null;
  readonly mayMakeTask: ComputedRef<boolean>;
  /** Makes a task of a pin and ties the two. */
  readonly makeTask: (thread: Thread, number: number) => Promise<void>;
  /** The title of a pin's task, or null when there is none in the plan. */
  readonly taskTitle: (thread: Thread) => string | null;
  readonly openTask: (thread: Thread) => void;
}

export const REVIEW_CONTEXT: InjectionKey<ReviewContext> = Symbol("review context");

export function useReviewContext(): ReviewContext {
  return inject(REVIEW_CONTEXT)!;
}
