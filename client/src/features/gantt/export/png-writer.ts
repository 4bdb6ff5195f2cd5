// A page as a PNG, twice as fine as the screen where the browser's canvas allows it.

const FINEST = 2;
/** Browsers refuse canvases beyond about these. */
const LONGEST_SIDE = 16_000;
const MOST_PIXELS = 200_000_000;

/** How many pixels of the picture stand for one of the page. */
export function pngScale(width: number, height: number): number {
  return Math.min(FINEST, LONGEST_SIDE / width, LONGEST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));
}

/** The picture of `svg`, `width` by `height` of its own pixels. Rejects when the browser can't draw it. */
export async function pngOf(svg: string, width: number, height: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = pngScale(width, height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("The picture is too large for this browser.");
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
