// What the further columns of the table show. Links, people and labels are looked up in indexes that
// are made only when a column asks for them and again only when they change.

import type { TaskId } from "@entente/shared/model/ids";
import type { Dependency, Task } from "@entente/shared/model/plan";
import { parseLocalDateTime } from "@entente/shared/model/time";
import { computed } from "vue";
import { PRIORITY_WORDS } from "../../../ui/priority-words.ts";
import { lagText } from "../link-lag.ts";
import { usualCellText } from "./usual-cells.ts";
import type { ColumnName } from "./columns.ts";
import type { TableContext } from "./tool-types.ts";

export interface CellText {
  textOf(column: ColumnName, task: TaskId): string;
  /** The links `task` waits for as they are typed: "3FS+2d; 7". */
  predecessors(task: TaskId): string;
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

  function predecessors(task: TaskId): string {
    return (links.value.get(task) ?? [])
      .flatMap((link) => {
        const number = numbers.value.get(link.predecessor);
        if (number === undefined) return [];
        // A plain hyphen is what a keyboard writes.
        const lag = lagText(link, plan.settings?.minutesPerDay ?? 480).replace("−", "-");
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
        return task.priority === "none" ? "" : PRIORITY_WORDS[task.priority];
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

  return { textOf, predecessors };
}
