// What can be done to a project from the list: each says what happened, and what can be taken back has
// its undo in the same notice. Nothing here is final: archiving is the only way to remove a project.

import type { ProjectSummary } from "@entente/shared/http/project";
import { useRouter } from "vue-router";
import { useExportStore } from "../../stores/export.ts";
import { useNoticesStore } from "../../stores/notices.ts";
import { useProjectsStore } from "../../stores/projects.ts";

type Project = Pick<ProjectSummary, "id" | "name" | "sample">;

export function useProjectActions() {
  const projects = useProjectsStore();
  const notices = useNoticesStore();
  const files = useExportStore();
  const router = useRouter();

  async function attempt<T>(run: () => Promise<T>, failure: string): Promise<T | null> {
    try {
      return await run();
    } catch (error) {
      notices.say(error instanceof Error ? error.message : failure, "error");
      return null;
    }
  }

  async function restore({ id }: Project): Promise<void> {
    await attempt(() => projects.restore(id), "The project could not be brought back.");
  }

  async function archive(project: Project): Promise<void> {
    const done = await attempt(() => projects.archive(project.id).then(() => true), "It could not be archived.");
    if (!done) return;
    const text = project.sample ? "The sample is removed." : `“${project.name}” is archived.`;
    notices.say(text, "info", { label: "Undo", run: () => void restore(project) });
  }

  /** Opens a fresh sample; false when it could not be made. */
  async function trySample(): Promise<boolean> {
    const project = await attempt(() => projects.createSample(), "The sample could not be made.");
    if (project) await router.push(`/projects/${project.id}/gantt`);
    return project !== null;
  }

  /** A copy of the plan as a project of its own; prototypes and people's access stay with the first. */
  async function duplicate({ id, name }: Project): Promise<void> {
    const copy = await attempt(async () => {
      const { blob, fileName } = await files.exportProject(id, "json");
      return projects.importFile(
        new File([blob], fileName, { type: "application/json" }),
        `${name} (copy)`.slice(-200),
      );
    }, "The project could not be duplicated.");
    if (!copy) return;
    notices.say(`“${copy.project.name}” holds the plan; prototypes and members were not copied.`, "info", {
      label: "Open",
      run: () => void router.push(`/projects/${copy.project.id}/gantt`),
    });
  }

  return { archive, restore, trySample, duplicate };
}
