// Which chunk holds the icons and the parts of `ui` that several chunks draw: what the frame or more than one
// board shows at once lies in `shell`; what one board shows at once and something on demand too, in that board's
// own; and what is only ever drawn on demand, in `parts`, which no first view waits for. Without this
// each icon would be a file of its own, or all of them would be part of every first view.
// A group takes along what its modules import: what the frame needs of that must be named here too.

const PART =
  /@lucide\/|build\/plain-icon|client\/src\/ui\/(?:EAvatar|EAvatarStack|EButton|EEmptyState|EIconButton|EMenu|EPopover|ESelect|ESpinner|place|theme|useFloating|initials|kept|person-color)\b/;
/** What a first view begins with: the entry, the frame, and a board. */
const BEGINNING =
  /client\/src\/(?:(main)\.ts|features\/(?:project-shell\/(AppFrame|ProjectShell)|[a-z]+\/(\w+)Board)\.vue)$/;

interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** The name of the shared chunk that module `id` belongs to, of those that the frame needs or of the others; else null. */
export function partOf(id: string, modules: Modules, isForFrame: boolean): string | null {
  if (!PART.test(id)) return null;
  const beginnings = beginningsOf(id, modules);
  const [only] = beginnings;
  const isShared = beginnings.size > 1 || only === "frame";
  if (isShared || isForFrame) return isShared && isForFrame ? "shell" : null;
  return only === undefined ? "parts" : `${only}-parts`;
}

/** The frame and the boards that import a module before anything is asked for, directly or through others. */
function beginningsOf(id: string, modules: Modules): Set<string> {
  const found = new Set<string>();
  const seen = new Set([id]);
  for (const each of seen) {
    const [isBeginning, , , board] = BEGINNING.exec(each) ?? [];
    if (isBeginning) found.add(board?.toLowerCase() ?? "frame");
    else for (const importer of modules.getModuleInfo(each)?.importers ?? []) seen.add(importer);
  }
  return found;
}
