// What holds on every page of somebody who is signed in: going to the projects and choosing a theme.

import { Contrast, FileUp, Layers } from "@lucide/vue";
import type { Router } from "vue-router";
import type { Command } from "../../stores/commands.ts";
import { THEME_WORDS, THEMES, useTheme } from "../../ui/theme.ts";

/** The commands of the frame around every page. */
export function appCommands(router: Router): readonly Command[] {
  const { theme, choose } = useTheme();
  return [
    {
      id: "go.projects",
      title: "All projects",
      group: "Go to",
      keys: "G P",
      icon: Layers,
      words: "list home",
      run: () => void router.push("/projects"),
    },
    {
      id: "go.import",
      title: "Import a project",
      group: "Go to",
      keys: "G I",
      icon: FileUp,
      words: "microsoft project trello csv file",
      run: () => void router.push("/projects/import"),
    },
    {
      id: "app.theme",
      title: "Choose the theme",
      group: "Help",
      icon: Contrast,
      words: "dark light high contrast colours",
      choices: () =>
        THEMES.map((each) => ({
          id: each,
          title: THEME_WORDS[each],
          checked: theme.value === each,
          run: () => choose(each),
        })),
    },
  ];
}
