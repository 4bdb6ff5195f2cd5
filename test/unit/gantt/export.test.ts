import { XMLValidator, XMLParser } from "fast-xml-parser";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TaskId } from "@entente/shared/model/ids";
import { outlineRows } from "@entente/shared/model/outline";
import type { Plan, Task } from "@entente/shared/model/plan";
import { schedule } from "@entente/shared/schedule/schedule";
import {
  createChartExport,
  fileNameOf,
  type ExportChoices,
} from "../../../client/src/features/gantt/export/chart-export.ts";
import { exportData } from "../../../client/src/features/gantt/export/export-data.ts";
import { PALETTE_NAMES, type Palette } from "../../../client/src/features/gantt/export/palette.ts";
import { isPlainText } from "../../../client/src/features/gantt/export/plain-text.ts";
import { pngScale } from "../../../client/src/features/gantt/export/png-writer.ts";
import { parsePath, type ScenePage, type Shape } from "../../../client/src/features/gantt/export/scene.ts";
import { cleanText, fitText } from "../../../client/src/features/gantt/export/text-fit.ts";
import { createGanttWords } from "../../../client/src/features/gantt/gantt-words.ts";
import { createWorkingTime } from "../../../client/src/features/gantt/working-time.ts";
import { syntheticPlan } from "../../bench/gantt-page/synthetic-plan.ts";

const HOSTILE = `</text><script>alert(1)</script> & "quotes" ' \u0000\u001b\ud800 ]]>`;
const palette = Object.fromEntries(Object.keys(PALETTE_NAMES).map((name) => [name, "#123456"])) as Palette;
const measure = (text: string, size: number) => [...text].length * size * 0.5;
const choices: ExportChoices = {
  format: "pdf",
  paper: "a4",
  orientation: "landscape",
  pagesWide: 1,
  showLinks: true,
  showFloat: true,
  showCritical: true,
};

function exportOf(plan: Plan, more: Partial<ExportChoices> = {}, name = "A plan") {
  const time = createWorkingTime(plan);
  const data = exportData({
    settings: plan.settings,
    rows: outlineRows(plan.tasks),
    dependencies: [...plan.dependencies.values()],
    schedule: schedule(plan),
    words: createGanttWords(plan.settings),
    name,
    madeAt: new Date(2026, 10, 25, 10, 30),
    now: Date.UTC(2026, 1, 1) / 60_000,
    task: (id) => plan.tasks.get(id),
    isWorkingDay: time.isWorkingDay,
  });
  return createChartExport(data, { ...choices, ...more }, { palette, measure, locale: plan.settings.locale });
}

function withTask(plan: Plan, id: string, fields: Partial<Task>): Plan {
  const tasks = new Map(plan.tasks);
  tasks.set(id as TaskId, { ...tasks.get(id as TaskId)!, ...fields });
  return { ...plan, tasks };
}

const textsOf = (shapes: readonly Shape[]): string[] =>
  shapes.flatMap((shape) =>
    shape.kind === "text" ? [shape.text] : shape.kind === "clip" ? textsOf(shape.shapes) : [],
  );

function isWithin({ width, height, shapes }: ScenePage): boolean {
  return shapes.every((shape) => {
    if (shape.kind === "text") return shape.x >= 0 && shape.x <= width && shape.y >= 0 && shape.y <= height;
    if (shape.kind === "path") return true;
    return shape.x >= 0 && shape.y >= 0 && shape.x + shape.width <= width + 1 && shape.y + shape.height <= height + 1;
  });
}

describe("pages of a plan", () => {
  const plan = syntheticPlan(100, 80);

  test.each([
    ["a4", "landscape", 1],
    ["a4", "portrait", 1],
    ["a3", "landscape", 2],
    ["letter", "portrait", 3],
  ] as const)("%s %s, %d wide, hold every task once per width, within the sheet", (paper, orientation, pagesWide) => {
    const made = exportOf(plan, { paper, orientation, pagesWide });
    const pages = Array.from({ length: made.pageCount }, (_, at) => made.page(at));
    expect(pages.length % pagesWide).toBe(0);
    for (const page of pages) expect(isWithin(page)).toBe(true);
    const firstColumn = pages
      .filter((_, at) => at % pagesWide === 0)
      .flatMap((page) => textsOf(page.shapes.filter((shape) => shape.kind === "text")));
    for (const { title } of plan.tasks.values()) expect(firstColumn.filter((text) => text === title)).toHaveLength(1);
  });

  test("repeat the name, the stamp in the plan's language, the headings and the legend", () => {
    const french = exportOf({ ...plan, settings: { ...plan.settings, locale: "fr-FR" } });
    expect(french.pageCount).toBeGreaterThan(2);
    for (let at = 0; at < french.pageCount; at += 1) {
      const texts = textsOf(french.page(at).shapes);
      expect(texts).toContain("A plan");
      expect(texts).toContain(`As of 25 novembre 2026 à 10:30 · ${at + 1}/${french.pageCount}`);
      for (const word of ["Task", "Start", "Finish", "Milestone", "Deadline missed", "Float"])
        expect(texts).toContain(word);
    }
  });

  test("go on where the page before ended when they are several wide", () => {
    const made = exportOf(plan, { pagesWide: 2 });
    const months = [0, 1].map((at) => textsOf(made.page(at).shapes.filter((shape) => shape.kind === "clip")));
    expect(months[0]!.some((text) => text.includes("2026"))).toBe(true);
    expect(months[1]!.some((text) => /202[678]/.test(text))).toBe(true);
    expect(made.page(0).width).toBe(made.page(1).width);
  });

  test("are one picture of any height for a file to look at", () => {
    const made = exportOf(plan, { format: "svg" });
    expect(made.pageCount).toBe(1);
    expect(made.rowsLeftOut).toBe(0);
    expect(textsOf(made.page(0).shapes).filter((text) => text.startsWith("Task ")).length).toBeGreaterThan(80);
    expect(exportOf(syntheticPlan(4100, 0), { format: "png" }).rowsLeftOut).toBe(100);
  });

  test("exist for an empty plan too, and for one of fifty years beside a moment", () => {
    expect(exportOf(syntheticPlan(0, 0)).pageCount).toBe(1);
    const long = withTask(withTask(syntheticPlan(3, 0), "t1", { durationMinutes: 50 * 260 * 480 }), "t2", {
      durationMinutes: 0,
    });
    expect(XMLValidator.validate(exportOf(long).svg(0))).toBe(true);
  });

  test("of a thousand tasks are laid out and drawn in a blink a page", () => {
    const made = exportOf(syntheticPlan(1000, 1000));
    expect(made.pageCount).toBeGreaterThan(30);
    for (let at = 0; at < made.pageCount; at += 1) expect(made.svg(at).length).toBeGreaterThan(1000);
  });
});

describe("an SVG page", () => {
  test("is well-formed and holds hostile titles as text", () => {
    const svg = exportOf(withTask(syntheticPlan(6, 3), "t1", { title: HOSTILE }), {}, HOSTILE).svg(0);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;/text&gt;&lt;script&gt;");
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(svg) as { svg: Record<string, unknown> };
    expect(
      Object.keys(parsed.svg)
        .filter((key) => !key.startsWith("@_"))
        .sort(),
    ).toEqual(["clipPath", "g", "path", "rect", "text", "title"]);
  });

  test("is well-formed whatever a title holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (title) => {
        expect(XMLValidator.validate(exportOf(withTask(syntheticPlan(2, 0), "t1", { title })).svg(0))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("keeps Chinese, Arabic and emoji as text", () => {
    for (const title of ["上海办公楼", "تصميم الموقع", "Launch 🚀👩‍👩‍👧"]) {
      expect(exportOf(withTask(syntheticPlan(3, 0), "t1", { title })).svg(0)).toContain(title);
    }
  });

  test("is as large as its sheet", () => {
    expect(exportOf(syntheticPlan(3, 0)).svg(0)).toMatch(/width="841.89pt" height="595.28pt"/);
  });
});

describe("text on a page", () => {
  test("is cut with an ellipsis between letters, and never wider than its place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 0, max: 300 }), (text, width) => {
        const fitted = fitText(text, width, 10, false, measure);
        expect(measure(fitted, 10)).toBeLessThanOrEqual(width);
        expect(fitted.isWellFormed()).toBe(true);
      }),
    );
    expect(fitText("Foundations", 30, 10, false, measure)).toBe("Found…");
  });

  test("loses what no file format holds", () => {
    expect(cleanText("a\u0000b\r\nc\ud800")).toBe("a b c\ufffd");
  });

  test("is plain where Helvetica has its letters", () => {
    for (const text of ["Über “uns” – 5 €", "Façade, Œuvre", ""]) expect(isPlainText(text)).toBe(true);
    for (const text of ["上海", "تصميم", "🚀", "Łódź", "→"]) expect(isPlainText(text)).toBe(false);
  });
});

test("path data comes out absolute, with curves as cubics", () => {
  expect(parsePath("M1 2h3v-1q3 0 3 3Z")).toEqual([
    ["M", 1, 2],
    ["L", 4, 2],
    ["L", 4, 1],
    ["C", 6, 1, 7, 2, 7, 4],
    ["Z"],
  ]);
});

test("a picture stays within what browsers can draw", () => {
  expect(pngScale(1000, 800)).toBe(2);
  expect(pngScale(6000, 104_000) * 104_000).toBeLessThanOrEqual(16_000);
});

test("a file is called as its project, without what file systems refuse", () => {
  expect(fileNameOf('a/b\\c:d*e?"f<g>|h.pdf')).toBe("a b c d e f g h pdf");
  expect(fileNameOf("../..")).toBe("gantt");
  expect(fileNameOf("上海")).toBe("上海");
});
