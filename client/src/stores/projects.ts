// The projects one belongs to, and the two ways to a new one: empty, or from a file. Until the server
// answers, the list is the one this device remembers.

import type { ImportAnswer, ImportReport } from "@entente/shared/http/import";
import type { ProjectEntry, ProjectList, ProjectProgress, ProjectSummary } from "@entente/shared/http/project";
import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { isUnreachable, request, upload } from "../api/client.ts";
import { useDeviceStore } from "./device.ts";
import { useSessionStore } from "./session.ts";

export const useProjectsStore = defineStore("projects", () => {
  const device = useDeviceStore();
  const session = useSessionStore();
  /** What the server's list says beyond what the device remembers, by project. */
  const details = shallowRef<ReadonlyMap<string, Pick<ProjectEntry, "people" | "changedAt">>>(new Map());
  const list = computed<readonly ProjectEntry[]>(() =>
    device.projects.map((project) => ({ ...project, ...(details.value.get(project.id) ?? unlisted(project)) })),
  );
  const progress = shallowRef<ReadonlyMap<string, ProjectProgress>>(new Map());
  /** Throws ApiProblem when the server refuses, or when it can't be reached and nothing is remembered. */
  async function refresh(): Promise<void> {
    try {
      const { projects } = await request<ProjectList>("GET", "/api/projects");
      details.value = new Map(projects.map(({ id, people, changedAt }) => [id, { people, changedAt }]));
      device.rememberProjects(projects);
    } catch (error) {
      if (!isUnreachable(error) || device.projects.length === 0) throw error;
    }
  }

  /** What can be told of a project that the server's list wasn't asked about. */
  function unlisted({ updatedAt }: ProjectSummary): Pick<ProjectEntry, "people" | "changedAt"> {
    const me = session.user;
    return { people: me ? [{ userId: me.id, name: me.name }] : [], changedAt: updatedAt };
  }

  /** Asks how far each project is, one after the other; what can't be told is left out. */
  async function readProgress(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      try {
        const found = await request<ProjectProgress>("GET", `/api/projects/${encodeURIComponent(id)}/progress`);
        progress.value = new Map(progress.value).set(id, found);
      } catch {
        // The list is useful without it.
      }
    }
  }

  /** Makes the sample project. */
  async function createSample(): Promise<ProjectSummary> {
    const project = await request<ProjectSummary>("POST", "/api/projects/sample");
    device.rememberProject(project);
    return project;
  }

  async function patch(id: string, changes: { name?: string; archived?: boolean }): Promise<void> {
    device.rememberProject(await request<ProjectSummary>("PATCH", `/api/projects/${encodeURIComponent(id)}`, changes));
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

  return {
    list,
    /** Those that aren't put away. */
    open: computed(() => list.value.filter((project) => !project.archived)),
    archived: computed(() => list.value.filter((project) => project.archived)),
    progress,
    refresh,
    readProgress,
    create,
    createSample,
    previewImport,
    importFile,
    rename: (id: string, name: string) => patch(id, { name }),
    /** Puts a project away; owners only. It can be brought back. */
    archive: (id: string) => patch(id, { archived: true }),
    restore: (id: string) => patch(id, { archived: false }),
  };
});
