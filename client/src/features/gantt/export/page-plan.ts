// What goes on which page: rows from top to bottom, time from left to right, the table and the time
// header on every one. Or the whole chart as one picture. Pages are laid out before any is drawn.

import type { DependencyType } from "@entente/shared/model/plan";
import { createTimeMap, type TimeMap, type TimeRange } from "../chart/time-map.ts";
import { zoomToFit, type Zoom } from "../chart/zooms.ts";
import type { RowShape } from "../chart/chart-types.ts";
import type { Sheet } from "./paper.ts";

export interface ExportRow {
  readonly title: string;
  readonly depth: number;
  readonly shape: RowShape;
  readonly start: number;
  readonly finish: number;
  readonly percent: number;
  readonly isCritical: boolean;
  readonly isDone: boolean;
  readonly isManual: boolean;
  readonly deadline: number | null;
  /** Where its float ends; null without. */
  readonly floatEnd: number | null;
  /** Start, finish and duration as the table writes them. */
  readonly cells: readonly [string, string, string];
}

export interface ExportLink {
  /** Row numbers. */
  readonly from: number;
  readonly to: number;
  readonly type: DependencyType;
}

export interface ExportData {
  readonly name: string;
  /** "As of 25 November 2026, 10:30". */
  readonly stamp: string;
  readonly headings: readonly [string, string, string, string];
  readonly rows: readonly ExportRow[];
  readonly links: readonly ExportLink[];
  readonly range: TimeRange;
  readonly now: number;
  isWorkingDay(day: number): boolean;
}

export interface PageFrame {
  readonly sheet: Sheet;
  /** Rows on it, half open. */
  readonly first: number;
  readonly end: number;
  /** Chart pixels on it, half open. */
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

export interface PagePlan {
  readonly frames: readonly PageFrame[];
  readonly map: TimeMap;
  readonly zoom: Zoom;
  readonly chartWidth: number;
  /** Widths of title, start, finish and duration; 0 leaves one out. */
  readonly columns: readonly [number, number, number, number];
}

export const ROW = 26;
export const TITLE_HEIGHT = 40;
export const SCALE_HEIGHT = 40;
export const LEGEND_HEIGHT = 34;
const DATE_COLUMN = 84;
const DURATION_COLUMN = 66;
const DAY = 1440;
const NARROWEST_PICTURE = 700;
const WIDEST_PICTURE = 6000;

/** The tallest a picture gets; more rows than that are for paper. */
const MOST_PICTURE_ROWS = 4000;

/** Lays `data` out on sheets, so many pages wide. */
export function planPages(data: ExportData, sheet: Sheet, pagesWide: number): PagePlan {
  const inner = sheet.width - 2 * sheet.margin;
  const columns = tableColumns(inner);
  const chartPerPage = inner - columns.reduce((sum, width) => sum + width, 0);
  const rowsPerPage = Math.max(
    1,
    Math.floor((sheet.height - 2 * sheet.margin - TITLE_HEIGHT - SCALE_HEIGHT - LEGEND_HEIGHT) / ROW),
  );
  const chartWidth = chartPerPage * pagesWide;
  const frames: PageFrame[] = [];
  for (let first = 0; first < Math.max(1, data.rows.length); first += rowsPerPage) {
    const end = Math.min(data.rows.length, first + rowsPerPage);
    for (let page = 0; page < pagesWide; page += 1) {
      const from = page * chartPerPage;
      frames.push({ sheet, first, end, from, to: from + chartPerPage, number: frames.length + 1 });
    }
  }
  return { frames, chartWidth, columns, ...scaleFor(data, chartWidth) };
}

/** Lays `data` out as one picture, in weeks where that gives a width one can look at. */
export function planPicture(data: ExportData): PagePlan {
  const columns: PagePlan["columns"] = [260, DATE_COLUMN, DATE_COLUMN, DURATION_COLUMN];
  const table = columns.reduce((sum, width) => sum + width, 0);
  const days = (data.range.finish - data.range.start) / DAY;
  const chartWidth = Math.max(NARROWEST_PICTURE, Math.min(WIDEST_PICTURE, days * 14));
  const end = Math.min(data.rows.length, MOST_PICTURE_ROWS);
  const margin = 24;
  const sheet: Sheet = {
    margin,
    width: 2 * margin + table + chartWidth,
    height: 2 * margin + TITLE_HEIGHT + SCALE_HEIGHT + Math.max(1, end) * ROW + LEGEND_HEIGHT,
  };
  const frames = [{ sheet, first: 0, end, from: 0, to: chartWidth, number: 1 }];
  return { frames, chartWidth, columns, ...scaleFor(data, chartWidth) };
}

function tableColumns(inner: number): PagePlan["columns"] {
  const hasDuration = inner > 1000;
  const fixed = 2 * DATE_COLUMN + (hasDuration ? DURATION_COLUMN : 0);
  const title = Math.max(150, Math.min(320, inner * 0.42 - fixed));
  return [title, DATE_COLUMN, DATE_COLUMN, hasDuration ? DURATION_COLUMN : 0];
}

/** A scale on which the plan, with a little room for the words beside its last bars, is `width` wide. */
function scaleFor({ range }: ExportData, width: number): { map: TimeMap; zoom: Zoom } {
  const span = Math.max(DAY, range.finish - range.start);
  const start = Math.floor((range.start - span * 0.015) / DAY) * DAY;
  const finish = range.finish + span * 0.12;
  const zoom = zoomToFit(finish - start, width);
  const exact = { ...zoom, pixelsPerDay: (width * DAY) / (finish - start) };
  return { zoom: exact, map: createTimeMap(exact, start) };
}
