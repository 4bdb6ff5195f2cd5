// The cascade of the drag that is on now: trials as the drag goes, ghosts on the chart, notes at the
// bar. Ends with everything taken back.

import type { TaskId } from "@entente/shared/model/ids";
import type { Plan, Task } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import { barEdit, type BarEdit } from "../bar-edits.ts";
import type { BarChange } from "../chart/chart-types.ts";
import type { WindowedGantt } from "../chart/windowed-gantt.ts";
import type { GanttWords } from "../gantt-words.ts";
import type { WorkingTime } from "../working-time.ts";
import { createCascadeLayer, type CascadeLayer } from "./cascade-layer.ts";
import { createCascadeRunner } from "./cascade-runner.ts";
import { cascadeNotes, type CascadeNote } from "./cascade-words.ts";
import { createTrial, type Cascade, type TrialEdits } from "./cascade.ts";

export interface DragCascadeOptions {
  readonly chart: WindowedGantt;
  plan(): Plan | null;
  task(id: TaskId): Task | undefined;
  schedule(): Schedule;
  workingTime(): WorkingTime;
  words(): GanttWords;
}

export interface DragCascade {
  readonly layer: CascadeLayer;
  /** The drag as it is now; an empty list when it is over. */
  follow(changes: readonly BarChange[]): void;
}

/** `onNotes` gets the notes as soon as they are known. */
export function createDragCascade(
  options: DragCascadeOptions,
  onNotes: (notes: readonly CascadeNote[]) => void,
): DragCascade {
  const { chart } = options;
  const layer = createCascadeLayer();
  let trial: ReturnType<typeof createTrial> | null = null;

  const show = (cascade: Cascade | null, lead: BarChange | undefined) => {
    layer.show(cascade);
    layer.draw(chart);
    const title = (id: TaskId) => options.task(id)?.title ?? "";
    const words = { words: options.words(), time: options.workingTime(), title };
    onNotes(cascade && lead ? cascadeNotes(cascade, lead, words) : []);
  };
  const runner = createCascadeRunner<readonly BarChange[]>((changes) => {
    const plan = options.plan();
    if (!plan) return;
    trial ??= createTrial();
    show(trial(plan, options.schedule(), editsOf(changes, options)), changes[0]);
  });

  return {
    layer,
    follow(changes) {
      if (changes.length > 0) return runner.ask(changes);
      runner.stop();
      trial = null;
      show(null, undefined);
    },
  };
}

function editsOf(changes: readonly BarChange[], options: DragCascadeOptions): TrialEdits {
  const edits = new Map<TaskId, BarEdit>();
  const time = options.workingTime();
  for (const change of changes) {
    const task = options.task(change.row.id);
    const edit = task && barEdit(task, change, time);
    if (edit) edits.set(change.row.id, edit);
  }
  return edits;
}
