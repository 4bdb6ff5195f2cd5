// The names and words behind "while you were away": asks the server whose writes a handshake brought
// and puts each task's together. Loaded only when there is something to tell.

import type { AuthoredRange, AuthorList } from "@entente/shared/http/authors";
import { request } from "../api/client.ts";
import type { AwayReport, Write } from "../doc/away.ts";
import type { ChangeKind } from "../doc/plan-changes.ts";

export interface AwayTask {
  readonly id: string;
  readonly title: string;
  readonly kinds: readonly ChangeKind[];
  /** Names of who changed it; empty when nobody knows. */
  readonly by: readonly string[];
}

export interface AwayClash {
  readonly id: string;
  readonly title: string;
  readonly kind: ChangeKind;
  readonly holds: "mine" | "theirs";
  readonly mine: string | null;
  readonly by: string;
}

export interface AwayNews {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly tasks: readonly AwayTask[];
  readonly clashes: readonly AwayClash[];
  /** Everybody who changed something, the busiest first. */
  readonly people: readonly string[];
}

export interface AwayContext {
  readonly projectId: string;
  readonly link: string | null;
  /** When this page last heard of the server, in milliseconds since 1970. */
  readonly since: number;
}

/** Clocks of two machines rarely differ by more. */
const CLOCK_SLACK_MS = 10 * 60_000;

async function fetchAuthors({ projectId, link, since }: AwayContext): Promise<readonly AuthoredRange[]> {
  const path = `/api/projects/${encodeURIComponent(projectId)}/authors?since=${Math.max(0, since - CLOCK_SLACK_MS)}`;
  try {
    return (await request<AuthorList>("GET", path, undefined, { link })).authors;
  } catch {
    // Without names the rest is still worth telling.
    return [];
  }
}

/** `report` with the names of those who wrote; `me` is who looks at it. */
export async function newsOf(report: AwayReport, context: AwayContext, me: string | null): Promise<AwayNews> {
  const ranges = await fetchAuthors(context);
  const nameOf = ({ client, clock }: Write): string | null => {
    const range = ranges.find((each) => each.client === client && each.from <= clock && clock < each.to);
    if (!range) return null;
    return range.userId === me ? "you, elsewhere" : range.name;
  };
  const counts = new Map<string, number>();
  const tasks = report.changes.map(({ id, title, kinds, writes }) => {
    const by = [...new Set(writes.map(nameOf).filter((name) => name !== null))];
    for (const name of by) counts.set(name, (counts.get(name) ?? 0) + 1);
    return { id, title, kinds, by };
  });
  const clashes = report.conflicts.map(({ theirs, ...clash }) => ({ ...clash, by: nameOf(theirs) ?? "Somebody" }));
  const people = [...counts].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
  return { since: context.since, tasks, clashes, people };
}
