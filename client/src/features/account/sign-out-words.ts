// What a sign-out would lose, in words.

/** Edits of a project that the server doesn't have. */
export interface Owed {
  readonly name: string;
  readonly count: number;
  readonly isRefused: boolean;
}

const changes = (count: number): string => (count === 1 ? "1 change" : `${count} changes`);

/** The dialog's first sentence. */
export function signOutLine(owed: readonly Owed[], isWaiting: boolean): string {
  if (owed.length === 0)
    return "There is no network. What this device keeps of your projects is removed now; the server ends your session as soon as this browser reaches it. You need a network to sign in again.";
  const count = owed.reduce((sum, each) => sum + each.count, 0);
  const many = owed.length === 1 ? "" : ` in ${owed.length} projects`;
  const verb = count === 1 ? "is" : "are";
  if (isWaiting) return `You are signed out as soon as ${changes(count)}${many} ${verb} saved. Keep this page open.`;
  return `${changes(count)}${many} ${verb} only on this device. Signing out removes what it keeps.`;
}

/** One project of the list. */
export function owedWords({ count, isRefused }: Owed): string {
  return isRefused ? `${changes(count)}, which you may no longer save` : changes(count);
}
