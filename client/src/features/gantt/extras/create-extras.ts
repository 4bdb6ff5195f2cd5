// What makes the chart more than a picture, fetched once the board stands: gestures with their tip
// and their cascade, links read and drawn, the bars in others' hands, float and constraints.

import type { TaskId } from "@entente/shared/model/ids";
import { watch, type ShallowRef } from "vue";
import type { usePresenceStore } from "../../../stores/presence.ts";
import type { BoardActs, Ghost } from "../chart/chart-types.ts";
import type { GanttView } from "../useGanttView.ts";
import { wallMinutes } from "../wall-clock.ts";
import { createBarAnnouncer, type BarAnnouncer } from "./bar-announcer.ts";
import { bindGestures } from "./bar-gestures.ts";
import { createBaselineLayer, createProgressLayer } from "./baseline-layers.ts";
import { createDragCascade, type DragCascadeOptions } from "./drag-cascade.ts";
import { createDragPreview, type DragTip } from "./drag-preview.ts";
import { bindLinkHover } from "./link-hover.ts";
import { createLinkTrial } from "./link-trial.ts";
import { createConstraintLayer, createFloatLayer } from "./mark-layers.ts";
import { createPeerLayer } from "./peer-layer.ts";
import { proposedDates } from "../workload/proposal.ts";
import { createCascadeLayer } from "./cascade-layer.ts";
import { riskResult } from "../risk/risk-result.ts";
import { createRiskLayer } from "./risk-layer.ts";
import "./gantt-extras.css";

export interface ExtrasOptions extends DragCascadeOptions {
  readonly presence: ReturnType<typeof usePresenceStore>;
  readonly view: GanttView;
  readonly acts: BoardActs;
  /** The selected tasks, in the order of their rows. */
  selected(): readonly TaskId[];
  peerGhosts(): readonly Ghost[];
  /** Says `text` to a screen reader. */
  announce(text: string): void;
}

export interface Extras {
  readonly tip: ShallowRef<DragTip | null>;
  readonly bars: BarAnnouncer;
  dispose(): void;
}

/** Adds it all to the chart. */
export function createExtras(options: ExtrasOptions): Extras {
  const { chart, view, acts } = options;
  const { source } = chart.chart;
  const preview = createDragPreview({ ...options, rowOf: source.rowOf, ghosts: options.peerGhosts });
  const cascade = createDragCascade(options, preview.note);
  const proposed = createCascadeLayer();

  chart.extraLayers = [
    createBaselineLayer(() => (view.baseline ? options.plan()?.baselines.get(view.baselineNumber) : undefined)),
    createFloatLayer(() => view.float, options.schedule),
    createConstraintLayer(() => view.constraints, options.task),
    createProgressLayer({ ...options, isShown: () => view.progress, now: wallMinutes }),
    createRiskLayer(),
    proposed,
    cascade.layer,
    createPeerLayer(options.peerGhosts),
  ];
  chart.drawLayers();
  const stopRisk = watch(riskResult, () => chart.drawLayers());
  const stopProposal = watch(proposedDates, (after) => {
    proposed.show(after && { after });
    chart.drawLayers();
  });
  const unbindHover = bindLinkHover(chart, { ...options, say: preview.say });
  const unbindGestures = bindGestures(chart, {
    ...acts,
    companions(task) {
      const ids = options.selected();
      if (!ids.includes(task)) return [];
      return ids.flatMap((id) => {
        const row = id === task ? null : source.row(source.rowOf(id));
        return row?.isMovable ? [row] : [];
      });
    },
    preview(changes) {
      preview.show(changes);
      cascade.follow(changes);
    },
    tryLink: createLinkTrial({ ...options, say: preview.say }),
  });
  chart.$svg.classList.add("is-live");

  return {
    tip: preview.tip,
    bars: createBarAnnouncer(options),
    dispose() {
      unbindGestures();
      unbindHover();
      stopRisk();
      stopProposal();
      chart.extraLayers = [];
    },
  };
}
