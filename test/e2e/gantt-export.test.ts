// The chart on paper and as files, made by a real browser from the dialog: what comes out holds the
// tasks, is what it says it is, and shows hostile and foreign titles as what they are.

import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { XMLValidator } from "fast-xml-parser";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { boardViolations, useGanttPages, row } from "../support/gantt-board.ts";
import { runAxe } from "../support/page.ts";

const HOSTILE = `<img src=x onerror="window.hacked=1">`;

const openPage = useGanttPages();
let page: Page;

const dialog = () => page.getByRole("dialog", { name: "Print, PDF or picture" });

async function open(query: string, titles: Record<string, string> = {}): Promise<void> {
  page = await openPage(query);
  await page.locator("svg.gantt.is-live").waitFor({ state: "attached" });
  for (const [task, title] of Object.entries(titles)) {
    await page.evaluate(([id, to]) => window.bench.setRemoteTask(id as never, "title", to), [task, title] as const);
    await row(page, task).getByText(title, { exact: true }).waitFor();
  }
  await page.evaluate(() => window.bench.command("gantt.print"));
  await dialog().locator(".export-page svg").waitFor();
}

async function save(as: string): Promise<{ name: string; bytes: Buffer }> {
  await dialog().getByLabel("As", { exact: true }).selectOption(as);
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 120_000 }),
    dialog().getByRole("button", { name: "Save as" }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Everything that the streams of a PDF write as text, in order. */
function pdfText(bytes: Buffer): string {
  let text = "";
  let at = 0;
  for (;;) {
    const start = bytes.indexOf("stream\n", at);
    if (start < 0) return text;
    const end = bytes.indexOf("endstream", start);
    at = end + 9;
    let content: string;
    try {
      content = inflateSync(bytes.subarray(start + 7, end)).toString("latin1");
    } catch {
      continue;
    }
    for (const [, words] of content.matchAll(/\(((?:\\.|[^\\)])*)\) Tj/g))
      text += `${words!.replace(/\\(.)/g, "$1")}\n`;
  }
}

describe("the export", () => {
  test("as PDF holds every task as text on pages of the paper chosen, and foreign titles as pictures", async () => {
    await open("tasks=60&links=40", { t1: HOSTILE, t2: "上海办公楼 🚀" });
    await dialog().getByLabel("Paper").selectOption("a3");
    const { name, bytes } = await save("pdf");
    expect(name).toBe("Synthetic.pdf");
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.subarray(-8).toString()).toContain("%%EOF");
    const raw = bytes.toString("latin1");
    expect(raw.match(/\/MediaBox \[0 0 (\d+)\.\d+ (\d+)\.\d+\]/)?.slice(1)).toEqual(["1190", "841"]);
    const text = pdfText(bytes);
    for (const title of [HOSTILE, "Task 3", "Task 58", "Phase 1"]) expect(text).toContain(title);
    expect(text).toMatch(/As of .* 1\/2/);
    expect(raw).toContain("/Subtype /Image");
  });

  test("as SVG is well-formed, holds the tasks as text and runs nothing", async () => {
    await open("tasks=40&links=20", { t1: HOSTILE, t2: "上海办公楼 🚀" });
    const svg = (await save("svg")).bytes.toString("utf8");
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain("&lt;img src=x onerror=&quot;window.hacked=1&quot;&gt;");
    for (const title of ["上海办公楼 🚀", "Task 3", "Phase 2"]) expect(svg).toContain(title);
    expect(svg).not.toMatch(/<(?!\/?(?:svg|title|rect|path|text|g|clipPath)\b)/);
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  });

  test("as PNG is a picture of the size of the chart", async () => {
    await open("tasks=20&links=10");
    const { bytes } = await save("png");
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(1200);
    expect(bytes.readUInt32BE(20)).toBeGreaterThan(20 * 26);
  });

  test("as print stands alone on sheets of the paper chosen, and goes when the print dialog does", async () => {
    await open("tasks=60&links=40", { t1: HOSTILE });
    await page.evaluate(() => (window.print = () => {}));
    await dialog().getByLabel("As", { exact: true }).selectOption("print");
    await dialog().getByLabel("Orientation").selectOption("portrait");
    await dialog().getByRole("button", { name: "Print…" }).click();
    await page.locator(".print-sheet").first().waitFor({ state: "attached" });
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#app").isVisible()).toBe(false);
    expect(await page.locator(".print-sheet svg text", { hasText: HOSTILE }).first().isVisible()).toBe(true);
    const sheets = await page.locator(".print-sheet").count();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets);
    const box = /\/MediaBox\s*\[([^\]]*)\]/.exec(pdf)?.[1] ?? "";
    expect(box.split(" ").map((side) => Math.round(Number(side)))).toEqual([0, 0, 595, 842]);
    await page.emulateMedia({ media: "screen" });
    await expect.poll(() => page.locator(".print-pages").count()).toBe(0);
  });

  test("previews the pages, and leaves out the tasks that are folded away when asked to", async () => {
    await open("tasks=200&links=0");
    await dialog()
      .getByText(/^Page 1 of \d/)
      .waitFor();
    await dialog().getByRole("button", { name: "Next page" }).click();
    await dialog()
      .getByText(/^Page 2 of/)
      .waitFor();
    const results = await runAxe(page);
    expect(boardViolations(results)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.evaluate(() => window.bench.command("gantt.fold"));
    await page.evaluate(() => window.bench.command("gantt.print"));
    await dialog().getByLabel("Tasks", { exact: true }).selectOption("shown");
    await dialog().getByText("Page 1 of 1").waitFor();
    expect(await dialog().locator(".export-page text", { hasText: "Task 3" }).count()).toBe(0);
    expect(await dialog().locator(".export-page text", { hasText: "Phase 3" }).count()).toBeGreaterThan(0);
  });

  test("of a thousand tasks is written page by page, and the page stays awake", async () => {
    await open("tasks=1000&links=1000");
    const { bytes } = await save("pdf");
    const text = pdfText(bytes);
    for (const title of ["Task 1", "Task 501", "Task 998"]) expect(text).toContain(`${title}\n`);
    expect(bytes.length).toBeLessThan(5_000_000);
  });
});
