// The menu of an open task: what the keys and the palette do to a task, for those who have no keyboard. The
// commands act on this task while the menu, or the question that a command asks, is open, whatever else is selected.

import type { TaskId } from "@entente/shared/model/ids";
import { computed, onBeforeUnmount, ref, watch, type ComputedRef, type Ref } from "vue";
import { isEnabled, keysOf, useCommandsStore, type Command } from "../../stores/commands.ts";
import { isApple, shownKeys } from "../../ui/keys.ts";
import type { MenuEntry } from "../../ui/menu.ts";

const GROUP = "Task";
/** What the panel itself shows already. */
const IN_PANEL = new Set(["task.open", "task.title", "task.dates", "task.archive"]);

export interface TaskMenu {
  readonly open: Ref<boolean>;
  readonly items: ComputedRef<readonly MenuEntry[]>;
}

/** The menu for `task`. */
export function useTaskMenu(task: Ref<TaskId>): TaskMenu {
  const commands = useCommandsStore();
  const open = ref(false);
  /** The menu, or what was chosen in it, is at work. */
  const isActing = ref(false);
  const stop = commands.provideSelection(() => (isActing.value ? [task.value] : []));
  onBeforeUnmount(stop);

  watch(open, (isOpen) => isOpen && (isActing.value = true), { flush: "sync" });
  watch(
    () => open.value || commands.surface !== null,
    (isBusy) => {
      if (!isBusy) isActing.value = false;
    },
  );

  const run = (command: Command): void => {
    isActing.value = true;
    commands.run(command);
    if (commands.surface === null) isActing.value = false;
  };
  const offered = computed(() =>
    commands.list.filter(
      (command) => command.group === GROUP && !IN_PANEL.has(command.id) && (command.run || command.choices),
    ),
  );
  const items = computed<readonly MenuEntry[]>(() =>
    offered.value
      .filter((command) => !isActing.value || isEnabled(command))
      .map((command) => {
        const [keys] = keysOf(command);
        return {
          label: command.choices ? `${command.title}…` : command.title,
          ...(command.icon ? { icon: command.icon } : {}),
          ...(keys ? { keys: shownKeys(keys, isApple).join(" ") } : {}),
          select: () => run(command),
        };
      }),
  );
  return { open, items };
}
