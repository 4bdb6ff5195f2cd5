// One open plan: its document, the projection that shows it, and the undo stack of this page. It
// knows no network; `client/sync` brings the document up to date and `stores/project` owns both.

import * as Y from "yjs";
import { createProjection } from "./projection.ts";
import type { PlanProjection } from "./projection.ts";
import type { RequestFrame } from "./frame.ts";
import { createUndo } from "./undo.ts";
import type { Undo } from "./undo.ts";

export interface PlanSession {
  readonly doc: Y.Doc;
  readonly projection: PlanProjection;
  readonly undo: Undo;
  destroy(): void;
}

/** Takes over `doc` (a fresh one when none is given) until destroyed, document included. */
export function createPlanSession(doc: Y.Doc = new Y.Doc(), requestFrame?: RequestFrame): PlanSession {
  const projection = createProjection(doc, requestFrame);
  const undo = createUndo(doc);
  return {
    doc,
    projection,
    undo,
    destroy() {
      undo.destroy();
      projection.destroy();
      doc.destroy();
    },
  };
}
