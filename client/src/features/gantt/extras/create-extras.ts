// What the chart shows beyond its first view, fetched once the board stands: the cascade of a drag,
// the bars in others' hands, float and constraints. The chart works without it.

import type { Schedule } from "@entente/shared/model/schedule";
import type { Plan, Task } from "@entente/shared/model/plan";
import type { TaskId } from "@entente/shared/model/ids";
import { barEdit, type BarEdit } from "../bar-edits.ts";
import type { BarChange, Ghost } from "../chart/chart-types.ts";
import type { WindowedGantt } from "../chart/windowed-gantt.ts";
import type { GanttWords } from "../gantt-words.ts";
import type { WorkingTime } from "../working-time.ts";
import { createCascadeLayer } from "./cascade-layer.ts";
import { createCascadeRunner } from "./cascade-runner.ts";
import { cascadeNotes, type CascadeNote } from "./cascade-words.ts";
import { createTrial, type Cascade, type TrialEdits } from "./cascade.ts";
import { createPeerLayer } from "./peer-layer.ts";
import "./gantt-extras.css";

export interface ExtrasOptions {
  readonly chart: WindowedGantt;
  plan(): Plan | null;
  task(id: TaskId): Task | undefined;
  schedule(): Schedule;
  workingTime(): WorkingTime;
  words(): GanttWords;
  peerGhosts(): readonly Ghost[];
  /** The notes on the drag, as soon as they are known. */
  onNotes(notes: readonly CascadeNote[]): void;
}

export interface Extras {
  /** A drag as it is now; empty when it is over. */
  preview(changes: readonly BarChange[]): void;
  dispose(): void;
}

/** Adds the layers to the chart. */
export function createExtras(options: ExtrasOptions): Extras {
  const { chart } = options;
  const cascadeLayer = createCascadeLayer();
  let trial: ReturnType<typeof createTrial> | null = null;

  const show = (cascade: Cascade | null, lead: BarChange | undefined) => {
    cascadeLayer.show(cascade);
    cascadeLayer.draw(chart);
    const title = (id: TaskId) => options.task(id)?.title ?? "";
    const words = { words: options.words(), time: options.workingTime(), title };
    options.onNotes(cascade && lead ? cascadeNotes(cascade, lead, words) : []);
  };

  const runner = createCascadeRunner<readonly BarChange[]>((changes) => {
    const plan = options.plan();
    if (!plan) return;
    trial ??= createTrial();
    show(trial(plan, options.schedule(), editsOf(changes, options)), changes[0]);
  });

  chart.extraLayers = [cascadeLayer, createPeerLayer(options.peerGhosts)];
  chart.drawLayers();

  return {
    preview(changes) {
      if (changes.length > 0) return runner.ask(changes);
      runner.stop();
      trial = null;
      show(null, undefined);
    },
    dispose() {
      runner.stop();
      chart.extraLayers = [];
    },
  };
}

function editsOf(changes: readonly BarChange[], options: ExtrasOptions): TrialEdits {
  const edits = new Map<TaskId, BarEdit>();
  const time = options.workingTime();
  for (const change of changes) {
    const task = options.task(change.row.id);
    const edit = task && barEdit(task, change, time);
    if (edit) edits.set(change.row.id, edit);
  }
  return edits;
}
