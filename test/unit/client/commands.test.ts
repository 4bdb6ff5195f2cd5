import { createPinia, setActivePinia } from "pinia";
import { beforeEach, describe, expect, test } from "vitest";
import type { TaskId } from "@entente/shared/model/ids";
import { choiceSections, paletteSections, type Place } from "../../../client/src/features/commands/palette-entries.ts";
import { fold, highlighted, matchWords, queryWords } from "../../../client/src/features/commands/fuzzy.ts";
import { recentCommands, rememberCommand } from "../../../client/src/features/commands/recent-commands.ts";
import { commandFor, continuations } from "../../../client/src/stores/command-keys.ts";
import { useCommandsStore, type Command } from "../../../client/src/stores/commands.ts";
import type { Press } from "../../../client/src/ui/keys.ts";

const command = (id: string, rest: Partial<Command> = {}): Command => ({
  id,
  title: id,
  group: "Test",
  run: () => {},
  ...rest,
});
const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

beforeEach(() => setActivePinia(createPinia()));

describe("the registry", () => {
  test("what was offered last stands first, and leaves when its board does", () => {
    const store = useCommandsStore();
    store.register(() => [command("shell.a"), command("shared", { title: "the shell's" })]);
    const leave = store.register(() => [command("shared", { title: "the board's" })]);
    expect(store.list.map(({ title }) => title)).toEqual(["the board's", "shell.a"]);
    leave();
    expect(store.list.map(({ title }) => title)).toEqual(["shell.a", "the shell's"]);
  });

  test("the selection is the board's, else the open task", () => {
    const store = useCommandsStore();
    let chosen: TaskId[] = [];
    store.provideSelection(() => ["open" as TaskId]);
    const leave = store.provideSelection(() => chosen);
    expect(store.selection).toEqual(["open"]);
    chosen = ["a" as TaskId, "b" as TaskId];
    leave();
    store.provideSelection(() => chosen);
    expect(store.selection).toEqual(["a", "b"]);
  });

  test("a command that asks which opens the palette with its question; one that can't run does nothing", () => {
    const store = useCommandsStore();
    const status = command("status", { choices: () => [] });
    expect(store.run(command("no", { enabled: () => false }))).toBe(false);
    expect(store.surface).toBeNull();
    expect(store.run(status)).toBe(true);
    expect(store.surface).toBe("palette");
    expect(store.asking).toBe(status);
  });
});

describe("the keys", () => {
  const list = [
    command("add", { keys: "C" }),
    command("gantt", { keys: ["1", "G G"] }),
    command("kanban", { keys: "G K" }),
    command("row", { keys: "X", ownKeys: true }),
    command("off", { keys: "F", enabled: () => false }),
    command("tab", { keys: "Mod+T" }),
  ];

  test("a key runs its command, a sequence waits for the second", () => {
    expect(commandFor(list, [], press("c"))).toBe(list[0]);
    expect(commandFor(list, [], press("g"))).toBe("begins");
    expect(commandFor(list, [press("g")], press("k"))).toBe(list[2]);
    expect(commandFor(list, [press("g")], press("c"))).toBeNull();
    expect(continuations(list, [press("g")])).toContainEqual({ keys: "K", title: list[2]!.title });
    expect(continuations(list, [press("c")])).toEqual([]);
  });

  test("an owner's keys, a disabled command's and the browser's own are left alone", () => {
    expect(commandFor(list, [], press("x"))).toBeNull();
    expect(commandFor(list, [], press("f"))).toBeNull();
    expect(commandFor(list, [], press("t", { ctrlKey: true }))).toBeNull();
  });
});

test("single keys can be switched off; those with Ctrl or Alt stay", () => {
  const list = [command("add", { keys: "C" }), command("undo", { keys: "Mod+Z" })];
  expect(commandFor(list, [], press("c"), false)).toBeNull();
  expect(commandFor(list, [], press("z", { ctrlKey: true }), false)).toBe(list[1]);
});

describe("finding", () => {
  const match = (query: string, text: string) => matchWords(queryWords(query), fold(text));

  test("every word must fit, wherever it stands, without case and marks", () => {
    expect(match("kickoff plan", "Plan the kickoff")).not.toBeNull();
    expect(match("creme", "Crème brûlée")).not.toBeNull();
    expect(match("kickoff later", "Plan the kickoff")).toBeNull();
  });

  test("the start of a word counts more than its middle, and that more than first letters", () => {
    const scores = ["today", "go to today", "holidaytoday", "tiny old day"].map(
      (text) => match("today", text)?.score ?? -1,
    );
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
    expect(match("gtt", "Go to today")).not.toBeNull();
    expect(match("oo", "Go to")).toBeNull();
  });

  test("what matched is marked in the text itself", () => {
    const text = "Go to café";
    const pieces = highlighted(text, match("cafe go", text)!.ranges);
    expect(pieces.filter((piece) => piece.isHit).map((piece) => piece.text)).toEqual(["Go", "café"]);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  });

  test("ten thousand tasks give a short list and say how many more there are", () => {
    const places = Array.from({ length: 10_000 }, (_, i): Place => ({
      id: `${i}`,
      title: `Task ${i}`,
      folded: `task ${i}`,
    }));
    const sources = { commands: [command("task.open", { title: "Open the task" })], recent: [] };
    const sections = paletteSections("task", { ...sources, groups: [{ title: "Tasks", places, most: 20 }] });
    const tasks = sections.find((section) => section.title === "Tasks")!;
    expect([tasks.entries.length, tasks.more]).toEqual([20, 9980]);
    expect(sections.flatMap((section) => section.entries).some((entry) => entry.id === "task.open")).toBe(true);
  });

  test("without a query the commands used lately come first, each once", () => {
    const commands = [command("a"), command("b"), command("c")];
    const sections = paletteSections("", { commands, recent: ["c", "gone"], groups: [] });
    expect(sections.map(({ title, entries }) => [title, entries.map(({ id }) => id)])).toEqual([
      ["Lately used", ["c"]],
      ["Test", ["a", "b"]],
    ]);
  });

  test("answers to a question are found alike and keep their ticks", () => {
    const choices = ["To do", "Done"].map((title) => ({ id: title, title, checked: title === "Done", run: () => {} }));
    const [section] = choiceSections("don", "Set status", choices);
    expect(section!.entries.map(({ title, checked }) => [title, checked])).toEqual([["Done", true]]);
  });
});

test("what is remembered survives rubbish in the storage, newest first, each once", () => {
  let kept = "{";
  const storage = { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value) };
  expect(recentCommands(storage)).toEqual([]);
  for (const id of ["a", "b", "a"]) rememberCommand(id, storage);
  expect(recentCommands(storage)).toEqual(["a", "b"]);
});
