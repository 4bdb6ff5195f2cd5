// The theme a person chose on this device: light, dark, or the system's. It is read once before the
// first paint by public/theme.js; here it changes and is remembered.

import { readonly, ref } from "vue";

export type Theme = "light" | "dark" | "system";

const KEY = "entente.theme";
const theme = ref<Theme>(parseTheme(document.documentElement.dataset["theme"]));

/** The chosen theme, reactive, and how to choose another. */
export function useTheme(): { theme: Readonly<typeof theme>; choose: (next: Theme) => void } {
  return { theme: readonly(theme), choose };
}

function choose(next: Theme): void {
  theme.value = next;
  if (next === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
}

function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
