// The legend at the foot of a page: each sign with its word, as many as the width holds.

import { bracketPath, deadlinePath, diamondPath } from "../chart/shapes.ts";
import type { Palette } from "./palette.ts";
import { parsePath, type Shape } from "./scene.ts";
import type { Measure } from "./text-fit.ts";

export interface LegendOptions {
  readonly palette: Palette;
  readonly measure: Measure;
  readonly showFloat: boolean;
  readonly showCritical: boolean;
}

const SIZE = 10;
const SIGN = 26;
const GAP = 18;

/** Signs and words from (x, y) on, in one line no longer than `width`. */
export function drawLegend(x: number, y: number, width: number, options: LegendOptions): Shape[] {
  const shapes: Shape[] = [];
  let at = x;
  for (const { label, sign } of entries(options)) {
    const length = SIGN + 6 + options.measure(label, SIZE, false);
    if (at + length > x + width) break;
    shapes.push(...sign(at, y));
    const color = options.palette.soft;
    shapes.push({
      kind: "text",
      text: label,
      x: at + SIGN + 6,
      y: y + 3.5,
      size: SIZE,
      isBold: false,
      color,
      align: "start",
    });
    at += length + GAP;
  }
  return shapes;
}

interface Entry {
  readonly label: string;
  readonly sign: (x: number, y: number) => Shape[];
}

function entries({ palette, showFloat, showCritical }: LegendOptions): Entry[] {
  const bar = (x: number, y: number) => ({ kind: "rect", x, y: y - 6, width: SIGN, height: 12, radius: 3 }) as const;
  const path = (data: string, paint: Omit<Extract<Shape, { kind: "path" }>, "kind" | "commands">): Shape[] => [
    { kind: "path", commands: parsePath(data), ...paint },
  ];
  const deadline = (color: string) => (x: number, y: number) =>
    path(deadlinePath(x + SIGN / 2, y), { fill: color, stroke: color, strokeWidth: 1 });
  return [
    {
      label: "Task and progress",
      sign: (x, y) => [
        { ...bar(x, y), fill: palette.bar },
        { ...bar(x, y), width: SIGN / 2, fill: palette.progress },
      ],
    },
    { label: "Done", sign: (x, y) => [{ ...bar(x, y), fill: palette.done }] },
    ...(showCritical
      ? [
          {
            label: "Critical",
            sign: (x: number, y: number): Shape[] => [
              { ...bar(x, y), fill: palette.bar },
              { ...bar(x, y), stroke: palette.critical, strokeWidth: 1.2 },
            ],
          },
        ]
      : []),
    { label: "Summary", sign: (x, y) => path(bracketPath(x, x + SIGN, y - 6), { fill: palette.bracket }) },
    { label: "Milestone", sign: (x, y) => path(diamondPath(x + SIGN / 2, y, 16), { fill: palette.milestone }) },
    { label: "Deadline", sign: deadline(palette.deadline) },
    { label: "Deadline missed", sign: deadline(palette.critical) },
    ...(showFloat
      ? [
          {
            label: "Float",
            sign: (x: number, y: number) =>
              path(`M${x} ${y}H${x + SIGN}M${x + SIGN} ${y - 3}V${y + 3}`, { stroke: palette.mute, strokeWidth: 1.5 }),
          },
        ]
      : []),
    {
      label: "Today",
      sign: (x, y) => path(`M${x + SIGN / 2} ${y - 8}V${y + 8}`, { stroke: palette.today, strokeWidth: 1.2 }),
    },
  ];
}
