// Takes the project out as a file in a format of the field, with what that format can't hold.

import type { Loss } from "@entente/shared/http/import";
import { defineStore } from "pinia";
import { send } from "../api/client.ts";

export type ExportFormat = "mspdi" | "csv" | "json" | "ics";

export interface ExportedFile {
  readonly blob: Blob;
  readonly fileName: string;
  readonly losses: readonly Loss[];
}

export const useExportStore = defineStore("export", () => {
  /** Fetches the file; throws ApiProblem when the server refuses. */
  async function exportProject(projectId: string, format: ExportFormat): Promise<ExportedFile> {
    const response = await send(
      "GET",
      `/api/projects/${encodeURIComponent(projectId)}/export?format=${format}`,
      undefined,
      {
        headers: { accept: "*/*" },
      },
    );
    return {
      blob: await response.blob(),
      fileName:
        fileNameOf(response.headers.get("content-disposition")) ?? `project.${format === "mspdi" ? "xml" : format}`,
      losses: parseLosses(response.headers.get("x-entente-losses")),
    };
  }

  return { exportProject };
});

function fileNameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? null;
}

function parseLosses(header: string | null): readonly Loss[] {
  const value: unknown = header ? JSON.parse(header) : [];
  return Array.isArray(value) ? (value as Loss[]) : [];
}
