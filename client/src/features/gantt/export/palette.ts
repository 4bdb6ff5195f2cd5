// The colours of a page: the house's own in their light form, as plain sRGB that every reader knows.

export const PALETTE_NAMES = {
  ink: "--color-ink",
  soft: "--color-soft",
  mute: "--color-mute",
  line: "--color-line",
  sunken: "--color-sunken",
  bar: "--gantt-bar",
  progress: "--gantt-bar-progress",
  done: "--gantt-bar-done",
  doneProgress: "--gantt-bar-done-progress",
  bracket: "--gantt-bracket",
  link: "--gantt-link",
  milestone: "--color-review",
  doneMilestone: "--color-done",
  critical: "--color-critical",
  deadline: "--color-ok",
  today: "--color-today",
} as const;

/** `#rrggbb` by name. */
export type Palette = Readonly<Record<keyof typeof PALETTE_NAMES, string>>;

/** Reads the variables as they stand on `within`, as if the page were light. */
export function readPalette(within: Element): Palette {
  const probe = document.createElement("i");
  probe.style.colorScheme = "light";
  probe.hidden = true;
  within.appendChild(probe);
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (variable: string): string => {
    probe.style.color = `var(${variable})`;
    if (!context) return "#000000";
    context.fillStyle = "#000000";
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part!.toString(16).padStart(2, "0")).join("")}`;
  };
  try {
    return Object.fromEntries(
      Object.entries(PALETTE_NAMES).map(([name, variable]) => [name, read(variable)]),
    ) as Palette;
  } finally {
    probe.remove();
  }
}
