// The theme a person chose on this device: light, dark, high contrast, or the system's. It is read
// once before the first paint by public/theme.js, which also follows the system's wish for contrast;
// here it changes and is remembered. High contrast is light or dark as the system is.

import { readonly, ref } from "vue";
import { createKept } from "./kept.ts";

export const THEMES = ["light", "dark", "system", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_WORDS: Readonly<Record<Theme, string>> = {
  light: "Light",
  dark: "Dark",
  system: "As the system",
  contrast: "High contrast",
};

const kept = createKept("entente.theme");
const theme = ref<Theme>(parseTheme(document.documentElement.dataset["theme"]));

/** The chosen theme, reactive, and how to choose another. */
export function useTheme(): { theme: Readonly<typeof theme>; choose: (next: Theme) => void } {
  return { theme: readonly(theme), choose };
}

function choose(next: Theme): void {
  theme.value = next;
  if (next === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = next;
  kept.write(next);
}

function parseTheme(value: string | undefined): Theme {
  return THEMES.find((each) => each === value) ?? "system";
}
