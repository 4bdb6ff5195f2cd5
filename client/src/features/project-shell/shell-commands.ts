// What holds on every board of an open project: switching boards, undo and redo, people, export.

import {
  Archive,
  ChartGantt,
  Download,
  Eye,
  ListPlus,
  Redo2,
  Settings,
  Sparkles,
  SquareKanban,
  Undo2,
  Users,
} from "@lucide/vue";
import type { ExportFormat } from "../../stores/export.ts";
import type { Command } from "../../stores/commands.ts";
import type { BoardName } from "./boards.ts";
import { EXPORTS } from "./export-file.ts";

export interface ShellActions {
  readonly isLink: () => boolean;
  readonly mayWrite: () => boolean;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  readonly goTo: (board: BoardName) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly members: () => void;
  readonly settings: () => void;
  readonly isOwner: () => boolean;
  readonly archive: () => void;
  readonly pasteList: () => void;
  readonly sample: () => void;
  readonly exportAs: (format: ExportFormat) => void;
}

/** The commands of an open project. */
export function shellCommands(actions: ShellActions): readonly Command[] {
  const hasAccount = (): boolean => !actions.isLink();
  const board = (name: BoardName, title: string, keys: readonly string[], icon: Command["icon"]): Command => ({
    id: `go.${name}`,
    title,
    group: "Go to",
    keys,
    icon,
    words: "board view",
    run: () => actions.goTo(name),
  });
  return [
    board("gantt", "Gantt", ["1", "G G"], ChartGantt),
    board("kanban", "Kanban", ["2", "G K"], SquareKanban),
    board("review", "Review", ["3", "G R"], Eye),
    {
      id: "edit.undo",
      title: "Undo",
      group: "Edit",
      keys: "Mod+Z",
      icon: Undo2,
      words: "back revert",
      enabled: () => actions.mayWrite() && actions.canUndo(),
      run: actions.undo,
    },
    {
      id: "edit.redo",
      title: "Redo",
      group: "Edit",
      keys: ["Mod+Shift+Z", "Mod+Y"],
      icon: Redo2,
      enabled: () => actions.mayWrite() && actions.canRedo(),
      run: actions.redo,
    },
    {
      id: "project.paste",
      title: "Add tasks from a list…",
      group: "Project",
      icon: ListPlus,
      words: "paste import lines outline several",
      enabled: actions.mayWrite,
      run: actions.pasteList,
    },
    {
      id: "project.sample",
      title: "See the sample project",
      group: "Project",
      icon: Sparkles,
      words: "example demo",
      enabled: hasAccount,
      run: actions.sample,
    },
    {
      id: "project.settings",
      title: "Settings",
      group: "Project",
      keys: "G S",
      icon: Settings,
      words: "calendar holidays working hours currency start name rename",
      enabled: actions.mayWrite,
      run: actions.settings,
    },
    {
      id: "project.archive",
      title: "Archive the project",
      group: "Project",
      icon: Archive,
      words: "delete remove sample",
      enabled: () => hasAccount() && actions.isOwner(),
      run: actions.archive,
    },
    {
      id: "project.members",
      title: "People and share links",
      group: "Project",
      icon: Users,
      words: "members invite client",
      enabled: hasAccount,
      run: actions.members,
    },
    ...EXPORTS.map(({ format, label, hint }) => ({
      id: `project.export-${format}`,
      title: `Export as ${label}`,
      group: "Project",
      icon: Download,
      words: `${hint} download`,
      enabled: hasAccount,
      run: () => actions.exportAs(format),
    })),
  ];
}
