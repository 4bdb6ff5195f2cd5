// What this person still owes the server, project by project, and the sending of it for projects that
// aren't open: an open one sends its own. Counts are of edits whose acknowledgement never came.

import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { sendOwed } from "../sync/send-owed.ts";
import { useDeviceStore } from "./device.ts";
import { syncUrl } from "./open-project.ts";
import { useProjectStore } from "./project.ts";

export interface OwedProject {
  /** The plan's document. */
  readonly document: string;
  readonly name: string;
  readonly count: number;
  /** The server takes none of it: one may only read the project by now. */
  readonly isRefused: boolean;
}

export const useOutboxStore = defineStore("outbox", () => {
  const device = useDeviceStore();
  const project = useProjectStore();
  /** As of the last look. */
  const owed = shallowRef<readonly OwedProject[]>([]);
  const refused = new Set<string>();
  let sending: Promise<void> | null = null;

  const nameOf = (document: string): string =>
    device.projects.find(({ documents }) => documents.plan === document)?.name ?? "A project";

  /** Counts what is owed now. */
  async function look(): Promise<readonly OwedProject[]> {
    const user = device.user?.id;
    const counts = new Map<string, number>();
    for (const { document, count } of (user && (await (await device.copies)?.owing(user))) || [])
      counts.set(document, (counts.get(document) ?? 0) + count);
    // The page knows best of the project it shows: the device may be full, or behind by a moment.
    const shown = project.link ? undefined : project.project?.documents.plan;
    if (shown && project.pendingEdits > 0) counts.set(shown, project.pendingEdits);
    else if (shown) counts.delete(shown);
    owed.value = [...counts].map(([document, count]) => ({
      document,
      name: nameOf(document),
      count,
      isRefused: refused.has(document) || (document === shown && project.saveState.kind === "refused"),
    }));
    return owed.value;
  }

  async function sendAll(): Promise<void> {
    const copies = await device.copies;
    const user = device.user?.id;
    if (!copies || !user) return;
    for (const owner of await copies.owing(user)) {
      if (owner.document === project.project?.documents.plan || refused.has(owner.document)) continue;
      const sent = await sendOwed(copies, owner, syncUrl());
      if (sent === "refused") refused.add(owner.document);
      if (sent === "unreachable") return;
    }
  }

  /** Sends what projects that aren't open owe, and looks again; one sending at a time. */
  function send(): Promise<void> {
    sending ??= sendAll()
      .catch(() => {})
      .then(look)
      .then(() => {})
      .finally(() => (sending = null));
    return sending;
  }

  return {
    owed,
    look,
    send,
    /** What the open project owes is on its way. */
    isArriving: computed(() => project.saveState.kind === "saving"),
  };
});
