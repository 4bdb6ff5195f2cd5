// The projects one belongs to, and the two ways to a new one: empty, or from a file. Until the server
// answers, the list is the one this device remembers.

import type { ImportAnswer, ImportReport } from "@entente/shared/http/import";
import type { ProjectList, ProjectSummary } from "@entente/shared/http/project";
import { defineStore } from "pinia";
import { computed, ref } from "vue";
import { isUnreachable, request, upload } from "../api/client.ts";
import { useDeviceStore } from "./device.ts";

export const useProjectsStore = defineStore("projects", () => {
  const device = useDeviceStore();
  const list = computed<readonly ProjectSummary[]>(() => device.projects);
  /** Whether the list was read at least once. */
  const loaded = ref(false);

  /** Whether the list is what this device remembers, because the server can't be reached. */
  const isRemembered = ref(false);

  /** Throws ApiProblem when the server refuses, or when it can't be reached and nothing is remembered. */
  async function refresh(): Promise<void> {
    try {
      device.rememberProjects((await request<ProjectList>("GET", "/api/projects")).projects);
      isRemembered.value = false;
    } catch (error) {
      if (!isUnreachable(error) || device.projects.length === 0) throw error;
      isRemembered.value = true;
    }
    loaded.value = true;
  }

  async function create(name: string): Promise<ProjectSummary> {
    const project = await request<ProjectSummary>("POST", "/api/projects", { name });
    device.rememberProject(project);
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
    device.rememberProject(project);
    return { project, report };
  }

  /** Puts a project away; owners only. */
  async function archive(id: string): Promise<void> {
    await request("DELETE", `/api/projects/${encodeURIComponent(id)}`);
    const left = list.value.find((project) => project.id === id);
    if (left) await device.forgetProject(left);
  }

  return { list, loaded, isRemembered, refresh, create, previewImport, importFile, archive };
});
