// Hands an exported file to the browser, and says in one notice what the format couldn't hold.

import { useExportStore, type ExportFormat } from "../../stores/export.ts";
import { useNoticesStore } from "../../stores/notices.ts";
import { saveBlob } from "../../ui/save-blob.ts";

/** Fetches the plan of `projectId` as `format` and saves it; tells what went wrong. */
export async function runExport(projectId: string, format: ExportFormat): Promise<void> {
  const notices = useNoticesStore();
  try {
    const file = await useExportStore().exportProject(projectId, format);
    saveBlob(file.blob, file.fileName);
    notices.say(`${file.fileName} is in your downloads. ${lossSentence(file.losses)}`.trim());
  } catch (error) {
    notices.say(error instanceof Error ? error.message : "The export failed.", "error");
  }
}

/** One sentence on what was left out, or an empty one. */
export function lossSentence(losses: readonly { what: string; count: number }[]): string {
  if (losses.length === 0) return "";
  const named = losses
    .slice(0, 3)
    .map((loss) => `${loss.count} × ${loss.what}`)
    .join(", ");
  const more = losses.length > 3 ? ` and ${losses.length - 3} more ${losses.length === 4 ? "kind" : "kinds"}` : "";
  return `Not in the file: ${named}${more}.`;
}
