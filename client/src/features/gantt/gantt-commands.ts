// What the Gantt board offers to the palette, to the keys and to the sheet of keys. Each runs the same
// command as the table's keys and the toolbar; keys that need a row in focus are the table's own.

import {
  CalendarClock,
  ChevronsDownUp,
  ChevronsUpDown,
  CircleQuestionMark,
  Dices,
  IndentDecrease,
  IndentIncrease,
  Link2,
  ListTree,
  Milestone,
  Plus,
  Printer,
  Route,
  Scale,
  Scan,
  Search,
  Trash2,
  TriangleAlert,
  ZoomIn,
  ZoomOut,
} from "@lucide/vue";
import type { Ref } from "vue";
import type { Command } from "../../stores/commands.ts";
import type { GanttCommand } from "./gantt-keys.ts";
import { runGanttCommand, type GanttActions } from "./run-gantt-command.ts";

const GROUP = "Gantt";

/** The commands of a mounted board. */
export function ganttCommands(actions: GanttActions, critical: Ref<boolean>): readonly Command[] {
  const { selection, plan, rows } = actions;
  const count = (): number => selection.selected.value.length;
  const mayWrite = (): boolean => plan.mayWrite;
  const onSelection = (): boolean => plan.mayWrite && count() > 0;
  const make = (
    command: GanttCommand,
    rest: Omit<Command, "id" | "group" | "run"> & { readonly id?: string },
  ): Command => ({
    ...rest,
    id: `gantt.${rest.id ?? command.kind}`,
    group: GROUP,
    run: () => void runGanttCommand(command, actions),
  });
  return [
    make({ kind: "add" }, { title: "Add a task below", keys: ["C", "Insert"], icon: Plus, enabled: mayWrite }),
    make(
      { kind: "indent" },
      {
        title: "Indent",
        keys: "Tab",
        ownKeys: true,
        icon: IndentIncrease,
        words: "sub-task child",
        enabled: onSelection,
      },
    ),
    make(
      { kind: "outdent" },
      { title: "Outdent", keys: "Shift+Tab", ownKeys: true, icon: IndentDecrease, enabled: onSelection },
    ),
    make(
      { kind: "link" },
      {
        title: "Link the selected tasks one after another",
        words: "dependency chain predecessor",
        icon: Link2,
        enabled: () => plan.mayWrite && count() > 1,
      },
    ),
    make(
      { kind: "links" },
      {
        title: "Link to another task, or edit links…",
        keys: "Alt+Enter",
        ownKeys: true,
        words: "dependency predecessor successor lag",
        icon: Link2,
        enabled: () => count() === 1,
      },
    ),
    make(
      { kind: "why" },
      {
        title: "Why this date?",
        keys: "W",
        words: "explain driving predecessor reason start finish",
        icon: CircleQuestionMark,
        enabled: () => count() === 1,
      },
    ),
    make(
      { kind: "archive" },
      {
        title: "Archive the selected tasks",
        keys: "Delete",
        ownKeys: true,
        icon: Trash2,
        words: "delete remove",
        enabled: onSelection,
      },
    ),
    {
      id: "gantt.critical",
      title: "Show the critical path",
      group: GROUP,
      icon: Route,
      checked: () => critical.value,
      run: () => (critical.value = !critical.value),
    },
    {
      id: "gantt.warnings",
      title: "Warnings of the schedule",
      group: GROUP,
      icon: TriangleAlert,
      words: "diagnostics conflicts deadlines cycles problems late",
      run: () => actions.toggleDock("warnings"),
    },
    {
      id: "gantt.baseline",
      title: "Baseline and progress",
      group: GROUP,
      icon: Milestone,
      words: "agreed variance status date progress line compare",
      run: () => actions.toggleDock("baseline"),
    },
    {
      id: "gantt.risk",
      title: "How likely are the dates?",
      group: GROUP,
      icon: Dices,
      words: "risk simulation monte carlo p50 p80 estimates criticality",
      run: () => actions.toggleDock("risk"),
    },
    {
      id: "gantt.workload",
      title: "Workload and levelling",
      group: GROUP,
      icon: Scale,
      words: "resources people histogram overload level balance",
      run: () => actions.toggleDock("workload"),
    },
    {
      id: "gantt.print",
      title: "Print, PDF or picture…",
      group: GROUP,
      icon: Printer,
      words: "export svg png paper",
      run: actions.openExport,
    },
    {
      id: "gantt.find",
      title: "Find a task",
      group: GROUP,
      keys: "F",
      icon: Search,
      words: "filter search go to",
      run: actions.find,
    },
    make({ kind: "today" }, { title: "Go to today", keys: ".", icon: CalendarClock, words: "now" }),
    make({ kind: "fit" }, { title: "Fit the plan", keys: "0", icon: Scan, words: "zoom everything" }),
    make({ kind: "zoom", step: -1 }, { id: "zoom-in", title: "Zoom in", keys: ["+", "="], icon: ZoomIn }),
    make({ kind: "zoom", step: 1 }, { id: "zoom-out", title: "Zoom out", keys: "-", icon: ZoomOut }),
    { id: "gantt.fold", title: "Fold all", group: GROUP, icon: ChevronsDownUp, run: () => rows.showLevels(1) },
    { id: "gantt.levels", title: "Show two levels", group: GROUP, icon: ListTree, run: () => rows.showLevels(2) },
    {
      id: "gantt.unfold",
      title: "Unfold all",
      group: GROUP,
      icon: ChevronsUpDown,
      run: () => rows.showLevels(Infinity),
    },
    ...GESTURES,
  ];
}

const gesture = (id: string, title: string, ...keys: string[]): Command => ({
  id: `gantt.${id}`,
  title,
  group: GROUP,
  keys,
  ownKeys: true,
});
const GESTURES: readonly Command[] = [
  gesture("rows", "Go to another row", "ArrowUp", "ArrowDown"),
  gesture("extend", "Select more rows", "Shift+ArrowUp", "Shift+ArrowDown"),
  gesture("pick", "Select or leave out the row", "X"),
  gesture("all", "Select all rows", "Mod+A"),
  gesture("folding", "Fold, unfold a summary; go to another cell", "ArrowLeft", "ArrowRight"),
  gesture("write", "Write the cell; in all but titles typing does", "Enter", "F2"),
  gesture("open", "Open the task", "Space"),
  gesture("shift", "Move the bar by a day", "Alt+ArrowLeft", "Alt+ArrowRight"),
  gesture("stretch", "Change its length by a day", "Alt+Shift+ArrowLeft", "Alt+Shift+ArrowRight"),
  gesture("percent", "More or less done by 5 %", "Alt+Shift+ArrowUp", "Alt+Shift+ArrowDown"),
  gesture("reorder", "Move the row", "Alt+ArrowUp", "Alt+ArrowDown"),
];
