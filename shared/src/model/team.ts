// The team's own document: what a client never receives, not even hidden.

import type { PersonId, TaskId } from "./ids.ts";

export interface Rate {
  readonly person: PersonId;
  /** Minor units (cents) of `currency` per hour of work. */
  readonly minorPerHour: number;
  readonly currency: string;
}

export interface Cost {
  readonly id: string;
  readonly title: string;
  readonly task: TaskId | null;
  /** Minor units (cents) of `currency`. */
  readonly minor: number;
  readonly currency: string;
}

export interface Team {
  readonly rates: ReadonlyMap<PersonId, Rate>;
  readonly costs: ReadonlyMap<string, Cost>;
  /** Private notes on the project. */
  readonly notes: string;
}
