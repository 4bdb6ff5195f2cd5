// A plan in a document, to hold what the board thinks of it against what the plan itself says.

import { encodePlan } from "@entente/shared/doc/create-plan";
import { linkTasks } from "@entente/shared/doc/dependencies";
import { EditRefused } from "@entente/shared/doc/edit-refused";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import * as Y from "yjs";

export interface PlanDoc {
  readonly plan: Plan;
  /** Whether the plan takes the link; it is not kept. */
  tryLink(from: TaskId, to: TaskId): boolean;
}

/** `plan` in a document of its own. */
export function createDoc(plan: Plan): PlanDoc {
  const update = encodePlan(plan);
  return {
    plan,
    tryLink(from, to) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, update);
      try {
        linkTasks(doc, from, to);
        return true;
      } catch (error) {
        if (error instanceof EditRefused) return false;
        throw error;
      } finally {
        doc.destroy();
      }
    },
  };
}
