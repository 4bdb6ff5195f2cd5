// The sample's review: three frames with their versions, pins, one settled and two open threads, a
// change that was asked for and an approval that is pending. The client in it is nobody's account.

import * as Y from "yjs";
import {
  addComment,
  addDecision,
  addFrame,
  addThread,
  addVersion,
  createReviewDocument,
  resolveThread,
  type NewVersion,
} from "@entente/shared/doc/review";
import type { User } from "@entente/shared/http/account";
import type { TaskId } from "@entente/shared/model/ids";
import type { Author } from "@entente/shared/model/review";
import { CLIENT_NAME, DESIGNER_NAME } from "./sample-plan.ts";

export type SamplePicture = "home-1" | "home-2" | "product" | "phone";

/** A kept file, as a version names it. */
export type KeptPicture = Pick<NewVersion, "sha256" | "bytes" | "mediaType" | "fileName" | "width" | "height">;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The first update of the review document. `now` in milliseconds; what happened lies in the days before. */
export function sampleReview(
  user: User,
  now: number,
  pictures: Readonly<Record<SamplePicture, KeptPicture>>,
  tasks: ReadonlyMap<string, TaskId>,
): Uint8Array {
  const me: Author = { userId: user.id, name: user.name };
  const client: Author = { userId: "sample-client", name: CLIENT_NAME };
  const designer: Author = { userId: "sample-designer", name: DESIGNER_NAME };
  const ago = (days: number, hours = 0): number => now - days * DAY_MS - hours * HOUR_MS;
  const task = (key: string): TaskId | null => tasks.get(key) ?? null;
  const doc = createReviewDocument();

  const home = addFrame(doc, { title: "Home page", version: { ...pictures["home-1"], by: designer, at: ago(5) } });
  const button = addThread(doc, {
    version: home.version,
    x: 0.14,
    y: 0.44,
    task: task("home"),
    text: "The button is easy to miss. Could it be larger, and say what one can do?",
    by: client,
    at: ago(4, 3),
  });
  addComment(doc, {
    thread: button.thread,
    text: "Done in version 2: “Visit the workshop”.",
    by: designer,
    at: ago(2, 5),
  });
  resolveThread(doc, button.thread, designer);
  addDecision(doc, {
    version: home.version,
    sha256: pictures["home-1"].sha256,
    outcome: "changes-requested",
    note: "Please add the opening hours, and a larger button.",
    by: client,
    at: ago(4, 2),
  });
  const second = addVersion(doc, home.frame, { ...pictures["home-2"], by: designer, at: ago(2, 4) });
  const hours = addThread(doc, {
    version: second,
    x: 0.3,
    y: 0.972,
    task: task("texts"),
    text: "Are these hours right for the summer, too?",
    by: me,
    at: ago(1, 6),
  });
  addComment(doc, {
    thread: hours.thread,
    text: "I'll ask in the shop and tell you by Thursday.",
    by: client,
    at: ago(1, 2),
  });

  const product = addFrame(doc, {
    title: "Product page",
    version: { ...pictures.product, by: designer, at: ago(1, 8) },
  });
  addThread(doc, {
    version: product.version,
    x: 0.66,
    y: 0.51,
    task: task("product"),
    text: "Customers ask for oiled oak most. Could it come first?",
    by: client,
    at: ago(1, 1),
  });
  addFrame(doc, { title: "Home page on a phone", version: { ...pictures.phone, by: designer, at: ago(0, 6) } });

  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
