// Where a picture stands on the canvas: pure arithmetic. `x` and `y` are the picture's top left
// corner in canvas pixels, `scale` is canvas pixels per picture pixel. The point under the pointer
// stays under it while zooming, and a strip of the picture always stays in sight.

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Viewport extends Point {
  readonly scale: number;
}

export const MIN_SCALE = 0.02;
export const MAX_SCALE = 16;
const MARGIN = 24;
/** Canvas pixels of the picture that can't be pushed out of sight. */
const KEPT = 48;

/** The whole picture, centred, with a margin; never magnified beyond its own pixels. */
export function fitted(box: Size, picture: Size): Viewport {
  const scale = clampScale(
    Math.min((box.width - 2 * MARGIN) / picture.width, (box.height - 2 * MARGIN) / picture.height, 1),
  );
  return { scale, x: (box.width - picture.width * scale) / 2, y: (box.height - picture.height * scale) / 2 };
}

/** Zooms by `factor` about a point of the canvas. */
export function zoomedAt(view: Viewport, factor: number, at: Point): Viewport {
  const scale = clampScale(view.scale * factor);
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** Moved by canvas pixels. */
export function panned(view: Viewport, dx: number, dy: number): Viewport {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** The nearest view in which part of the picture can be seen. */
export function kept(view: Viewport, box: Size, picture: Size): Viewport {
  const width = picture.width * view.scale;
  const height = picture.height * view.scale;
  const keepX = Math.min(KEPT, width);
  const keepY = Math.min(KEPT, height);
  return {
    scale: view.scale,
    x: Math.min(box.width - keepX, Math.max(keepX - width, view.x)),
    y: Math.min(box.height - keepY, Math.max(keepY - height, view.y)),
  };
}

/** A canvas point as shares (0 to 1) of the picture, or null beside it. */
export function shareAt(view: Viewport, picture: Size, at: Point): Point | null {
  const x = (at.x - view.x) / (picture.width * view.scale);
  const y = (at.y - view.y) / (picture.height * view.scale);
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
}

/** Where a share of the picture stands on the canvas. */
export function pointOf(view: Viewport, picture: Size, share: Point): Point {
  return { x: view.x + share.x * picture.width * view.scale, y: view.y + share.y * picture.height * view.scale };
}

/** The view moved just so far that `share` is at least `margin` pixels inside the box. */
export function revealed(view: Viewport, box: Size, picture: Size, share: Point, margin = 60): Viewport {
  const at = pointOf(view, picture, share);
  const shift = (value: number, length: number): number => {
    const inset = Math.min(margin, length / 2);
    return value < inset ? inset - value : value > length - inset ? length - inset - value : 0;
  };
  return panned(view, shift(at.x, box.width), shift(at.y, box.height));
}

/** The view with `centre` in the middle of the box and all of `region` in sight; both in picture pixels. */
export function showing(box: Size, centre: Point, region: Size): Viewport {
  const scale = clampScale(Math.min(box.width / region.width, box.height / region.height));
  return { scale, x: box.width / 2 - centre.x * scale, y: box.height / 2 - centre.y * scale };
}

function clampScale(scale: number): number {
  return Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale));
}
