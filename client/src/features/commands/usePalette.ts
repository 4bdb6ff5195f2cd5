// The palette's state: what is typed, what that finds, where the arrow keys are, and which command is
// asking "which?". Sources are read once when it opens and when a question opens: a list never shifts
// under the hand because somebody else edits the plan.

import { computed, ref, shallowRef, watch } from "vue";
import { isEnabled, useCommandsStore, type Choice, type Command } from "../../stores/commands.ts";
import { choiceSections, paletteSections, type Entry, type PlaceGroup } from "./palette-entries.ts";
import { recentCommands, rememberCommand } from "./recent-commands.ts";

/** `places` gives what can be jumped to; `close` closes the palette and gives the focus back first. */
export function usePalette(places: () => readonly PlaceGroup[], close: () => void) {
  const store = useCommandsStore();
  const query = ref("");
  const at = ref(0);
  const question = shallowRef<Command | null>(store.asking);
  const choices = shallowRef<readonly Choice[]>(question.value?.choices?.() ?? []);
  const commands = shallowRef(store.list.filter((command) => isEnabled(command) && command.id !== "app.palette"));
  // Opened on a question it never comes to the places: ten thousand titles needn't be read for a key.
  const groups = shallowRef(store.asking ? [] : places());
  const recent = recentCommands();

  const sections = computed(() =>
    question.value
      ? choiceSections(query.value, question.value.title, choices.value)
      : paletteSections(query.value, { commands: commands.value, recent, groups: groups.value }),
  );
  const entries = computed<readonly Entry[]>(() => sections.value.flatMap((section) => section.entries));
  const active = computed(() => entries.value[at.value] ?? null);
  watch(query, () => (at.value = 0));

  function ask(command: Command): void {
    question.value = command;
    choices.value = command.choices!();
    query.value = "";
    at.value = 0;
  }

  /** One layer back: from a question to all commands; false when there is none. */
  function back(): boolean {
    if (!question.value || store.asking) return false;
    question.value = null;
    query.value = "";
    at.value = 0;
    return true;
  }

  function step(by: number): void {
    const count = entries.value.length;
    if (count > 0) at.value = (at.value + by + count) % count;
  }

  function choose(entry: Entry | null): void {
    if (!entry) return;
    if (entry.choice) {
      if (!entry.choice.keepsOpen) close();
      entry.choice.run();
      if (entry.choice.keepsOpen) choices.value = question.value!.choices!();
      return;
    }
    if (entry.command && entry.run === undefined && commands.value.includes(entry.command))
      rememberCommand(entry.command.id);
    if (entry.command?.choices) return ask(entry.command);
    close();
    if (entry.run) entry.run();
    else entry.command?.run?.();
  }

  return { query, at, question, sections, entries, active, back, step, choose };
}
