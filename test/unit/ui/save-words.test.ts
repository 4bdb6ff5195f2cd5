import { expect, test } from "vitest";
import { saveWords } from "../../../client/src/features/project-shell/save-words.ts";

test("saved is the only state that claims the disk", () => {
  expect(saveWords({ kind: "saved" })).toEqual({ short: "Saved", long: "Every edit is on the server's disk." });
  expect(saveWords({ kind: "saving", pending: 2 }).short).toBe("Saving…");
});

const since = new Date(2026, 10, 21, 9, 5).getTime();
const hour = 60 * 60 * 1000;

test("offline says since when, and warns to keep the page while edits wait that nothing keeps", () => {
  const off = { kind: "off", reason: "full" } as const;
  const words = saveWords({ kind: "offline", since, pending: 1 }, off, since + hour, "en-GB");
  expect(words.short).toBe("Offline since 09:05");
  expect(words.detail).toBe("1 change only on this page");
  expect(words.long).toMatch(/1 change not saved yet.*keep this page open/);
  expect(saveWords({ kind: "offline", since, pending: 0 }, off, since, "en-GB").long).toMatch(/Nothing is waiting/);
  expect(saveWords({ kind: "offline", since, pending: 0 }, off, since, "en-GB").long).not.toMatch(/kept/);
});

test("kept is said only of edits that are", () => {
  const offline = { kind: "offline", since, pending: 3 } as const;
  expect(saveWords(offline, { kind: "kept" }, since).detail).toBe("3 changes kept on this device");
  expect(saveWords(offline, { kind: "keeping" }, since).detail).toBe("3 changes");
  expect(JSON.stringify(saveWords(offline, null, since))).not.toMatch(/(?<!nothing is )kept/);
  expect(saveWords({ kind: "saved" }, { kind: "off", reason: "full" }).long).toMatch(/Nothing is kept/);
});

test("a time of another day is told with its day", () => {
  const offline = { kind: "offline", since, pending: 0 } as const;
  expect(saveWords(offline, null, since + 30 * hour, "en-GB").short).toBe("Offline since Sat 09:05");
  expect(saveWords(offline, null, since + 30 * 24 * hour, "en-GB").short).toMatch(/21 Nov/);
});

test("a refused edit says why", () => {
  expect(saveWords({ kind: "refused", message: "You may only read." })).toEqual({
    short: "Not saved",
    long: "You may only read.",
  });
});
