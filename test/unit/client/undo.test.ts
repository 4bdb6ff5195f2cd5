// Undo of one's own steps, beside what others do.

import { expect, it } from "vitest";
import * as Y from "yjs";
import { createPlanDocument } from "@entente/shared/doc/create-plan";
import { readNotes } from "@entente/shared/doc/read-notes";
import { setNotes } from "@entente/shared/doc/task-details";
import { addTasks, setTask } from "@entente/shared/doc/tasks";
import type { LocalDateTime } from "@entente/shared/model/time";
import { createPlanSession } from "../../../client/src/doc/plan-session.ts";
import { createHandFrames } from "./hand-frames.ts";

function open() {
  const doc = createPlanDocument({ name: "Website", start: "2026-11-02T08:00" as LocalDateTime });
  const [a, b] = addTasks(doc, [{ title: "a" }, { title: "b" }]) as [never, never];
  const session = createPlanSession(doc, createHandFrames().request);
  const title = (id: never) => session.projection.task(id)?.title;
  return { doc, a, b, session, title };
}

function remotely(doc: Y.Doc, change: (other: Y.Doc) => void): void {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  change(other);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), "network");
}

it("takes back one intent at a time, however quickly they followed each other", () => {
  const { doc, a, session, title } = open();
  setTask(doc, a, { title: "one" });
  setTask(doc, a, { title: "two" });
  session.undo.undo();
  expect(title(a)).toBe("one");
  session.undo.undo();
  expect(title(a)).toBe("a");
  expect(session.undo.canUndo.value).toBe(false);
});

it("does again what was taken back", () => {
  const { doc, a, session, title } = open();
  setTask(doc, a, { title: "one" });
  session.undo.undo();
  expect(session.undo.canRedo.value).toBe(true);
  session.undo.redo();
  expect(title(a)).toBe("one");
});

it("leaves what others did", () => {
  const { doc, a, b, session, title } = open();
  setTask(doc, a, { title: "mine" });
  remotely(doc, (other) => setTask(other, b, { title: "theirs" }));
  session.undo.undo();
  session.projection.flush();
  expect([title(a), title(b)]).toEqual(["a", "theirs"]);
  expect(session.undo.canUndo.value).toBe(false);
});

it("takes a group of intents as one step", () => {
  const { doc, a, b, session, title } = open();
  session.undo.group(() => {
    setTask(doc, a, { title: "x" });
    setTask(doc, b, { title: "y" });
  });
  session.undo.undo();
  expect([title(a), title(b)]).toEqual(["a", "b"]);
});

it("takes typing into the same notes as one step and other steps apart from it", () => {
  const { doc, a, b, session, title } = open();
  const type = (id: never, text: string) => session.undo.typing(id, () => setNotes(doc, id, text));
  setTask(doc, a, { title: "before" });
  for (const text of ["h", "he", "hel"]) type(a, text);
  type(b, "other notes");
  session.undo.undo();
  expect([readNotes(doc, a), readNotes(doc, b)]).toEqual(["hel", ""]);
  session.undo.undo();
  expect([readNotes(doc, a), title(a)]).toEqual(["", "before"]);
  session.undo.undo();
  expect(title(a)).toBe("a");
});
