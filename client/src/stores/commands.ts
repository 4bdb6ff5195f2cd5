// What can be done here and now. Each board and the shell say what they offer while they are mounted
// (`useCommands`); the palette lists it, the sheet of keys explains it and the one key listener runs
// it. What a command acts on is the selection, which the board in front provides. A command stands in
// one place only: nobody but its owner knows how it is done.

import type { TaskId } from "@entente/shared/model/ids";
import { defineStore } from "pinia";
import { computed, onBeforeUnmount, onMounted, shallowRef } from "vue";
import type { Component } from "vue";
import { createKept } from "../ui/kept.ts";
import type { Press } from "../ui/keys.ts";

/** One answer to a command that asks which: a status, a person, a task. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  /** A CSS colour shown as a dot. */
  readonly color?: string;
  /** Set where a choice can be on: with `keepsOpen` a tick to set and take away. */
  readonly checked?: boolean;
  /** The list stays open after it, for another. */
  readonly keepsOpen?: boolean;
  readonly run: () => void;
}

export interface Command {
  /** Unique, "gantt.indent"; what was used lately is remembered by it. */
  readonly id: string;
  /** In the imperative, sentence case: "Indent the selected tasks". */
  readonly title: string;
  /** The heading it stands below: "Gantt", "Task", "Go to". */
  readonly group: string;
  /** As `ui/keys` writes them; the first is shown. */
  readonly keys?: string | readonly string[];
  /** The keys are the owner's to hear (a focused row or card); they are only shown here. */
  readonly ownKeys?: boolean;
  /** Other words people look for. */
  readonly words?: string;
  readonly icon?: Component;
  /** Set for a switch: whether it is on. */
  readonly checked?: () => boolean;
  /** Absent: always. */
  readonly enabled?: () => boolean;
  /** Neither `run` nor `choices`: a gesture or key that only the sheet of keys lists. */
  readonly run?: () => void;
  /** Asks which, in a list of its own; called when that opens, and after each `keepsOpen`. */
  readonly choices?: () => readonly Choice[];
}

export type Surface = "palette" | "keys";
export type SelectionSource = () => readonly TaskId[];

/** A field of the task panel that a command leads to. */
export interface FieldRequest {
  readonly task: TaskId;
  readonly field: string;
}

const NOTHING: readonly TaskId[] = [];

/** The keys of a command as a list. */
export const keysOf = ({ keys }: Pick<Command, "keys">): readonly string[] =>
  keys === undefined ? [] : typeof keys === "string" ? [keys] : keys;

/** Whether it can be run now. */
export const isEnabled = (command: Command): boolean =>
  (command.run !== undefined || command.choices !== undefined) && (command.enabled?.() ?? true);

const singleKeys = createKept("entente.single-keys");

export const useCommandsStore = defineStore("commands", () => {
  const offers = shallowRef<readonly (() => readonly Command[])[]>([]);
  const sources = shallowRef<readonly SelectionSource[]>([]);
  const reveals: ((task: TaskId) => void)[] = [];
  /** What covers the page now: the palette or the sheet of keys. */
  const surface = shallowRef<Surface | null>(null);
  /** The command whose choices the palette begins with. */
  const asking = shallowRef<Command | null>(null);
  /** Whether keys without ⌘, Ctrl or Alt run commands: some people's speech or hands press them unmeant. */
  const hasSingleKeys = shallowRef(singleKeys.read() !== "off");
  const field = shallowRef<FieldRequest | null>(null);
  /** The strokes of a sequence that has begun and waits for its next. */
  const begun = shallowRef<readonly Press[]>([]);

  /** The newest offer first: a board's before the shell's. An id that is offered twice is the first's. */
  const list = computed<readonly Command[]>(() => {
    const byId = new Map<string, Command>();
    for (const offer of offers.value)
      for (const command of offer()) if (!byId.has(command.id)) byId.set(command.id, command);
    return [...byId.values()];
  });
  /** What commands act on: the selection of the board in front, else the open task. */
  const selection = computed<readonly TaskId[]>(() => {
    for (const source of sources.value) {
      const tasks = source();
      if (tasks.length > 0) return tasks;
    }
    return NOTHING;
  });

  /** Offers what `commands` gives, reactively, until the returned function is called. */
  function register(commands: () => readonly Command[]): () => void {
    offers.value = [commands, ...offers.value];
    return () => {
      offers.value = offers.value.filter((offer) => offer !== commands);
    };
  }

  /** Asks `source` for the selection before those registered earlier, until the returned function is called. */
  function provideSelection(source: SelectionSource): () => void {
    sources.value = [source, ...sources.value];
    return () => {
      sources.value = sources.value.filter((each) => each !== source);
    };
  }

  function setSingleKeys(on: boolean): void {
    hasSingleKeys.value = on;
    singleKeys.write(on ? "on" : "off");
  }

  function show(next: Surface | null, question: Command | null = null): void {
    asking.value = question;
    surface.value = next;
  }

  /** Asks the board in front to bring the task into view, if it can show it. */
  function reveal(task: TaskId): void {
    reveals.at(-1)?.(task);
  }

  /** Lets `show` bring tasks into view until the returned function is called. */
  function provideReveal(show: (task: TaskId) => void): () => void {
    reveals.push(show);
    return () => void reveals.splice(reveals.indexOf(show), 1);
  }

  /** Runs the command, or asks which in the palette; false when it can't be run now. */
  function run(command: Command): boolean {
    if (!isEnabled(command)) return false;
    if (command.choices) show("palette", command);
    else command.run!();
    return true;
  }

  /** Runs the command of this id, where one is offered now. */
  function runById(id: string): void {
    const command = list.value.find((each) => each.id === id);
    if (command) run(command);
  }

  return {
    list,
    runById,
    selection,
    surface,
    asking,
    field,
    begun,
    hasSingleKeys,
    setSingleKeys,
    register,
    provideSelection,
    provideReveal,
    reveal,
    show,
    run,
  };
});

export interface CommandOptions {
  /** The board's selection: what commands act on while the board is mounted. */
  readonly selection?: SelectionSource;
  /** How the board brings a task into view. */
  readonly reveal?: (task: TaskId) => void;
}

/** In a component's setup: offers `commands` while it is mounted. A function is read reactively. */
export function useCommands(
  commands: readonly Command[] | (() => readonly Command[]),
  { selection, reveal }: CommandOptions = {},
): void {
  const store = useCommandsStore();
  const offer = typeof commands === "function" ? commands : () => commands;
  const stop: (() => void)[] = [];
  onMounted(() => {
    if (selection) stop.push(store.provideSelection(selection));
    if (reveal) stop.push(store.provideReveal(reveal));
    stop.push(store.register(offer));
  });
  onBeforeUnmount(() => stop.forEach((each) => each()));
}

/**
 * As `useCommands`, for commands in a chunk of their own: fetched once the component stands, so that the first
 * view doesn't wait for them. Their rank among the offers is that of the component, whenever the chunk comes.
 */
export function useLazyCommands(load: () => Promise<readonly Command[]>, options: CommandOptions = {}): void {
  const fetched = shallowRef<readonly Command[]>([]);
  useCommands(() => fetched.value, options);
  onMounted(() => {
    load().then(
      (commands) => (fetched.value = commands),
      // Offline before it was fetched: the board works without its entries in the palette.
      () => undefined,
    );
  });
}
