// A page as a list of shapes in pixels: what SVG and PDF are both written from, so that they can't
// differ. Text is plain text here; each writer makes it safe in its own way.

export interface Paint {
  readonly fill?: string;
  /** 0 to 1. */
  readonly opacity?: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

export interface RectShape extends Paint {
  readonly kind: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
}

export interface PathShape extends Paint {
  readonly kind: "path";
  readonly commands: readonly PathCommand[];
}

export interface TextShape {
  readonly kind: "text";
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
  readonly color: string;
  readonly align: "start" | "middle" | "end";
}

/** Everything inside is cut off at the box. */
export interface ClipShape {
  readonly kind: "clip";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Shape = RectShape | PathShape | TextShape | ClipShape;

export interface ScenePage {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Absolute: move, line, cubic curve (two control points and the end), close. */
export type PathCommand =
  | readonly ["M" | "L", number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];

const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, Z: 0 };

/** Path data of the chart's own shapes as absolute commands; relative ones and quadratic curves are worked out. */
export function parsePath(data: string): PathCommand[] {
  const commands: PathCommand[] = [];
  let x = 0;
  let y = 0;
  let startX = 0;
  let startY = 0;
  for (const [, letter, rest] of data.matchAll(/([MLHVQCZ])([^MLHVQCZ]*)/gi)) {
    const name = letter!.toUpperCase();
    const isRelative = name !== letter;
    const numbers = (rest!.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/gi) ?? []).map(Number);
    const count = ARGUMENTS[name]!;
    if (count === 0) {
      commands.push(["Z"]);
      [x, y] = [startX, startY];
      continue;
    }
    for (let at = 0; at + count <= numbers.length; at += count) {
      const [dx, dy] = isRelative ? [x, y] : [0, 0];
      const n = numbers.slice(at, at + count);
      const px = (i: number) => n[i]! + dx;
      const py = (i: number) => n[i]! + dy;
      if (name === "C") {
        commands.push(["C", px(0), py(1), px(2), py(3), px(4), py(5)]);
        [x, y] = [px(4), py(5)];
      } else if (name === "Q") {
        const [cx, cy, ex, ey] = [px(0), py(1), px(2), py(3)];
        const third = (from: number, control: number) => from + (2 / 3) * (control - from);
        commands.push(["C", third(x, cx), third(y, cy), third(ex, cx), third(ey, cy), ex, ey]);
        [x, y] = [ex, ey];
      } else {
        if (name === "H") x = px(0);
        else if (name === "V") y = py(0);
        else [x, y] = [px(0), py(1)];
        if (name === "M" && at === 0) [startX, startY] = [x, y];
        commands.push([name === "M" && at === 0 ? "M" : "L", x, y]);
      }
    }
  }
  return commands;
}
