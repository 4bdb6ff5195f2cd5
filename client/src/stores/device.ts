// What this device keeps for the person who is signed in: who they are, their projects, and copies
// of the documents. Only what that person may read stays: another person, a sign-out, or access that
// was taken away removes it.

import type { ProjectSummary } from "@entente/shared/http/project";
import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { CopyStore } from "../sync/copy-store.ts";
import {
  owesSignOut,
  readRemembered,
  REMEMBERED_KEY,
  SIGN_OUT_KEY,
  writeRemembered,
  writeSignOut,
} from "./remembered.ts";
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
  const onForgotten = new Set<(isSignOut: boolean) => void>();

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

  /** A sign-out: nothing of this person stays, and the other tabs are told. `isHeard`: the server has ended the session. */
  async function forgetAll(isHeard: boolean): Promise<void> {
    const left = user.value;
    writeSignOut(true);
    if (isHeard) writeSignOut(false);
    forgetUser();
    if (left) await (await copies)?.removeUser(left.id);
  }

  // Another tab signed out, or found that the session has ended, which takes no copy away.
  window.addEventListener("storage", (event) => {
    const isSignOut = event.key === SIGN_OUT_KEY && event.newValue !== null;
    if (!user.value || !(isSignOut || (event.key === REMEMBERED_KEY && event.newValue === null))) return;
    const left = user.value;
    if (isSignOut) {
      forgetUser();
      void copies.then((store) => store?.removeUser(left.id));
    }
    for (const tell of [...onForgotten]) tell(isSignOut);
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
    /** Whether somebody signed out here and the server hasn't heard of it. */
    owesSignOut,
    /** Calls `listener` when another tab forgot who is signed in: by a sign-out, or as the session ended. */
    onForgotten: (listener: (isSignOut: boolean) => void) => void onForgotten.add(listener),
  };
});
