// Sheets of paper in the pixels that pages are laid out in. A pixel is 0.65 points on paper, which
// makes the 11 px of a page's text 7 points: small, and read on a wall plan.

export type PaperName = "a4" | "a3" | "letter";
export type Orientation = "landscape" | "portrait";

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

export const POINTS_PER_PIXEL = 0.65;
const MARGIN_POINTS = 28;
/** Width and height upright, in points. */
const POINTS: Readonly<Record<PaperName, readonly [number, number]>> = {
  a4: [595.28, 841.89],
  a3: [841.89, 1190.55],
  letter: [612, 792],
};
export const PAPERS: readonly { readonly value: PaperName; readonly label: string }[] = [
  { value: "a4", label: "A4" },
  { value: "a3", label: "A3" },
  { value: "letter", label: "Letter" },
];

/** Width and height of the sheet in points. */
export function sheetPoints(paper: PaperName, orientation: Orientation): readonly [number, number] {
  const [short, long] = POINTS[paper];
  return orientation === "landscape" ? [long, short] : [short, long];
}

/** The sheet in pixels. */
export function sheetOf(paper: PaperName, orientation: Orientation): Sheet {
  const [width, height] = sheetPoints(paper, orientation);
  return {
    width: width / POINTS_PER_PIXEL,
    height: height / POINTS_PER_PIXEL,
    margin: MARGIN_POINTS / POINTS_PER_PIXEL,
  };
}
