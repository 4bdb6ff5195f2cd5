// How a command gets into the review document: on the live one, in somebody's name and at the server's
// own moment, answered once it is on disk.

import type { Deed } from "@entente/shared/doc/review";
import type { User } from "@entente/shared/http/account";
import type { Doc } from "yjs";
import type { ProjectAccess } from "../access/project-access.ts";
import type { Services } from "../services.ts";

/** What the guards of a route have found out. */
interface Caller {
  readonly project: ProjectAccess;
  readonly user: User;
}

/** `write` runs a change, `deed` says who and when. */
export function createReviewWriter({ documents, now }: Pick<Services, "documents" | "now">) {
  return {
    async write<T>({ project, user }: Caller, change: (doc: Doc) => T): Promise<T> {
      return (await documents.write(project.documents.review, `user:${user.id}`, change)).result;
    },
    deed: (user: User): Deed => ({ by: { userId: user.id, name: user.name }, at: now() }),
  };
}
