// One page: title and stamp, the table's rows, the time header, bars with their marks, links, today,
// and the legend. Shapes come from the chart's own path rules, so paper and screen look alike.

import type { BarBox } from "../chart/link-path.ts";
import { linkPath } from "../chart/link-path.ts";
import { bracketPath, deadlinePath, diamondPath } from "../chart/shapes.ts";
import { scaleCells, type CellNames } from "../chart/time-scale.ts";
import { drawLegend } from "./draw-legend.ts";
import {
  LEGEND_HEIGHT,
  ROW,
  SCALE_HEIGHT,
  TITLE_HEIGHT,
  type ExportData,
  type ExportRow,
  type PageFrame,
  type PagePlan,
} from "./page-plan.ts";
import type { Palette } from "./palette.ts";
import { parsePath, type ScenePage, type Shape } from "./scene.ts";
import { fitText, type Measure } from "./text-fit.ts";

export interface DrawOptions {
  readonly data: ExportData;
  readonly plan: PagePlan;
  readonly palette: Palette;
  readonly names: CellNames;
  readonly measure: Measure;
  readonly showLinks: boolean;
  readonly showFloat: boolean;
  readonly showCritical: boolean;
}

const TEXT = 11;
const BAR = 16;
const BAR_HALF = BAR / 2;
const INDENT = 12;
const NARROWEST = 3;
const DAY = 1440;
const NARROWEST_DAY = 3;
const BASELINE = 4;

/** The shapes of the page that `frame` describes. */
export function drawPage(frame: PageFrame, options: DrawOptions): ScenePage {
  const { sheet } = frame;
  const shapes: Shape[] = [{ kind: "rect", x: 0, y: 0, width: sheet.width, height: sheet.height, fill: "#ffffff" }];
  const left = sheet.margin;
  const top = sheet.margin + TITLE_HEIGHT;
  const tableWidth = options.plan.columns.reduce((sum, width) => sum + width, 0);
  const chartLeft = left + tableWidth;
  const chartWidth = frame.to - frame.from;
  const rowsTop = top + SCALE_HEIGHT;
  const bottom = rowsTop + Math.max(1, frame.end - frame.first) * ROW;
  drawTitle(shapes, frame, options);
  drawTable(shapes, frame, options, left, rowsTop);
  const place = { x: chartLeft - frame.from, top, rowsTop, bottom };
  shapes.push({
    kind: "clip",
    x: chartLeft,
    y: top,
    width: chartWidth,
    height: bottom - top,
    shapes: [
      ...drawScale(frame, options, place),
      ...drawToday(options, place),
      ...(options.showLinks ? drawLinks(frame, options, place) : []),
      ...drawBars(frame, options, place),
    ],
  });
  const { line } = options.palette;
  shapes.push({ kind: "rect", x: left, y: top, width: tableWidth + chartWidth, height: bottom - top, stroke: line });
  shapes.push({ kind: "path", commands: parsePath(`M${chartLeft} ${top}V${bottom}`), stroke: line });
  shapes.push(
    ...drawLegend(left, sheet.height - sheet.margin - LEGEND_HEIGHT / 2, sheet.width - 2 * sheet.margin, options),
  );
  return { width: sheet.width, height: sheet.height, shapes };
}

interface Place {
  /** Page pixels of chart pixel 0. */
  readonly x: number;
  readonly top: number;
  readonly rowsTop: number;
  readonly bottom: number;
}

function text(
  options: Pick<DrawOptions, "measure" | "palette">,
  value: string,
  x: number,
  y: number,
  width: number,
  more: Partial<Extract<Shape, { kind: "text" }>> = {},
): Shape[] {
  const { size = TEXT, isBold = false, color = options.palette.ink, align = "start" } = more;
  const fitted = fitText(value, width, size, isBold, options.measure);
  return fitted ? [{ kind: "text", text: fitted, x, y, size, isBold, color, align }] : [];
}

function drawTitle(shapes: Shape[], { sheet, number }: PageFrame, options: DrawOptions): void {
  const { data, plan, palette } = options;
  const width = sheet.width - 2 * sheet.margin;
  const y = sheet.margin + 16;
  const right = sheet.width - sheet.margin;
  const pages = plan.frames.length > 1 ? ` · ${number}/${plan.frames.length}` : "";
  shapes.push(...text(options, data.name, sheet.margin, y, width * 0.6, { size: 16, isBold: true }));
  shapes.push(...text(options, data.stamp + pages, right, y, width * 0.38, { color: palette.mute, align: "end" }));
}

function drawTable(shapes: Shape[], frame: PageFrame, options: DrawOptions, left: number, rowsTop: number): void {
  const { data, plan, palette } = options;
  const head = rowsTop - SCALE_HEIGHT / 2 + BASELINE;
  let x = left;
  for (const [column, width] of plan.columns.entries()) {
    if (width === 0) continue;
    const isNumber = column === 3;
    const at = isNumber ? x + width - 8 : x + 8;
    const align = isNumber ? "end" : "start";
    shapes.push(
      ...text(options, data.headings[column]!, at, head, width - 12, { isBold: true, color: palette.soft, align }),
    );
    for (let index = frame.first; index < frame.end; index += 1) {
      const row = data.rows[index]!;
      const y = rowsTop + (index - frame.first) * ROW + ROW / 2 + BASELINE;
      const indent = column === 0 ? Math.min(row.depth * INDENT, width / 2) : 0;
      const value = column === 0 ? row.title || "Untitled task" : row.cells[column - 1]!;
      const isBold = row.shape === "summary" && column === 0;
      const color = column === 0 ? palette.ink : palette.soft;
      shapes.push(...text(options, value, at + indent, y, width - 12 - indent, { isBold, align, color }));
    }
    x += width;
  }
  let lines = "";
  const end = x + frame.to - frame.from;
  for (let index = frame.first; index <= frame.end; index += 1)
    lines += `M${left} ${rowsTop + (index - frame.first) * ROW}H${end}`;
  shapes.push({ kind: "path", commands: parsePath(lines), stroke: palette.line, strokeWidth: 0.6 });
}

function drawScale(frame: PageFrame, options: DrawOptions, { x, top, rowsTop, bottom }: Place): Shape[] {
  const { plan, palette, names, data } = options;
  const { map, zoom } = plan;
  const from = map.toMinute(frame.from);
  const to = map.toMinute(frame.to);
  const shapes: Shape[] = [];
  if (zoom.pixelsPerDay >= NARROWEST_DAY) {
    for (let day = Math.floor(from / DAY); day * DAY < to; day += 1) {
      if (data.isWorkingDay(day)) continue;
      const left = x + map.toPixel(day * DAY);
      shapes.push({
        kind: "rect",
        x: left,
        y: rowsTop,
        width: map.toWidth(DAY),
        height: bottom - rowsTop,
        fill: palette.sunken,
      });
    }
  }
  const half = SCALE_HEIGHT / 2;
  for (const [row, unit] of [zoom.upper, zoom.lower].entries()) {
    const y = top + row * half;
    let lines = "";
    for (const cell of scaleCells(unit, from, to)) {
      const left = x + map.toPixel(cell.from);
      const width = map.toWidth(cell.to - cell.from);
      lines += `M${left} ${y}V${row === 0 ? y + half : bottom}`;
      const name = names(unit, cell, row === 0);
      // A wide cell cut by the page's edge keeps its name on the page.
      const shown = Math.max(left, x + frame.from);
      if (row === 0) shapes.push(...text(options, name, shown + 6, y + 14, left + width - shown - 8, { isBold: true }));
      else
        shapes.push(
          ...text(options, name, left + width / 2, y + 13, width - 2, {
            size: 9,
            color: palette.mute,
            align: "middle",
          }),
        );
    }
    if (lines) shapes.push({ kind: "path", commands: parsePath(lines), stroke: palette.line, strokeWidth: 0.6 });
  }
  shapes.push({
    kind: "path",
    commands: parsePath(`M${x + frame.from} ${rowsTop}H${x + frame.to}`),
    stroke: palette.line,
  });
  return shapes;
}

function drawToday({ data, plan, palette }: DrawOptions, { x, top, bottom }: Place): Shape[] {
  const at = plan.map.toPixel(data.now);
  if (at < 0 || at > plan.chartWidth) return [];
  return [
    {
      kind: "path",
      commands: parsePath(`M${x + at} ${top + SCALE_HEIGHT / 2}V${bottom}`),
      stroke: palette.today,
      strokeWidth: 1.2,
    },
  ];
}

function boxOf(row: ExportRow, index: number, frame: PageFrame, { plan }: DrawOptions, { x, rowsTop }: Place): BarBox {
  const left = x + plan.map.toPixel(row.start);
  const y = rowsTop + (index - frame.first + 0.5) * ROW;
  if (row.shape === "milestone") return { left: left - BAR * 0.45, right: left + BAR * 0.45, y };
  return { left, right: Math.max(x + plan.map.toPixel(row.finish), left + NARROWEST), y };
}

function drawLinks(frame: PageFrame, options: DrawOptions, place: Place): Shape[] {
  const { data, palette } = options;
  const isOn = (row: number) => row >= frame.first && row < frame.end;
  return data.links
    .filter(({ from, to }) => isOn(from) || isOn(to))
    .map(({ from, to, type }) => {
      const source = data.rows[from]!;
      const target = data.rows[to]!;
      const isCritical = options.showCritical && source.isCritical && target.isCritical;
      const path = linkPath(
        type,
        boxOf(source, from, frame, options, place),
        boxOf(target, to, frame, options, place),
        ROW,
        BAR_HALF,
      );
      return {
        kind: "path",
        commands: parsePath(path),
        stroke: isCritical ? palette.critical : palette.link,
        strokeWidth: 0.8,
      };
    });
}

function drawBars(frame: PageFrame, options: DrawOptions, place: Place): Shape[] {
  const shapes: Shape[] = [];
  for (let index = frame.first; index < frame.end; index += 1) {
    const row = options.data.rows[index]!;
    const box = boxOf(row, index, frame, options, place);
    drawBar(shapes, row, box, options);
    drawMarks(shapes, row, box, options, place);
  }
  return shapes;
}

function drawBar(shapes: Shape[], row: ExportRow, { left, right, y }: BarBox, options: DrawOptions): void {
  const { palette } = options;
  const isCritical = options.showCritical && row.isCritical;
  const outline = isCritical ? { stroke: palette.critical, strokeWidth: 1.2 } : {};
  if (row.shape === "milestone") {
    const fill = row.isDone ? palette.doneMilestone : palette.milestone;
    shapes.push({ kind: "path", commands: parsePath(diamondPath((left + right) / 2, y, BAR * 1.1)), fill, ...outline });
  } else if (row.shape === "summary") {
    shapes.push({ kind: "path", commands: parsePath(bracketPath(left, right, y - 6)), fill: palette.bracket });
  } else {
    const box = {
      kind: "rect",
      x: left,
      y: y - BAR_HALF,
      height: BAR,
      radius: Math.min(3, (right - left) / 2),
    } as const;
    shapes.push({ ...box, width: right - left, fill: row.isDone ? palette.done : palette.bar });
    const done = ((right - left) * row.percent) / 100;
    if (done > 0) shapes.push({ ...box, width: done, fill: row.isDone ? palette.doneProgress : palette.progress });
    if (isCritical) shapes.push({ ...box, width: right - left, ...outline });
    else if (row.isManual) shapes.push({ ...box, width: right - left, stroke: palette.progress, dash: [3, 2] });
  }
}

function drawMarks(
  shapes: Shape[],
  row: ExportRow,
  { left, right, y }: BarBox,
  options: DrawOptions,
  { x }: Place,
): void {
  const { palette, plan } = options;
  let edge = right;
  if (options.showFloat && row.floatEnd !== null && row.floatEnd > row.finish) {
    const end = x + plan.map.toPixel(row.floatEnd);
    const at = y + BAR_HALF - 2;
    shapes.push({
      kind: "path",
      commands: parsePath(`M${right} ${at}H${end}M${end} ${at - 3}V${at + 3}`),
      stroke: palette.mute,
      strokeWidth: 1.5,
    });
    edge = Math.max(edge, end);
  }
  if (row.deadline !== null) {
    const color = row.finish > row.deadline ? palette.critical : palette.deadline;
    const commands = parsePath(deadlinePath(x + plan.map.toPixel(row.deadline), y));
    shapes.push({ kind: "path", commands, fill: color, stroke: color, strokeWidth: 1 });
  }
  const width = options.measure(row.title, TEXT - 1, false);
  const isInside = row.shape === "task" && width + 10 < right - left;
  const at = isInside ? left + 6 : edge + 8;
  shapes.push(
    ...text(options, row.title, at, y + BASELINE - 0.5, 320, {
      size: TEXT - 1,
      color: isInside ? palette.ink : palette.soft,
    }),
  );
}
