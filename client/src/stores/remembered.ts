// Who was signed in on this device and which projects they had, so that a page without a network
// shows them. It lies in the browser's small storage, is read before anything else, and says
// nothing that the person it names has not seen. Storage that is blocked or full remembers nothing.

import type { ProjectSummary } from "@entente/shared/http/project";

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Key of the storage; another tab notices when it goes. */
export const REMEMBERED_KEY = "entente.remembered";
/** Stands while a sign-out waits to be told to the server; another tab notices when it comes. */
export const SIGN_OUT_KEY = "entente.sign-out";
const VERSION = 1;

export interface Remembered {
  readonly version: typeof VERSION;
  readonly user: User;
  readonly projects: readonly ProjectSummary[];
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const areTexts = (value: Fields, ...keys: string[]): boolean => keys.every((key) => typeof value[key] === "string");

function isSummary(value: unknown): value is ProjectSummary {
  if (!isFields(value) || !areTexts(value, "id", "name", "role") || typeof value["updatedAt"] !== "number")
    return false;
  return isFields(value["documents"]) && areTexts(value["documents"], "plan", "review");
}

/** What an earlier visit left, or null: nothing, of another version, or not to be made out. */
export function readRemembered(): Remembered | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(REMEMBERED_KEY) ?? "null");
    if (!isFields(found) || found["version"] !== VERSION) return null;
    const { user, projects } = found;
    if (!isFields(user) || !areTexts(user, "id", "name", "email") || !Array.isArray(projects)) return null;
    return { version: VERSION, user: user as unknown as User, projects: projects.filter(isSummary) };
  } catch {
    return null;
  }
}

/** Remembers, or with null forgets. */
export function writeRemembered(user: User | null, projects: readonly ProjectSummary[]): void {
  try {
    if (user) localStorage.setItem(REMEMBERED_KEY, JSON.stringify({ version: VERSION, user, projects }));
    else localStorage.removeItem(REMEMBERED_KEY);
  } catch {
    // Nothing is remembered then, and nothing else depends on it.
  }
}

/** Whether a sign-out on this device still has to be told to the server. */
export function owesSignOut(): boolean {
  try {
    return localStorage.getItem(SIGN_OUT_KEY) !== null;
  } catch {
    return false;
  }
}

/** Remembers that a sign-out is owed, or that the server has heard of it. */
export function writeSignOut(isOwed: boolean): void {
  try {
    if (isOwed) localStorage.setItem(SIGN_OUT_KEY, "1");
    else localStorage.removeItem(SIGN_OUT_KEY);
  } catch {
    // Without storage nothing was remembered either.
  }
}
