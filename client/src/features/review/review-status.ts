// What a frame's decisions amount to, and how its pins are numbered: pure readings of the records.

import type { ProjectPerson } from "@entente/shared/http/review";
import type { Decision, Frame, FrameVersion, Thread } from "@entente/shared/model/review";

export type ReviewStatus = "waiting" | "approved" | "changes-requested";

/** Each person's latest decision on a version, in the order they were taken. */
export function latestByPerson(decisions: readonly Decision[]): Decision[] {
  const latest = new Map<string, Decision>();
  for (const decision of decisions) {
    latest.delete(decision.by.userId);
    latest.set(decision.by.userId, decision);
  }
  return [...latest.values()];
}

/** Those of `people` whose decision is awaited and who haven't taken one: the clients, whoever else did. */
export function awaited<P extends Pick<ProjectPerson, "userId" | "role">>(
  decisions: readonly Decision[],
  people: readonly P[],
): P[] {
  const decided = new Set(decisions.map((decision) => decision.by.userId));
  return people.filter((person) => person.role === "client" && !decided.has(person.userId));
}

/**
 * One person asking for changes outweighs every approval; an approval counts once no client's decision is awaited any
 * more; nobody having said anything is waiting.
 */
export function statusOf(
  decisions: readonly Decision[],
  people: readonly Pick<ProjectPerson, "userId" | "role">[] = [],
): ReviewStatus {
  const latest = latestByPerson(decisions);
  if (latest.some((decision) => decision.outcome === "changes-requested")) return "changes-requested";
  return latest.length > 0 && awaited(decisions, people).length === 0 ? "approved" : "waiting";
}

export const STATUS_WORDS: Readonly<
  Record<ReviewStatus, { label: string; icon: "review" | "done" | "progress"; tone: "neutral" | "ok" | "warn" }>
> = {
  waiting: { label: "Waiting for review", icon: "review", tone: "neutral" },
  approved: { label: "Approved", icon: "done", tone: "ok" },
  "changes-requested": { label: "Changes requested", icon: "progress", tone: "warn" },
};

export interface NumberedThread {
  readonly number: number;
  readonly thread: Thread;
}

/** A frame's threads numbered from 1 in the order they were begun: a number stays with its pin for good. */
export function numbered(threads: readonly Thread[]): NumberedThread[] {
  return [...threads]
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((thread, index) => ({ number: index + 1, thread }));
}

/** The newest version; a frame has at least one. */
export function newestOf(frame: Frame): FrameVersion {
  return frame.versions.at(-1)!;
}

/** Pixels that a browser can hold at once without stopping for breath: 400 MB when they are decoded. */
const MAX_PIXELS = 100_000_000;

/** Why a version can't be shown at all, or "". */
export function tooLarge({ width, height }: Pick<FrameVersion, "width" | "height">): string {
  if (!width || !height || width * height <= MAX_PIXELS) return "";
  const size = `${width.toLocaleString("en")} × ${height.toLocaleString("en")}`;
  return `${size} pixels are more than a browser can show; upload it with at most 10,000 × 10,000.`;
}

/** The version's size on the canvas; a sheet of paper for a PDF, a screen where nothing is known. */
export function pictureSize(
  version: FrameVersion,
  loaded: { width: number; height: number } | null,
): { width: number; height: number } {
  if (loaded && version.mediaType === "application/pdf") return loaded;
  if (version.mediaType === "application/pdf") return { width: 794, height: 1123 };
  if (loaded && loaded.width > 0 && loaded.height > 0) return loaded;
  if (version.width && version.height) return { width: version.width, height: version.height };
  return { width: 1280, height: 800 };
}
