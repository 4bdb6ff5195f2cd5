import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/paths.ts";

const XML = `<?xml version="1.0"?>
<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-01-05T08:00:00</StartDate><Tasks>
<Task><UID>11</UID><Name>Build</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task>
<Task><UID>12</UID><Name>Ship</Name><OutlineLevel>1</OutlineLevel><Duration>PT0H0M0S</Duration>
<PredecessorLink><PredecessorUID>11</PredecessorUID><Type>1</Type></PredecessorLink></Task>
<Task><UID>13</UID><Name>A</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>
<PredecessorLink><PredecessorUID>14</PredecessorUID><Type>1</Type></PredecessorLink></Task>
<Task><UID>14</UID><Name>B</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>
<PredecessorLink><PredecessorUID>13</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks></Project>`;

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const command = [join(ROOT, "server/src/cli/main.ts"), "schedule", ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe("entente schedule", () => {
  let folder: string;
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "entente-schedule-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("prints computed dates under the file's own UIDs, with cycles reported", async () => {
    const { code, out, err } = await run(file("plan.xml", XML), "--json");
    expect([code, err]).toEqual([0, ""]);
    const result = JSON.parse(out) as { start: string; finish: string; tasks: object[]; diagnostics: object[] };
    expect([result.start, result.finish]).toEqual(["2026-01-05T08:00:00", "2026-01-06T17:00:00"]);
    expect(result.tasks[1]).toEqual({
      uid: 12,
      name: "Ship",
      summary: false,
      milestone: true,
      start: "2026-01-06T17:00:00",
      finish: "2026-01-06T17:00:00",
      earlyStart: "2026-01-06T17:00:00",
      earlyFinish: "2026-01-06T17:00:00",
      lateStart: "2026-01-06T17:00:00",
      lateFinish: "2026-01-06T17:00:00",
      totalSlackMinutes: 0,
      freeSlackMinutes: 0,
      critical: true,
      durationMinutes: 0,
    });
    expect(result.diagnostics).toMatchObject([{ code: "cycle", taskUids: [13, 14] }]);
  });

  it("prints a line per task without --json", async () => {
    const { code, out } = await run(file("plan.xml", XML));
    expect(code).toBe(0);
    expect(out).toContain("11\t2026-01-05T08:00:00\t2026-01-06T17:00:00\tBuild critical\n");
  });

  it.each([
    ["broken.xml", "<Project><Tasks>"],
    ["other.xml", "<rss/>"],
    ["empty.xml", ""],
    ["plan.mpp", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ])("answers %s with one line on standard error and exit code 2", async (name, content) => {
    const { code, out, err } = await run(file(name, content));
    expect([code, out]).toEqual([2, ""]);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("answers a file that isn't there with exit code 2", async () => {
    const { code, err } = await run(join(folder, "nowhere.xml"));
    expect(code).toBe(2);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});
