// One door for every file that becomes a project. The content decides which format it is, the name
// only what the project is called and whether commas or tabs are expected; a file that is none of
// the known formats gets one clear message and nothing is made of it.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import { parseCsv } from "./csv/read-csv.ts";
import { decodeText } from "./decode-text.ts";
import { ExchangeError } from "./exchange-error.ts";
import { refuseByBytes, refuseByOpening } from "./file-signatures.ts";
import { isEntentePlan, readEntenteJson } from "./json/read-json.ts";
import type { Loss } from "./loss.ts";
import { parseMspdi } from "./mspdi/read-mspdi.ts";
import { parseJson } from "./parse-json.ts";
import { UNNAMED_PROJECT } from "./plan-records.ts";
import { readTrello } from "./trello/read-trello.ts";

export type ImportFormat = "mspdi" | "trello" | "entente" | "csv";

export interface ProjectFile {
  readonly format: ImportFormat;
  readonly plan: Plan;
  /** What was in the file and is not in the plan. */
  readonly losses: readonly Loss[];
  /** What was odd and was mended, assumed or guessed. */
  readonly warnings: readonly Diagnostic[];
}

export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Reads a file of any known format. Throws `ExchangeError`, whose message is for the person who chose the file. */
export function readProjectFile(bytes: Uint8Array, fileName: string): ProjectFile {
  if (bytes.length === 0) throw new ExchangeError("empty-file", "The file is empty.");
  if (bytes.length > MAX_FILE_BYTES) {
    throw new ExchangeError("file-too-big", "The file is larger than 64 MB, which is more than a project can be.");
  }
  refuseByBytes(bytes);
  const { text, encoding, isGuess } = decodeText(bytes);
  const start = text.slice(0, 4096).trimStart();
  if (start === "" && text.trim() === "") throw new ExchangeError("empty-file", "The file is empty.");
  refuseByOpening(start);
  const file = readText(text, start, fileName);
  if (!isGuess) return file;
  const guess: Diagnostic = {
    code: "guessed-encoding",
    message: `The file is not in UTF-8 and doesn't say what it is in; it was read as ${encoding}. Check letters with accents.`,
    ids: [],
  };
  return { ...file, warnings: [guess, ...file.warnings] };
}

function readText(text: string, start: string, fileName: string): ProjectFile {
  if (start.startsWith("<")) {
    refuseOtherXml(start);
    const { plan, losses, warnings } = parseMspdi(text);
    return { format: "mspdi", plan: withName(plan, fileName), losses, warnings };
  }
  if (start.startsWith("{") || start.startsWith("[") || /\.json$/iu.test(fileName)) {
    const json = parseJson(text);
    if (isEntentePlan(json)) return { format: "entente", ...readEntenteJson(json) };
    return { format: "trello", ...readTrello(json) };
  }
  return { format: "csv", ...parseCsv(text, baseName(fileName)) };
}

function refuseOtherXml(start: string): void {
  if (/<rss[\s>]/iu.test(start)) {
    throw new ExchangeError(
      "rss-file",
      "This is a feed (RSS), such as Jira's XML export. Export the issues as CSV (all fields) from Jira instead.",
    );
  }
  if (/<svg[\s>]/iu.test(start)) {
    throw new ExchangeError("image-file", "This is a picture. Pictures go to the prototype review of a project.");
  }
}

function withName(plan: Plan, fileName: string): Plan {
  const { name } = plan.settings;
  if (name.trim() !== "" && name !== UNNAMED_PROJECT) return plan;
  return { ...plan, settings: { ...plan.settings, name: baseName(fileName) } };
}

/** The name of a file without folders and extension: what its project is called when the file doesn't say. */
export function baseName(fileName: string): string {
  const last = fileName.toWellFormed().split(/[\\/]/u).at(-1) ?? "";
  return (
    last
      .replace(/\.[A-Za-z0-9]{1,5}$/u, "")
      .trim()
      .slice(0, 200) || UNNAMED_PROJECT
  );
}
