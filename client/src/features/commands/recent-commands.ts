// Which commands were used lately on this device, newest first. Storage that is blocked or holds
// something else is an empty list.

const KEY = "entente.commands.recent";
const KEPT = 12;

/** Ids, newest first. */
export function recentCommands(storage: Pick<Storage, "getItem"> = localStorage): readonly string[] {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? "[]");
    return Array.isArray(value) ? value.filter((id): id is string => typeof id === "string").slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** Puts `id` first. */
export function rememberCommand(id: string, storage: Pick<Storage, "getItem" | "setItem"> = localStorage): void {
  try {
    storage.setItem(KEY, JSON.stringify([id, ...recentCommands(storage).filter((each) => each !== id)].slice(0, KEPT)));
  } catch {
    // Storage is blocked: nothing is remembered.
  }
}
