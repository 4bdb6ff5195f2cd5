// A page as an SVG document: well-formed whatever the titles hold, with text as text and nothing that
// runs or loads. Written as a string, so that it can be saved, printed and looked at alike.

import type { PathCommand, Paint, ScenePage, Shape, TextShape } from "./scene.ts";
import { PAGE_FACE } from "./text-fit.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** `page` as SVG; `size` in units such as "297mm" makes it as large on paper. */
export function svgMarkup(
  page: ScenePage,
  title: string,
  size?: { readonly width: string; readonly height: string },
): string {
  const width = size?.width ?? String(round(page.width));
  const height = size?.height ?? String(round(page.height));
  let clips = 0;
  const draw = (shapes: readonly Shape[]): string =>
    shapes
      .map((shape) => {
        switch (shape.kind) {
          case "rect":
            return `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}"${shape.radius ? ` rx="${round(shape.radius)}"` : ""}${paint(shape)}/>`;
          case "path":
            return `<path d="${pathData(shape.commands)}"${paint(shape)}/>`;
          case "text":
            return textElement(shape);
          case "clip": {
            clips += 1;
            const id = `clip-${clips}`;
            const box = `x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}"`;
            return `<clipPath id="${id}"><rect ${box}/></clipPath><g clip-path="url(#${id})">${draw(shape.shapes)}</g>`;
          }
        }
      })
      .join("\n");
  const body = draw(page.shapes);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${round(page.width)} ${round(page.height)}" font-family="${escapeXml(PAGE_FACE)}" role="img"><title>${escapeXml(title)}</title>\n${body}\n</svg>\n`;
}

/** Text for an element or a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter]!);
}

function textElement({ text, x, y, size, isBold, color, align }: TextShape): string {
  const anchor = align === "start" ? "" : ` text-anchor="${align}"`;
  const weight = isBold ? ' font-weight="600"' : "";
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${color}"${weight}${anchor}>${escapeXml(text)}</text>`;
}

function paint({ fill, stroke, strokeWidth, dash }: Paint): string {
  const line = stroke ? ` stroke="${stroke}" stroke-width="${strokeWidth ?? 1}"` : "";
  return ` fill="${fill ?? "none"}"${line}${dash ? ` stroke-dasharray="${dash.join(" ")}"` : ""}`;
}

function pathData(commands: readonly PathCommand[]): string {
  return commands.map(([name, ...numbers]) => `${name}${numbers.map(round).join(" ")}`).join("");
}

const round = (value: number): number => Math.round(value * 100) / 100;
