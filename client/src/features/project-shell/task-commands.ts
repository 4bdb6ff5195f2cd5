// What can be done to the selected tasks on any board, by key or from the palette: status, people,
// labels, priority, place in the outline, what blocks them. Each is one step of undo whatever the
// number of tasks. What needs a field of its own (title, dates) opens the task's panel on it.

import {
  Archive,
  CalendarDays,
  CircleDot,
  CornerDownRight,
  Flag,
  Link,
  PanelRight,
  Tag,
  TextCursorInput,
  UserPlus,
  UserRound,
  Waypoints,
} from "@lucide/vue";
import type { TaskId } from "@entente/shared/model/ids";
import { PRIORITIES, type Task } from "@entente/shared/model/plan";
import type { Choice, Command, useCommandsStore } from "../../stores/commands.ts";
import type { useNoticesStore } from "../../stores/notices.ts";
import type { usePlanStore } from "../../stores/plan.ts";
import { labelColor } from "../../ui/label-color.ts";
import { personColor } from "../../ui/person-color.ts";
import { PRIORITY_WORDS } from "../../ui/priority-words.ts";

const GROUP = "Task";
const PRIORITY_TITLES = { ...PRIORITY_WORDS, none: "No priority" };

export interface TaskCommandParts {
  readonly commands: ReturnType<typeof useCommandsStore>;
  readonly plan: ReturnType<typeof usePlanStore>;
  readonly notices: ReturnType<typeof useNoticesStore>;
  /** The signed-in account, null for the holder of a share link. */
  readonly userId: () => string | null;
  readonly openTask: (task: TaskId) => void;
  /** The address of a task, to pass on. */
  readonly addressOf: (task: TaskId) => string;
}

/** The commands, for the selection of whichever board is in front. */
export function taskCommands({ commands, plan, notices, userId, openTask, addressOf }: TaskCommandParts): Command[] {
  const ids = (): readonly TaskId[] => commands.selection;
  const tasks = (): Task[] => ids().flatMap((id) => plan.task(id) ?? []);
  const isChosen = (): boolean => ids().length > 0;
  const mayEdit = (): boolean => plan.mayWrite && isChosen();
  const every = (test: (task: Task) => boolean): boolean => {
    const all = tasks();
    return all.length > 0 && all.every(test);
  };
  const forAll = (edit: (task: Task) => void): void => void plan.group(() => tasks().forEach(edit));
  const me = () => plan.people.find((person) => person.userId !== null && person.userId === userId());

  const field = (name: string) => (): void => {
    const [task] = ids();
    if (!task) return;
    commands.field = { task, field: name };
    openTask(task);
  };

  const statuses = (): Choice[] =>
    plan.columns.map(({ id, name, color }) => ({
      id,
      title: name || "Untitled",
      ...(color ? { color: labelColor(color) } : {}),
      checked: every((task) => task.column === id),
      run: () => void plan.moveCards(ids(), { column: id }),
    }));

  const people = (): Choice[] =>
    plan.people.map(({ id, name, userId: account }) => {
      const isOn = every((task) => task.assignees.includes(id));
      return {
        id,
        title: name,
        color: personColor(account ?? id),
        checked: isOn,
        keepsOpen: true,
        run: () => forAll((task) => (isOn ? plan.unassignTask(task.id, id) : plan.assignTask(task.id, id))),
      };
    });

  const labels = (): Choice[] =>
    plan.labels.map(({ id, name, color }) => {
      const isOn = every((task) => task.labels.includes(id));
      return {
        id,
        title: name,
        color: labelColor(color),
        checked: isOn,
        keepsOpen: true,
        run: () => forAll((task) => (isOn ? plan.unlabelTask(task.id, id) : plan.labelTask(task.id, id))),
      };
    });

  const priorities = (): Choice[] =>
    PRIORITIES.toReversed().map((priority) => ({
      id: priority,
      title: PRIORITY_TITLES[priority],
      checked: every((task) => task.priority === priority),
      run: () => forAll((task) => plan.setTask(task.id, { priority })),
    }));

  const parents = (): Choice[] => {
    const moving = new Set(ids());
    const inside = new Set<TaskId>();
    const choices: Choice[] = [];
    for (const row of plan.rows) {
      if (moving.has(row.id) || (row.parent && inside.has(row.parent))) inside.add(row.id);
      else if (row.hasChildren)
        choices.push({
          id: row.id,
          title: plan.task(row.id)?.title || "Untitled",
          hint: row.wbs,
          checked: every((task) => task.parent === row.id),
          run: () => void plan.moveTasks(ids(), { parent: row.id }),
        });
    }
    const top = { id: "top", title: "The top level", checked: every((task) => task.parent === null) };
    return [{ ...top, run: () => void plan.moveTasks(ids(), { parent: null }) }, ...choices];
  };

  const blockers = (): Choice[] => {
    const chosen = new Set(ids());
    const before = new Map(
      plan.dependencies.filter(({ successor }) => chosen.has(successor)).map((link) => [link.predecessor, link]),
    );
    const choices = plan.rows
      .filter(({ id }) => !chosen.has(id))
      .map(({ id, wbs }): Choice => ({
        id,
        title: plan.task(id)?.title || "Untitled",
        hint: wbs,
        checked: before.has(id),
        keepsOpen: true,
        run: () =>
          forAll((task) => {
            const link = plan.dependencies.find((each) => each.predecessor === id && each.successor === task.id);
            if (before.has(id)) {
              if (link) plan.unlinkTasks(link.id);
            } else if (!link) plan.linkTasks(id, task.id);
          }),
      }));
    return choices.sort((a, b) => Number(b.checked) - Number(a.checked));
  };

  function assignMe(): void {
    const person = me();
    if (!person) return;
    const isOn = every((task) => task.assignees.includes(person.id));
    forAll((task) => (isOn ? plan.unassignTask(task.id, person.id) : plan.assignTask(task.id, person.id)));
    const what = ids().length === 1 ? "The task is" : `${ids().length} tasks are`;
    notices.say(isOn ? `${what} no longer yours.` : `${what} yours now.`);
  }

  function archive(): void {
    const archived = [...ids()];
    if (plan.archiveTasks(archived) === null) return;
    const text = archived.length === 1 ? "The task is archived." : `${archived.length} tasks are archived.`;
    notices.say(text, "info", { label: "Undo", run: () => plan.restoreTasks(archived) });
  }

  async function copyAddress(): Promise<void> {
    const [task] = ids();
    if (!task) return;
    await navigator.clipboard.writeText(addressOf(task));
    notices.say("The link to the task is copied.");
  }

  const list: Omit<Command, "group">[] = [
    {
      id: "task.open",
      title: "Open the task",
      keys: "E",
      icon: PanelRight,
      words: "edit show",
      enabled: isChosen,
      run: () => openTask(ids()[0]!),
    },
    {
      id: "task.title",
      title: "Change the title",
      keys: "T",
      icon: TextCursorInput,
      words: "rename",
      enabled: mayEdit,
      run: field("title"),
    },
    {
      id: "task.status",
      title: "Set the status",
      keys: "S",
      icon: CircleDot,
      words: "column move done",
      enabled: mayEdit,
      choices: statuses,
    },
    {
      id: "task.assign",
      title: "Assign to people",
      keys: "A",
      icon: UserPlus,
      words: "person who",
      enabled: mayEdit,
      choices: people,
    },
    {
      id: "task.mine",
      title: "Assign to me",
      keys: "I",
      icon: UserRound,
      words: "take mine",
      enabled: () => mayEdit() && me() !== undefined,
      run: assignMe,
    },
    { id: "task.label", title: "Set labels", keys: "L", icon: Tag, words: "tag", enabled: mayEdit, choices: labels },
    {
      id: "task.priority",
      title: "Set the priority",
      keys: "P",
      icon: Flag,
      words: "urgent high",
      enabled: mayEdit,
      choices: priorities,
    },
    {
      id: "task.dates",
      title: "Change dates and duration",
      keys: "D",
      icon: CalendarDays,
      words: "deadline due start",
      enabled: mayEdit,
      run: field("dates"),
    },
    {
      id: "task.move",
      title: "Move below another summary",
      keys: "M",
      icon: CornerDownRight,
      words: "phase parent outline",
      enabled: mayEdit,
      choices: parents,
    },
    {
      id: "task.blockers",
      title: "Set what it waits for",
      keys: "B",
      icon: Waypoints,
      words: "blocked by predecessor dependency link",
      enabled: mayEdit,
      choices: blockers,
    },
    {
      id: "task.link",
      title: "Copy the link to the task",
      icon: Link,
      words: "address url share",
      enabled: isChosen,
      run: () => void copyAddress(),
    },
    { id: "task.archive", title: "Archive", icon: Archive, words: "delete remove", enabled: mayEdit, run: archive },
  ];
  return list.map((command) => ({ ...command, group: GROUP }));
}
