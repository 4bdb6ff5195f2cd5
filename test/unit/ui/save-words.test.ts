import { expect, test } from "vitest";
import { saveWords } from "../../../client/src/features/project-shell/save-words.ts";

test("saved is the only state that claims the disk", () => {
  expect(saveWords({ kind: "saved" })).toEqual({ short: "Saved", long: "Every edit is on the server's disk." });
  expect(saveWords({ kind: "saving", pending: 2 }).short).toBe("Saving…");
});

test("offline says since when, and warns to keep the page while edits wait", () => {
  const since = new Date(2026, 10, 21, 9, 5).getTime();
  const words = saveWords({ kind: "offline", since, pending: 1 }, "en-GB");
  expect(words.short).toBe("Offline since 09:05");
  expect(words.long).toMatch(/1 edit not saved yet: keep this page open/);
  expect(saveWords({ kind: "offline", since, pending: 0 }, "en-GB").long).toMatch(/Nothing is waiting/);
});

test("a refused edit says why", () => {
  expect(saveWords({ kind: "refused", message: "You may only read." })).toEqual({
    short: "Not saved",
    long: "You may only read.",
  });
});
