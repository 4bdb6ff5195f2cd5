// Short messages at the edge of the screen: what was refused, what went wrong, what can be undone.
// The store keeps them; the shell shows them and takes them away.

import { defineStore } from "pinia";
import { ref } from "vue";

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly kind: "info" | "error";
  readonly action?: NoticeAction;
  /** Stays until it is answered or dismissed. */
  readonly stays?: boolean;
}

const KEPT = 4;

export const useNoticesStore = defineStore("notices", () => {
  const list = ref<Notice[]>([]);
  let next = 1;

  /** Shows `text`; the same text again replaces the first. The oldest go when there are more than four. */
  function say(text: string, kind: Notice["kind"] = "info", action?: NoticeAction, stays = false): number {
    const id = next++;
    const others = list.value.filter((notice) => notice.text !== text);
    list.value = [...others, { id, text, kind, action, stays }].slice(-KEPT);
    return id;
  }

  function dismiss(id: number | string): void {
    list.value = list.value.filter((notice) => notice.id !== id);
  }

  return { list, say, dismiss };
});
