// How each frame stands in the review and what waits for whom: pure readings of records and people.

import type { ProjectPerson } from "@entente/shared/http/review";
import type { Decision, Frame, Thread } from "@entente/shared/model/review";
import type { VersionId, FrameId } from "@entente/shared/model/ids";
import { awaited, newestOf, statusOf, type ReviewStatus } from "./review-status.ts";

export interface FrameState {
  readonly frame: Frame;
  /** Of the newest version. */
  readonly status: ReviewStatus;
  /** Whose decision on the newest version is awaited; nobody's while the team has changes to make. */
  readonly waitsFor: readonly ProjectPerson[];
  /** Pins that nobody resolved, on any version. */
  readonly open: number;
  /** Those of them that mention the person looking. */
  readonly mentions: number;
}

export interface ReviewRecords {
  readonly frames: readonly Frame[];
  readonly threads: (frame: FrameId) => readonly Thread[];
  readonly decisions: (version: VersionId) => readonly Decision[];
  readonly people: readonly ProjectPerson[];
  /** Who is looking; null through a link. */
  readonly me: string | null;
}

/** Whether somebody is named in a thread. */
export function isMentioned(thread: Thread, userId: string | null): boolean {
  return userId !== null && thread.comments.some((c) => c.mentions.some((mention) => mention.userId === userId));
}

export function frameStates({ frames, threads, decisions, people, me }: ReviewRecords): FrameState[] {
  return frames.map((frame) => {
    const taken = decisions(newestOf(frame).id);
    const status = statusOf(taken, people);
    const open = threads(frame.id).filter((thread) => !thread.resolved);
    return {
      frame,
      status,
      waitsFor: status === "changes-requested" ? [] : awaited(taken, people),
      open: open.length,
      mentions: open.filter((thread) => isMentioned(thread, me)).length,
    };
  });
}

/** One line of what waits, to be used as a filter. */
export interface Waiting {
  /** Stable, for the address: `person:ID`, `team`, `review`, `approved`, `mentions`. */
  readonly key: string;
  readonly label: string;
  readonly tone: "mine" | "wait" | "done";
  readonly frames: ReadonlySet<FrameId>;
}

/** What waits for whom, what concerns the person looking first; empty lines are left out. */
export function waitingLines(states: readonly FrameState[], me: string | null): Waiting[] {
  const line = (
    key: string,
    tone: Waiting["tone"],
    words: (count: number) => string,
    fits: (state: FrameState) => boolean,
  ): Waiting[] => {
    const frames = new Set(states.filter(fits).map(({ frame }) => frame.id));
    return frames.size > 0 ? [{ key, tone, label: words(frames.size), frames }] : [];
  };
  const people = new Map(states.flatMap((state) => state.waitsFor.map((person) => [person.userId, person] as const)));
  const persons = [...people.values()]
    .sort((a, b) => Number(b.userId === me) - Number(a.userId === me))
    .flatMap(({ userId, name }) =>
      line(
        `person:${userId}`,
        userId === me ? "mine" : "wait",
        (count) => `${frameCount(count)} ${count === 1 ? "waits" : "wait"} for ${userId === me ? "you" : name}`,
        (state) => state.waitsFor.some((person) => person.userId === userId),
      ),
    );
  return [
    ...line(
      "mentions",
      "mine",
      (count) => `${frameCount(count)} ${count === 1 ? "mentions" : "mention"} you`,
      (state) => state.mentions > 0,
    ),
    ...persons,
    ...line(
      "review",
      "wait",
      (count) => `${frameCount(count)} ${count === 1 ? "waits" : "wait"} for a review`,
      (state) => state.status === "waiting" && state.waitsFor.length === 0,
    ),
    ...line(
      "team",
      "wait",
      (count) => `${count} ${count === 1 ? "waits" : "wait"} for changes by the team`,
      (state) => state.status === "changes-requested",
    ),
    ...line(
      "approved",
      "done",
      (count) => `${count} approved`,
      (state) => state.status === "approved",
    ),
  ];
}

const frameCount = (count: number): string => (count === 1 ? "1 frame" : `${count} frames`);
