// What this device keeps for the person who is signed in: who they are, their projects, and copies
// of the documents. Only what that person may read stays: another person, a sign-out, or access that
// was taken away removes it.

import type { ProjectSummary } from "@entente/shared/http/project";
import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { CopyStore } from "../sync/copy-store.ts";
import { readRemembered, REMEMBERED_KEY, writeRemembered } from "./remembered.ts";
import type { User } from "./remembered.ts";

export const useDeviceStore = defineStore("device", () => {
  // Comes beside the page; where it can't be had, nothing is kept.
  const copies: Promise<CopyStore | null> = import("../sync/copy-store.ts").then(
    ({ createCopyStore }) => createCopyStore(),
    () => null,
  );
  const last = readRemembered();
  const user = shallowRef<User | null>(last?.user ?? null);
  const projects = shallowRef<readonly ProjectSummary[]>(last?.projects ?? []);
  const onForgotten = new Set<() => void>();

  const write = (): void => writeRemembered(user.value, projects.value);

  /** Somebody is signed in: what was kept for anybody else goes. */
  function rememberUser(person: User): void {
    if (user.value?.id !== person.id) {
      projects.value = [];
      void copies.then((store) => store?.keepOnly(person.id));
    }
    user.value = person;
    write();
  }

  /** Nobody is signed in any more; copies stay for that person's next sign-in and are shown to nobody else. */
  function forgetUser(): void {
    user.value = null;
    projects.value = [];
    write();
  }

  /** All the projects there are for this person: copies of others go. */
  function rememberProjects(list: readonly ProjectSummary[]): void {
    projects.value = list;
    write();
    const owner = user.value?.id;
    if (!owner) return;
    const documents = list.flatMap((project) => [project.documents.plan, project.documents.review]);
    void copies.then((store) => store?.keepOnly(owner, documents));
  }

  /** One more project, or a new version of one that is known. */
  function rememberProject(summary: ProjectSummary): void {
    const isKnown = projects.value.some((project) => project.id === summary.id);
    projects.value = isKnown
      ? projects.value.map((project) => (project.id === summary.id ? summary : project))
      : [summary, ...projects.value];
    write();
  }

  async function forgetDocuments({ plan, review }: ProjectSummary["documents"]): Promise<void> {
    await (await copies)?.removeDocuments([plan, review]);
  }

  /** The project isn't open to this person any more. */
  async function forgetProject({ id, documents }: ProjectSummary): Promise<void> {
    projects.value = projects.value.filter((project) => project.id !== id);
    write();
    await forgetDocuments(documents);
  }

  /** A sign-out: nothing stays. */
  async function forgetAll(): Promise<void> {
    forgetUser();
    await (await copies)?.removeAll();
  }

  // Signed out in another tab.
  window.addEventListener("storage", (event) => {
    if (event.key !== REMEMBERED_KEY || event.newValue !== null || !user.value) return;
    for (const tell of [...onForgotten]) tell();
  });

  return {
    copies,
    user,
    projects,
    rememberUser,
    forgetUser,
    rememberProjects,
    rememberProject,
    forgetDocuments,
    forgetProject,
    forgetAll,
    /** Calls `listener` when another tab forgot who is signed in. */
    onForgotten: (listener: () => void) => void onForgotten.add(listener),
    /** Edits kept here that no server has acknowledged yet. */
    unsaved: async (): Promise<number> => (user.value && (await (await copies)?.pending(user.value.id))) || 0,
  };
});
