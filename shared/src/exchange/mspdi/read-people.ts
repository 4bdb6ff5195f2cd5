// Resources of an MSPDI file as people, and their assignments. Only work resources are people;
// material and cost resources and rates are counted as lost. How people work on what they are assigned
// to is read by read-assignments, once durations and hours are known.

import type { CalendarId, PersonId } from "../../model/ids.ts";
import type { Person } from "../../model/plan.ts";
import type { LossCollector } from "../loss.ts";
import { claimId } from "../plan-records.ts";
import type { AssignmentElement } from "./read-assignments.ts";
import type { Element } from "./xml.ts";
import { countOf, element, elements, flag, number, text } from "./xml.ts";

export interface ReadPeople {
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Who is assigned to the task with this UID, sorted by id. */
  assigneesOf(taskUid: number): readonly PersonId[];
  /** The assignments of the task with this UID, one for each person and those that stand for nobody. */
  assignmentsOf(taskUid: number): readonly AssignmentElement[];
}

const WORK = 1;

function isWorkResource(resource: Element): boolean {
  return number(resource, "Type", WORK) === WORK && !flag(resource, "IsCostResource");
}

function countResourceLosses(resource: Element, losses: LossCollector): void {
  const name = text(resource, "Name");
  const hasRate = ["StandardRate", "OvertimeRate", "CostPerUse"].some((rate) => number(resource, rate, 0) !== 0);
  if (hasRate || countOf(element(resource, "Rates"), "Rate") > 0) {
    losses.add("resource rates", "Costs are kept in the team's own document, not in the plan.", name);
  }
  if (text(resource, "Notes") !== "") losses.add("resource notes", "People carry no notes in a plan.", name);
  if (number(resource, "MaxUnits", 1) !== 1) losses.add("resource units", "A person counts as one.", name);
  losses.add("baselines", "Baselines of imported plans are not kept.", name, countOf(resource, "Baseline"));
  losses.add(
    "custom fields",
    "Only the fields of a task are taken over.",
    name,
    countOf(resource, "ExtendedAttribute"),
  );
  const availability = countOf(element(resource, "AvailabilityPeriods"), "AvailabilityPeriod");
  losses.add("availability periods", "A person's availability is the calendar's.", name, availability);
}

function countAssignmentLosses(assignment: Element, losses: LossCollector): void {
  if (text(assignment, "Notes") !== "")
    losses.add("assignment notes", "Notes are kept on tasks.", text(assignment, "Notes"));
  losses.add("baselines", "Baselines of imported plans are not kept.", "", countOf(assignment, "Baseline"));
  losses.add(
    "custom fields",
    "Only the fields of a task are taken over.",
    "",
    countOf(assignment, "ExtendedAttribute"),
  );
}

/** Reads resources and assignments. A resource's calendar is dropped where it is the project's. */
export function readPeople(
  project: Element,
  calendarOf: (uid: number) => CalendarId | null,
  projectCalendar: CalendarId | null,
  losses: LossCollector,
): ReadPeople {
  const people = new Map<PersonId, Person>();
  const idOf = new Map<number, PersonId | null>();
  const taken = new Set<string>();
  for (const resource of elements(element(project, "Resources"), "Resource")) {
    const uid = number(resource, "UID", NaN);
    const name = text(resource, "Name");
    // UID 0 and resources without a name are the empty rows Project keeps for "nobody".
    if (Number.isNaN(uid) || flag(resource, "IsNull") || (uid <= 0 && name === "")) continue;
    if (idOf.has(uid)) {
      losses.add("repeated resources", "Two resources have one UID; the first counts.", name);
      continue;
    }
    if (!isWorkResource(resource)) {
      idOf.set(uid, null);
      losses.add("material and cost resources", "Only people can be assigned.", name);
      continue;
    }
    countResourceLosses(resource, losses);
    const id = claimId<PersonId>(`p${uid}`, taken);
    const calendar = calendarOf(number(resource, "CalendarUID", -1));
    const email = text(resource, "EmailAddress").trim();
    people.set(id, {
      id,
      name: name === "" ? `Resource ${uid}` : name,
      email: email === "" ? null : email,
      userId: null,
      calendar: calendar === projectCalendar ? null : calendar,
    });
    idOf.set(uid, id);
  }

  const assignees = new Map<number, Set<PersonId>>();
  const listed = new Map<number, AssignmentElement[]>();
  const list = (task: number, entry: AssignmentElement): void => {
    const entries = listed.get(task);
    if (entries) entries.push(entry);
    else listed.set(task, [entry]);
  };
  for (const assignment of elements(element(project, "Assignments"), "Assignment")) {
    const task = number(assignment, "TaskUID", NaN);
    const resource = number(assignment, "ResourceUID", -1);
    countAssignmentLosses(assignment, losses);
    const person = idOf.get(resource);
    if (!person) {
      if (person === null) losses.add("assignments of material and cost resources", "Only people can be assigned.");
      else if (resource > 0) losses.add("assignments of unknown resources", "The resource is not in the file.");
      else list(task, { person: null, element: assignment });
      continue;
    }
    let set = assignees.get(task);
    if (!set) assignees.set(task, (set = new Set()));
    if (!set.has(person)) list(task, { person, element: assignment });
    set.add(person);
  }
  return {
    people,
    assigneesOf: (uid) => Array.from(assignees.get(uid) ?? []).sort(),
    assignmentsOf: (uid) => listed.get(uid) ?? [],
  };
}
