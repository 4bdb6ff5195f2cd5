// The ten label colours as CSS. Mid lightness, so that one value holds on light and on dark panels.

const COLORS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    red: "oklch(0.62 0.19 25)",
    orange: "oklch(0.68 0.16 50)",
    yellow: "oklch(0.76 0.15 90)",
    green: "oklch(0.64 0.15 150)",
    teal: "oklch(0.65 0.11 190)",
    blue: "oklch(0.61 0.16 250)",
    violet: "oklch(0.58 0.19 295)",
    pink: "oklch(0.65 0.19 350)",
    brown: "oklch(0.52 0.08 55)",
  }),
);
const GREY = "oklch(0.62 0.015 265)";

/** The CSS colour of a label's colour name; grey for a name this version doesn't know. */
export function labelColor(name: string): string {
  return COLORS.get(name) ?? GREY;
}
