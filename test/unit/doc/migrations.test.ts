// The document's version and the way to the next one, proven with a step of our own.

import { expect, test } from "vitest";
import * as Y from "yjs";
import { DOCUMENT_VERSION, documentVersion, migrate } from "@entente/shared/doc/migrations";
import type { MigrationStep } from "@entente/shared/doc/migrations";
import { LOCAL, MIGRATION } from "@entente/shared/doc/origin";
import { readPlan } from "@entente/shared/doc/read-plan";
import { createReviewDocument } from "@entente/shared/doc/review";
import { createTeamDocument } from "@entente/shared/doc/team";
import { contentOf, createTestPlan } from "./support/replicas.ts";

const rename: MigrationStep = { to: 2, run: (doc) => doc.getMap("settings").set("name", "renamed") };
const recolor: MigrationStep = { to: 3, run: (doc) => doc.getMap("settings").set("locale", "fr") };

test("D24 new documents are of the present version and need nothing", () => {
  for (const doc of [createTestPlan(), createReviewDocument(), createTeamDocument()]) {
    expect(documentVersion(doc)).toBe(DOCUMENT_VERSION);
    expect(migrate(doc)).toBe("current");
  }
});

test("D24 an old document takes every step it hasn't taken, in one transaction that isn't undone", () => {
  const doc = createTestPlan();
  const undo = new Y.UndoManager(doc.getMap("settings"), { trackedOrigins: new Set([LOCAL]) });
  const origins: unknown[] = [];
  doc.on("afterTransaction", (transaction) => origins.push(transaction.origin));
  expect(migrate(doc, [rename, recolor])).toBe("migrated");
  expect(origins).toEqual([MIGRATION]);
  expect(documentVersion(doc)).toBe(3);
  expect(readPlan(doc).plan.settings).toMatchObject({ name: "renamed", locale: "fr" });
  expect(undo.canUndo()).toBe(false);
});

test("D24 a step that was taken isn't taken again", () => {
  const doc = createTestPlan();
  migrate(doc, [rename]);
  doc.getMap("settings").set("name", "mine");
  expect(migrate(doc, [rename, recolor])).toBe("migrated");
  expect(readPlan(doc).plan.settings).toMatchObject({ name: "mine", locale: "fr" });
});

test("D24 a document from a newer version is left as it is", () => {
  const doc = createTestPlan();
  doc.getMap("meta").set("version", 99);
  const before = contentOf(doc);
  expect(migrate(doc, [rename])).toBe("newer");
  expect(contentOf(doc)).toBe(before);
});

test("D24 an empty document, which may not have arrived yet, is left empty", () => {
  const doc = new Y.Doc();
  expect(migrate(doc, [rename])).toBe("current");
  expect(doc.store.clients.size).toBe(0);
});

test.each([0, -1, 1.5, "2", null, NaN])("D24 the stored version %j counts as the first", (version) => {
  const doc = createTestPlan();
  doc.getMap("meta").set("version", version);
  expect(documentVersion(doc)).toBe(1);
});
