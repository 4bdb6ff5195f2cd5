// What the further columns of the table show. Links, people and labels are looked up in indexes that
// are made only when a column asks for them and again only when they change.

import { formatDuration } from "@entente/shared/model/duration";
import type { TaskId } from "@entente/shared/model/ids";
import type { Dependency, Priority, Task } from "@entente/shared/model/plan";
import { parseLocalDateTime } from "@entente/shared/model/time";
import { computed } from "vue";
import { usualCellText } from "./usual-cells.ts";
import type { ColumnName } from "./columns.ts";
import type { TableContext } from "./tool-types.ts";

export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  none: "",
  low: "Low",
  medium: "Medium",
  high: "High",
  urgent: "Urgent",
};

export interface CellText {
  textOf(column: ColumnName, task: TaskId): string;
  /** The links `task` waits for as they are typed: "3FS+2d; 7". */
  predecessors(task: TaskId): string;
  linksTo(task: TaskId): readonly Dependency[];
}

/** Texts over `plan`. */
export function createCellText({ plan, words }: TableContext): CellText {
  const links = computed(() => {
    const bySuccessor = new Map<TaskId, Dependency[]>();
    for (const link of plan.dependencies) {
      if (!bySuccessor.get(link.successor)?.push(link)) bySuccessor.set(link.successor, [link]);
    }
    return bySuccessor;
  });
  const numbers = computed(() => new Map(plan.rows.map((row) => [row.id, row.index + 1])));
  const names = computed(
    () => new Map<string, string>([...plan.people, ...plan.labels, ...plan.columns].map(({ id, name }) => [id, name])),
  );
  const listed = (ids: readonly string[]) => ids.flatMap((id) => names.value.get(id) ?? []).join(", ");
  const linksTo = (task: TaskId) => links.value.get(task) ?? [];

  function lagOf({ lag, lagUnit }: Dependency): string {
    if (lag === 0) return "";
    const size = Math.abs(lag);
    const settings = { minutesPerDay: plan.settings?.minutesPerDay ?? 480 };
    const amount =
      lagUnit === "percent" ? `${size}%` : formatDuration({ minutes: size, elapsed: lagUnit === "elapsed" }, settings);
    return `${lag > 0 ? "+" : "-"}${amount}`;
  }

  function predecessors(task: TaskId): string {
    return linksTo(task)
      .flatMap((link) => {
        const number = numbers.value.get(link.predecessor);
        if (number === undefined) return [];
        const lag = lagOf(link);
        return [{ number, text: `${number}${link.type === "FS" && !lag ? "" : link.type}${lag}` }];
      })
      .sort((a, b) => a.number - b.number)
      .map(({ text }) => text)
      .join("; ");
  }

  function textOf(column: ColumnName, id: TaskId): string {
    const task = plan.task(id);
    return task ? textOfTask(column, task) : "";
  }

  function textOfTask(column: ColumnName, task: Task): string {
    switch (column) {
      case "title":
        return task.title;
      case "row":
        return String(numbers.value.get(task.id) ?? "");
      case "wbs":
        return plan.rows[(numbers.value.get(task.id) ?? 0) - 1]?.wbs ?? "";
      case "predecessors":
        return predecessors(task.id);
      case "assignees":
        return listed(task.assignees);
      case "labels":
        return listed(task.labels);
      case "priority":
        return PRIORITY_WORDS[task.priority];
      case "column":
        return (task.column && names.value.get(task.column)) || "";
      case "deadline": {
        const minutes = task.deadline === null ? null : parseLocalDateTime(task.deadline);
        return minutes === null ? "" : words.value.date(minutes);
      }
      case "float": {
        const dates = plan.scheduled(task.id);
        return dates ? words.value.duration(dates.totalSlackMinutes) : "";
      }
      default:
        return usualCellText(column, plan.scheduled(task.id), task, words.value);
    }
  }

  return { textOf, predecessors, linksTo };
}
