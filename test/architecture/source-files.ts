// Every source file of the house with what it imports, read by real parsers (TypeScript's; Vue's for
// the script blocks of components). Relative paths and our own packages are resolved to files of the
// repository; everything else is a package or a Node module. Refuses to guess: an import of ours that
// leads to no file is kept as it is written, so that the rules see it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import ts from "typescript";
import { parse } from "vue/compiler-sfc";
import { ROOT } from "../support/paths.ts";

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path from the root for a file of ours (`shared/src/model/plan.ts`), null for a package. */
  readonly file: string | null;
  /** Package name (`yjs`, `node:fs`), null for a file of ours. */
  readonly package: string | null;
}

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly hasExportAll: boolean;
}

const LEFT_OUT = new Set(["node_modules", "dist", ".output"]);

/** All `.ts` and `.vue` files of client, server, shared and test. */
export function readSourceFiles(): readonly SourceFile[] {
  return ["client", "server", "shared", "test"].flatMap((folder) => walk(folder)).map(readSourceFile);
}

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (LEFT_OUT.has(entry.name)) return [];
    if (entry.isDirectory()) return walk(path);
    return /\.(ts|vue)$/.test(entry.name) && !entry.isSymbolicLink() ? [path] : [];
  });
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), "utf8");
  const specifiers: string[] = [];
  let hasExportAll = false;
  const visit = (node: ts.Node): void => {
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.exportClause) hasExportAll = true;
    const specifier = specifierOf(node);
    if (specifier !== null) specifiers.push(specifier);
    ts.forEachChild(node, visit);
  };
  for (const script of scriptsOf(path, text)) visit(ts.createSourceFile(`${path}.ts`, script, ts.ScriptTarget.Latest));
  return {
    path,
    text,
    lines: text.split("\n").length - 1,
    imports: specifiers.map((specifier) => resolveImport(path, specifier)),
    hasExportAll,
  };
}

function scriptsOf(path: string, text: string): string[] {
  if (!path.endsWith(".vue")) return [text];
  const { descriptor } = parse(text, { filename: path });
  return [descriptor.script, descriptor.scriptSetup].flatMap((block) => (block ? [block.content] : []));
}

/** The module a node names: import, export from, `import()`, `import("…").Type`, and `new URL("./worker.ts", import.meta.url)`. */
function specifierOf(node: ts.Node): string | null {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return literal(node.moduleSpecifier);
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return literal(node.arguments[0]);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal);
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "URL") {
    const target = literal(node.arguments?.[0]);
    return target && /^\.{1,2}\/.*\.(ts|vue)$/.test(target) ? target : null;
  }
  return null;
}

function literal(node: ts.Node | undefined): string | null {
  return node && ts.isStringLiteralLike(node) ? node.text : null;
}

function resolveImport(from: string, specifier: string): Import {
  const bare = specifier.replace(/\?.*$/, "");
  if (bare.startsWith(".")) return { specifier, file: posix.join(dirname(from), bare), package: null };
  const ours = /^@entente\/(client|server|shared|test)(?:\/(.*))?$/.exec(bare);
  if (!ours) return { specifier, file: null, package: packageOf(bare) };
  const [, part, rest = ""] = ours;
  const direct = posix.join(part!, rest);
  const file = existsSync(join(ROOT, direct)) ? direct : `${part}/src/${rest}.ts`;
  return { specifier, file, package: null };
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
