// Makes a project: its three documents in the log first, then its records. A crash between the two
// leaves documents that nothing names, never a project without its documents.

import * as Y from "yjs";
import { createReviewDocument } from "@entente/shared/doc/review";
import { createTeamDocument } from "@entente/shared/doc/team";
import { createPlanDocument, encodePlan } from "@entente/shared/doc/create-plan";
import { readPlan } from "@entente/shared/doc/read-plan";
import type { User } from "@entente/shared/http/account";
import { createId } from "@entente/shared/model/ids";
import { formatLocalDate, type LocalDateTime } from "@entente/shared/model/time";
import type { ProjectAccess } from "../access/project-access.ts";
import { withPerson } from "../plan-people.ts";
import type { Services } from "../services.ts";

type Parts = Pick<Services, "database" | "documents" | "now">;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The first update of an empty plan that starts today at 08:00 and has `user` among its people. */
export function emptyPlan(name: string, user: User, now: number): Uint8Array {
  const start = `${formatLocalDate(now / DAY_MS)}T08:00` as LocalDateTime;
  const doc = createPlanDocument({ name, start });
  const { plan } = readPlan(doc);
  doc.destroy();
  return encodePlan(withPerson(plan, user));
}

export interface ProjectExtras {
  /** The first update of the review document; empty without. */
  readonly review?: Uint8Array;
  readonly isSample?: boolean;
}

/** Makes the project with `plan` as the first update of its plan document; `user` becomes its owner. */
export async function createProject(
  parts: Parts,
  user: User,
  name: string,
  plan: Uint8Array,
  { review = encode(createReviewDocument()), isSample = false }: ProjectExtras = {},
): Promise<ProjectAccess> {
  const { database, documents, now } = parts;
  const [id, planId, reviewId, teamId] = [createId(16), createId(22), createId(22), createId(22)];
  const at = now();
  await documents.create(
    [
      { id: planId, update: plan },
      { id: reviewId, update: review },
      { id: teamId, update: encode(createTeamDocument()) },
    ],
    `user:${user.id}`,
  );
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("projects")
      .values({
        id,
        name,
        created_by: user.id,
        created_at: at,
        updated_at: at,
        archived_at: null,
        sample: isSample ? 1 : 0,
      })
      .execute();
    await transaction
      .insertInto("documents")
      .values([
        { id: planId, project_id: id, kind: "plan" },
        { id: reviewId, project_id: id, kind: "review" },
        { id: teamId, project_id: id, kind: "team" },
      ])
      .execute();
    await transaction
      .insertInto("members")
      .values({ project_id: id, user_id: user.id, role: "owner", since: at })
      .execute();
  });
  const summary = { plan: planId, review: reviewId, team: teamId };
  return { id, name, archived: false, sample: isSample, updatedAt: at, documents: summary, standing: "owner" };
}

function encode(doc: Y.Doc): Uint8Array {
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
