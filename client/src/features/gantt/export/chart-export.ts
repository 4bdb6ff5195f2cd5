// From the choices of the dialog to a file or a print-out. Pages are drawn when they are asked for:
// a preview costs one page, a PDF each of them once.

import { createCellNames } from "../chart/time-scale.ts";
import { drawPage, type DrawOptions } from "./draw-page.ts";
import { planPages, planPicture, type ExportData } from "./page-plan.ts";
import type { Palette } from "./palette.ts";
import { sheetOf, sheetPoints, type Orientation, type PaperName } from "./paper.ts";
import type { ScenePage } from "./scene.ts";
import { svgMarkup } from "./svg-writer.ts";
import { cleanText, type Measure } from "./text-fit.ts";

export type ExportFormat = "pdf" | "print" | "svg" | "png";

export interface ExportChoices {
  readonly format: ExportFormat;
  readonly paper: PaperName;
  readonly orientation: Orientation;
  readonly pagesWide: number;
  readonly showLinks: boolean;
  readonly showFloat: boolean;
  readonly showCritical: boolean;
}

export interface ExportLook {
  readonly palette: Palette;
  readonly measure: Measure;
  readonly locale: string;
}

export interface ChartExport {
  readonly pageCount: number;
  /** Rows that a picture had to leave out; 0 on paper. */
  readonly rowsLeftOut: number;
  readonly sheet: readonly [width: number, height: number];
  page(index: number): ScenePage;
  /** The page as an SVG document; on paper as large as its sheet. */
  svg(index: number): string;
  /** A file name without its ending. */
  readonly fileName: string;
}

/** Lays `data` out as `choices` say. */
export function createChartExport(data: ExportData, choices: ExportChoices, look: ExportLook): ChartExport {
  const { format, paper, orientation, pagesWide, showLinks, showFloat, showCritical } = choices;
  const isPaper = format === "pdf" || format === "print";
  const plan = isPaper ? planPages(data, sheetOf(paper, orientation), pagesWide) : planPicture(data);
  const names = createCellNames(look.locale);
  const options: DrawOptions = { data, plan, names, showLinks, showFloat, showCritical, ...look };
  const sheet = sheetPoints(paper, orientation);
  const page = (index: number) => drawPage(plan.frames[index]!, options);
  const size = isPaper ? { width: `${sheet[0]}pt`, height: `${sheet[1]}pt` } : undefined;
  return {
    pageCount: plan.frames.length,
    rowsLeftOut: isPaper ? 0 : data.rows.length - plan.frames[0]!.end,
    sheet,
    page,
    svg: (index) => svgMarkup(page(index), cleanText(data.name), size),
    fileName: fileNameOf(data.name),
  };
}

/** `name` without what file systems refuse; never empty. */
export function fileNameOf(name: string): string {
  const clean = cleanText(name)
    .replace(/[\\/:*?"<>|.]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return [...clean].slice(0, 80).join("").trim() || "gantt";
}
