// Work for the end of the event-loop turn: one immediate for the broadcasts and acknowledgements of
// all rooms together, so that what one turn read leaves in as few writes as it can and no later.

let due: (() => void)[] = [];

function runAll(): void {
  const tasks = due;
  due = [];
  for (const task of tasks) task();
}

/** Runs `task` before this turn of the event loop is over, after whatever else it reads. */
export function atTurnEnd(task: () => void): void {
  if (due.length === 0) setImmediate(runAll);
  due.push(task);
}
