// What a screen reader is told about moves, edits and refusals. The same words twice are told twice.

import { shallowRef, type ShallowRef } from "vue";

export interface Announcer {
  readonly said: ShallowRef<string>;
  say(text: string): void;
}

/** An announcer for one live region. */
export function useAnnouncer(): Announcer {
  const said = shallowRef("");
  return { said, say: (text) => void (said.value = text === said.value ? `${text}\u00a0` : text) };
}
