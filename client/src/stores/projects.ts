// The projects one belongs to, and the two ways to a new one: empty, or from a file.

import type { ImportAnswer, ImportReport } from "@entente/shared/http/import";
import type { ProjectList, ProjectSummary } from "@entente/shared/http/project";
import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import { request, upload } from "../api/client.ts";

export const useProjectsStore = defineStore("projects", () => {
  const list = shallowRef<readonly ProjectSummary[]>([]);
  /** Whether the list was read at least once. */
  const loaded = ref(false);

  async function refresh(): Promise<void> {
    list.value = (await request<ProjectList>("GET", "/api/projects")).projects;
    loaded.value = true;
  }

  async function create(name: string): Promise<ProjectSummary> {
    const project = await request<ProjectSummary>("POST", "/api/projects", { name });
    list.value = [project, ...list.value];
    return project;
  }

  /** What an import would take over and lose; writes nothing. Throws ApiProblem for a file that can't be used. */
  async function previewImport(file: File, onProgress: (share: number) => void = () => {}): Promise<ImportReport> {
    const form = new FormData();
    form.set("file", file);
    return (await upload<ImportAnswer>("/api/projects/import?dryRun=1", form, onProgress)).report;
  }

  /** Makes a project from the file, named after `name` or what the file says. */
  async function importFile(
    file: File,
    name?: string,
    onProgress: (share: number) => void = () => {},
  ): Promise<{ project: ProjectSummary; report: ImportReport }> {
    const form = new FormData();
    form.set("file", file);
    if (name) form.set("name", name);
    const { project, report } = await upload<ImportAnswer>("/api/projects/import", form, onProgress);
    if (!project) throw new Error("the server imported the file but named no project");
    list.value = [project, ...list.value];
    return { project, report };
  }

  /** Puts a project away; owners only. */
  async function archive(id: string): Promise<void> {
    await request("DELETE", `/api/projects/${encodeURIComponent(id)}`);
    list.value = list.value.filter((project) => project.id !== id);
  }

  return { list, loaded, refresh, create, previewImport, importFile, archive };
});
