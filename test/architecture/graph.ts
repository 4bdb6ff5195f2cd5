// Questions about who reaches whom among the source files. Pure: files in, paths out.

import type { SourceFile } from "./source-files.ts";

/** Import cycles, one list of paths for each group of files that reach one another; none when empty. */
export function importCycles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const edges = new Map(files.map((file) => [file.path, targets(file)]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  // Tarjan's strongly connected components; the recursion is as deep as the longest import chain.
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    stack.push(path);
    for (const next of edges.get(path) ?? []) {
      if (!edges.has(next)) continue;
      if (!index.has(next)) {
        visit(next);
        low.set(path, Math.min(low.get(path)!, low.get(next)!));
      } else if (stack.includes(next)) {
        low.set(path, Math.min(low.get(path)!, index.get(next)!));
      }
    }
    if (low.get(path) !== index.get(path)) return;
    const group = stack.splice(stack.indexOf(path));
    if (group.length > 1 || edges.get(path)!.includes(path)) cycles.push(group);
  };
  for (const path of edges.keys()) if (!index.has(path)) visit(path);
  return cycles;
}

/** How `start` reaches a file for which `isGoal` holds: the chain of paths, or null. */
export function importChain(
  files: ReadonlyMap<string, SourceFile>,
  start: string,
  isGoal: (file: SourceFile) => boolean,
): readonly string[] | null {
  const queue: string[][] = [[start]];
  const seen = new Set([start]);
  for (let chain = queue.shift(); chain; chain = queue.shift()) {
    const file = files.get(chain.at(-1)!);
    if (!file) continue;
    if (isGoal(file)) return chain;
    for (const next of targets(file)) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push([...chain, next]);
    }
  }
  return null;
}

function targets(file: SourceFile): string[] {
  return file.imports.flatMap((entry) => (entry.file === null ? [] : [entry.file]));
}
