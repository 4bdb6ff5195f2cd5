// A project's live plan as a file in another format, with what the format can't carry.

import { exportProject as writeFile } from "@entente/shared/exchange/export-file";
import { readPlan } from "@entente/shared/doc/read-plan";
import type { Loss } from "@entente/shared/exchange/loss";
import type { ExportFormat } from "@entente/shared/http/project";
import { schedule } from "@entente/shared/schedule/schedule";
import type { Services } from "../services.ts";

/** The file with its name, media type, text and losses. */
export async function exportPlan(
  { documents, now }: Pick<Services, "documents" | "now">,
  planId: string,
  format: ExportFormat,
) {
  const plan = await documents.read(planId, (doc) => readPlan(doc).plan);
  return writeFile(plan, schedule(plan), format, now());
}

const MAX_HEADER_CHARACTERS = 8000;

/** The losses as JSON that fits into a header: ASCII only, and without examples where these are too long. */
export function lossesHeader(losses: readonly Loss[]): string {
  const full = asciiJson(losses);
  return full.length <= MAX_HEADER_CHARACTERS ? full : asciiJson(losses.map((loss) => ({ ...loss, examples: [] })));
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A Content-Disposition that downloads under `fileName`, whatever letters it has (RFC 6266). */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.() -]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
