// What the benchmark asks of any board on its page, ours or another's, and the cards that the others
// are given: ready to be drawn, title, labels and first person each.

import type { Plan, Task } from "@entente/shared/model/plan";
import { initialsOf } from "../../../client/src/ui/initials.ts";
import { labelColor } from "../../../client/src/ui/label-color.ts";
import { personColor } from "../../../client/src/ui/person-color.ts";

export interface BoardUnderTest {
  /** The drawn card of a task, null while it isn't on the page. */
  card(task: string): Element | null;
  /** The drawn list of the column at this place, from the left. */
  column(index: number): Element;
}

export interface PeerCard {
  readonly id: string;
  readonly title: string;
  readonly labels: readonly { readonly name: string; readonly color: string }[];
  readonly person: { readonly initials: string; readonly color: string } | null;
}

export interface PeerColumn {
  readonly id: string;
  readonly name: string;
  readonly cards: readonly PeerCard[];
}

/** The columns of `plan` as another board takes them. */
export function peerColumns(plan: Plan): readonly PeerColumn[] {
  const tasks = [...plan.tasks.values()];
  return [...plan.columns.values()].map(({ id, name }) => ({
    id,
    name,
    cards: tasks.filter((task) => task.column === id).map((task) => peerCard(plan, task)),
  }));
}

function peerCard({ labels, people }: Plan, task: Task): PeerCard {
  const person = people.get(task.assignees[0]!);
  return {
    id: task.id,
    title: task.title,
    labels: task.labels.map((id) => ({ name: labels.get(id)!.name, color: labelColor(labels.get(id)!.color) })),
    person: person ? { initials: initialsOf(person.name), color: personColor(person.id) } : null,
  };
}
