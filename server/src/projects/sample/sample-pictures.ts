// The sample's prototypes, drawn here: pages of a furniture workshop's website as plain SVG, made of
// blocks, lines and a few words. No file, no font and no picture of anybody else's.

const PAPER = "#fbf8f3";
const INK = "#2b2622";
const WOOD = "#c8925a";
const DARK_WOOD = "#8a5a33";
const LEAF = "#5f7a61";
const LINE = "#e3dacd";

const box = (x: number, y: number, width: number, height: number, fill: string, radius = 10): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
const words = (x: number, y: number, size: number, text: string, fill = INK, weight = 600): string =>
  `<text x="${x}" y="${y}" font-family="Georgia, 'Times New Roman', serif" font-size="${size}" font-weight="${weight}" fill="${fill}">${text}</text>`;
/** Lines of running text as grey strokes. */
const lines = (x: number, y: number, width: number, count: number): string =>
  Array.from({ length: count }, (_, i) => box(x, y + i * 20, i === count - 1 ? width * 0.6 : width, 8, LINE, 4)).join(
    "",
  );
/** A chair, seen from the side. */
const chair = (x: number, y: number, scale: number, color: string): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})" stroke="${color}" stroke-width="9" stroke-linecap="round" fill="none"><path d="M12 0 L22 92 M22 92 L98 92 M22 92 L8 180 M98 92 L112 180 M16 36 L84 30 M84 30 L98 92"/></g>`;

/** A bench, and with a higher top a table, from the front. */
const bench = (x: number, y: number, height: number, color: string): string =>
  `<g transform="translate(${x} ${y})" stroke="${color}" stroke-width="9" stroke-linecap="round" fill="none"><path d="M0 ${150 - height} H170 M18 ${150 - height} L8 150 M152 ${150 - height} L162 150 M16 ${175 - height} H154"/></g>`;

const page = (width: number, height: number, content: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${box(0, 0, width, height, PAPER, 0)}${content.join("")}</svg>`;

const header = (width: number): string =>
  words(48, 62, 26, "Halden &amp; Søn") +
  ["Chairs", "Tables", "Workshop", "Contact"]
    .map((item, i) => words(width - 430 + i * 105, 60, 17, item, INK, 400))
    .join("") +
  box(0, 92, width, 2, LINE, 0);

const card = (x: number, y: number, name: string, price: string, tint: string, picture: string): string =>
  box(x, y, 330, 250, tint) + picture + words(x, y + 284, 19, name) + words(x, y + 310, 16, price, DARK_WOOD, 400);

/** The home page; the second version has the larger button and the opening hours that the client asked for. */
export function homePage(version: 1 | 2): string {
  const isSecond = version === 2;
  return page(1200, 900, [
    header(1200),
    box(48, 130, 1104, 350, isSecond ? "#efe3d2" : "#e9e4dc"),
    chair(820, 190, 1.4, DARK_WOOD),
    words(96, 250, 46, "Made to be repaired"),
    lines(96, 285, 420, 3),
    isSecond
      ? box(96, 370, 250, 62, LEAF) + words(128, 409, 21, "Visit the workshop", "#ffffff")
      : box(96, 375, 150, 38, WOOD) + words(116, 400, 15, "Read more", INK),
    card(48, 520, "Chair No. 4", "from 480 €", "#f1e9dd", chair(158, 560, 0.95, DARK_WOOD)),
    card(435, 520, "Bench Alma", "from 720 €", "#e8ece4", bench(515, 575, 70, LEAF)),
    card(822, 520, "Table Eira", "from 1,350 €", "#f3e4d6", bench(902, 575, 125, DARK_WOOD)),
    isSecond ? words(48, 880, 17, "Open Tuesday to Saturday, 10 to 18", DARK_WOOD, 400) : "",
  ]);
}

/** A product's page. */
export const productPage = (): string =>
  page(1200, 900, [
    header(1200),
    box(48, 130, 620, 560, "#f1e9dd"),
    chair(230, 200, 2.2, DARK_WOOD),
    ...[0, 1, 2, 3].map((i) => box(48 + i * 160, 710, 140, 110, i === 0 ? "#e6d4bd" : "#efe8dc")),
    words(720, 190, 42, "Chair No. 4"),
    words(720, 232, 22, "from 480 €", DARK_WOOD, 400),
    lines(720, 270, 430, 5),
    words(720, 420, 18, "Wood"),
    ...["#c8925a", "#8a5a33", "#d9c3a1", "#4a3a2c"].map((color, i) => box(720 + i * 64, 440, 48, 48, color, 24)),
    box(720, 530, 300, 62, LEAF),
    words(776, 569, 21, "Ask for an offer", "#ffffff"),
    lines(720, 640, 430, 4),
  ]);

/** The home page on a phone. */
export const phonePage = (): string =>
  page(390, 844, [
    words(24, 52, 21, "Halden &amp; Søn"),
    ...[0, 1, 2].map((i) => box(338, 34 + i * 9, 28, 3, INK, 1)),
    box(0, 76, 390, 2, LINE, 0),
    box(24, 100, 342, 300, "#efe3d2"),
    chair(215, 135, 0.95, DARK_WOOD),
    words(44, 160, 27, "Made to be"),
    words(44, 194, 27, "repaired"),
    box(44, 320, 190, 52, LEAF),
    words(62, 352, 17, "Visit the workshop", "#ffffff"),
    box(24, 430, 162, 190, "#f1e9dd"),
    chair(65, 460, 0.68, DARK_WOOD),
    words(24, 646, 16, "Chair No. 4"),
    box(204, 430, 162, 190, "#e8ece4"),
    chair(245, 460, 0.68, LEAF),
    words(204, 646, 16, "Bench Alma"),
    lines(24, 690, 342, 5),
  ]);
