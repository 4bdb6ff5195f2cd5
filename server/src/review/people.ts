// The people of a project as the review names them: without their addresses, so that everyone inside,
// a share link's holder too, may know who they are. Their names stand in the plan document as well.

import type { ProjectPerson } from "@entente/shared/http/review";
import type { Database } from "../storage/database.ts";

/** Name and role of everyone in the project, longest first. */
export function peopleOf(database: Database, projectId: string): Promise<ProjectPerson[]> {
  return database
    .selectFrom("members")
    .innerJoin("user", "user.id", "members.user_id")
    .select(["user.id as userId", "user.name as name", "members.role as role"])
    .where("project_id", "=", projectId)
    .orderBy("since")
    .orderBy("user.id")
    .execute();
}
