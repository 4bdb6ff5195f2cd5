// People with an account as people of a plan, so that tasks can be given to them. A person already in
// the plan under the same e-mail address becomes that account's person instead of appearing twice.

import type { User } from "@entente/shared/http/account";
import { addPerson, setPerson } from "@entente/shared/doc/people";
import { readPlan } from "@entente/shared/doc/read-plan";
import { createId, type PersonId } from "@entente/shared/model/ids";
import type { Person, Plan } from "@entente/shared/model/plan";
import type { Documents } from "./sync/types.ts";

type People = ReadonlyMap<PersonId, Person>;

function personOf(people: People, user: User): Person | undefined {
  const all = [...people.values()];
  const sameAddress = (person: Person) =>
    person.userId === null && person.email?.toLowerCase() === user.email.toLowerCase();
  return all.find((person) => person.userId === user.id) ?? all.find(sameAddress);
}

/** `plan` with `user` among its people; the same plan when they are already. */
export function withPerson(plan: Plan, user: User): Plan {
  const known = personOf(plan.people, user);
  if (known?.userId === user.id) return plan;
  const person: Person = known
    ? { ...known, userId: user.id }
    : { id: createId<PersonId>(), name: user.name, email: user.email, userId: user.id, calendar: null };
  return { ...plan, people: new Map(plan.people).set(person.id, person) };
}

/** Makes `user` a person of the live plan document; resolves when that is on disk. */
export async function enrolPerson(documents: Documents, planId: string, user: User): Promise<void> {
  await documents.write(planId, `user:${user.id}`, (doc) => {
    const known = personOf(readPlan(doc).plan.people, user);
    if (!known) addPerson(doc, { name: user.name, email: user.email, userId: user.id });
    else if (known.userId === null) setPerson(doc, known.id, { userId: user.id });
  });
}
