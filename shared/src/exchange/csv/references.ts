// How rows name one another. Programs write a parent or predecessor as an id, a key, a row number
// or a title, some with a type and lag behind it (“12FS+2d”), some with an address (“Title (url)”).
// The surest meaning wins: id, key, row number (only in files without ids), title.

import type { TaskId } from "../../model/ids.ts";
import type { Dependency, DependencyType, LagUnit } from "../../model/plan.ts";
import { parseDuration } from "./durations.ts";

export interface ReferencedRow {
  readonly id: TaskId;
  readonly idText: string;
  readonly keyText: string;
  readonly title: string;
}

/** `isAmbiguous`: several tasks have that title; the first was taken. */
export interface Found {
  readonly id: TaskId;
  readonly isAmbiguous: boolean;
}

export interface LinkText {
  readonly target: Found;
  readonly type: DependencyType;
  readonly lag: number;
  readonly lagUnit: LagUnit;
}

export type ReferenceFinder = (text: string) => Found | null;

/** A finder over `rows`; of rows that share an id, key or title the first is found. */
export function createReferenceFinder(rows: readonly ReferencedRow[]): ReferenceFinder {
  const byId = new Map<string, TaskId>();
  const byKey = new Map<string, TaskId>();
  const byTitle = new Map<string, TaskId>();
  const ambiguous = new Set<string>();
  const keep = (map: Map<string, TaskId>, text: string, id: TaskId) => {
    if (text !== "" && !map.has(text)) map.set(text, id);
  };
  const hasIds = rows.some((row) => row.idText !== "");
  rows.forEach((row, i) => {
    keep(byId, hasIds ? row.idText : String(i + 1), row.id);
    keep(byKey, row.keyText, row.id);
    if (byTitle.has(row.title)) ambiguous.add(row.title);
    keep(byTitle, row.title, row.id);
  });
  const find = (text: string): Found | null => {
    const id = byId.get(text) ?? byKey.get(text);
    if (id !== undefined) return { id, isAmbiguous: false };
    const titled = byTitle.get(text);
    return titled === undefined ? null : { id: titled, isAmbiguous: ambiguous.has(text) };
  };
  return (text) => {
    const trimmed = text.trim();
    return find(trimmed) ?? find(trimmed.replace(/\s*\([^()]*\)$/u, ""));
  };
}

const TYPES: Readonly<Record<string, DependencyType>> = {
  FS: "FS",
  SS: "SS",
  FF: "FF",
  SF: "SF",
  FD: "FS",
  DD: "SS",
  DF: "SF", // French
  EA: "FS",
  AA: "SS",
  EE: "FF",
  AE: "SF", // German
  FC: "FS",
  CC: "SS",
  CF: "SF", // Spanish
};
const LINK = new RegExp(String.raw`^(.*?)\s*(${Object.keys(TYPES).join("|")})\s*(?:([+-])\s*(\S.*))?$`, "iu");
const DELAY = /^(\S+)\s+(?:([+-])\s*)?(\d+(?:[.,]\d+)?\s*(?:\p{L}+|%))$/u;

/** One entry of a list of predecessors or successors, or null when it leads nowhere. */
export function parseLink(entry: string, find: ReferenceFinder): LinkText | null {
  const whole = find(entry);
  if (whole) return { target: whole, type: "FS", lag: 0, lagUnit: "working" };
  const typed = LINK.exec(entry.trim());
  const delayed = typed ? null : DELAY.exec(entry.trim());
  const target = find(typed?.[1] ?? delayed?.[1] ?? "");
  const [sign, amount] = typed ? [typed[3], typed[4]] : [delayed?.[2], delayed?.[3]];
  const lag = target ? parseLag(amount ?? "0d", sign === "-" ? -1 : 1) : null;
  return target && lag ? { target, type: TYPES[(typed?.[2] ?? "FS").toUpperCase()] ?? "FS", ...lag } : null;
}

function parseLag(text: string, sign: 1 | -1): Pick<Dependency, "lag" | "lagUnit"> | null {
  const percent = /^(\d+(?:[.,]\d+)?)\s*%$/u.exec(text.trim());
  if (percent) return { lag: sign * Number((percent[1] ?? "").replace(",", ".")) || 0, lagUnit: "percent" };
  const duration = parseDuration(text, "day");
  return duration && { lag: sign * duration.minutes || 0, lagUnit: duration.elapsed ? "elapsed" : "working" };
}
