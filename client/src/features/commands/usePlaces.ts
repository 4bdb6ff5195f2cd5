// What the palette can jump to: tasks of the open plan, people of the plan (their tasks), projects.
// Titles are read and folded once, outside of any effect: ten thousand tasks cost no subscriptions.

import { CircleUserRound, FolderKanban, SquareCheck } from "@lucide/vue";
import { useRoute, useRouter } from "vue-router";
import type { PersonId, TaskId } from "@entente/shared/model/ids";
import { useCommandsStore, type Choice } from "../../stores/commands.ts";
import { usePlanStore } from "../../stores/plan.ts";
import { useProjectStore } from "../../stores/project.ts";
import { useProjectsStore } from "../../stores/projects.ts";
import { fold } from "./fuzzy.ts";
import type { Place, PlaceGroup } from "./palette-entries.ts";

const MOST_TASKS = 20;
const MOST_PROJECTS = 8;

/** In a component's setup: reads the places when the answer is called. */
export function usePlaces(): () => readonly PlaceGroup[] {
  const plan = usePlanStore();
  const project = useProjectStore();
  const projects = useProjectsStore();
  const commands = useCommandsStore();
  const route = useRoute();
  const router = useRouter();

  function openTask(task: TaskId): void {
    commands.reveal(task);
    void router.replace({ query: { ...route.query, task } });
  }

  function tasks(): readonly Place[] {
    return plan.rows.map(({ id }) => {
      const task = plan.task(id);
      const title = task?.title || "Untitled";
      const parent = task?.parent ? plan.task(task.parent)?.title : undefined;
      return { id: `task ${id}`, title, folded: fold(title), hint: parent, icon: SquareCheck, run: () => openTask(id) };
    });
  }

  function tasksOf(person: PersonId): readonly Choice[] {
    return plan.rows.flatMap(({ id }) => {
      const task = plan.task(id);
      if (!task?.assignees.includes(person)) return [];
      const column = plan.columns.find((each) => each.id === task.column);
      return [{ id, title: task.title || "Untitled", hint: column?.name ?? "", run: () => openTask(id) }];
    });
  }

  function people(): readonly Place[] {
    return plan.people.map(({ id, name }) => ({
      id: `person ${id}`,
      title: name,
      folded: fold(name),
      icon: CircleUserRound,
      command: { id: `person ${id}`, title: `Tasks of ${name}`, group: "People", choices: () => tasksOf(id) },
    }));
  }

  function others(): readonly Place[] {
    if (project.link) return [];
    return projects.open
      .filter((each) => each.id !== project.project?.id)
      .map(({ id, name }) => ({
        id: `project ${id}`,
        title: name,
        folded: fold(name),
        icon: FolderKanban,
        run: () => void router.push(`/projects/${id}`),
      }));
  }

  return () => [
    { title: "Tasks", places: tasks(), most: MOST_TASKS },
    { title: "People", places: people(), most: MOST_PROJECTS },
    { title: "Projects", places: others(), most: MOST_PROJECTS, always: true },
  ];
}
