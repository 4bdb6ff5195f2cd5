// Project files in and out: import with its dry run, export with its losses in a header.

import type { Readable } from "node:stream";
import { createRoute, z } from "@hono/zod-openapi";
import { ImportAnswer, MAX_IMPORT_BYTES } from "@entente/shared/http/import";
import { ExportFormat, LOSSES_HEADER, ProjectName } from "@entente/shared/http/project";
import type { Guard } from "../access/guard.ts";
import { projectSummary } from "../access/project-access.ts";
import { ProblemError } from "../errors.ts";
import { createRouter, ids, json, problems, uploadBody } from "../http/router.ts";
import { readUpload } from "../http/upload.ts";
import type { Services } from "../services.ts";
import { attachment, exportPlan, lossesHeader } from "./export-project.ts";
import { importProject } from "./import-project.ts";
import type { ReadImport } from "./read-import.ts";

type Parts = Pick<Services, "database" | "documents" | "now"> & { readonly readImport: ReadImport };

/** `/api/projects/import` and `/api/projects/{project}/export`. */
export function projectFileRoutes({ readImport, ...parts }: Parts, guard: Guard) {
  const router = createRouter();

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/import",
      summary: "Import a project file, or preview what that takes over and loses",
      middleware: [guard.account] as const,
      request: { query: z.object({ dryRun: z.enum(["0", "1"]).optional() }), body: uploadBody("name") },
      responses: {
        200: json(ImportAnswer, "The project (null in a dry run) and the report"),
        ...problems("bad-request", "unauthenticated", "too-large", "bad-file"),
      },
    }),
    async (c) => {
      const isDryRun = c.req.valid("query").dryRun === "1";
      const { file, fileName, fields } = await readUpload(c, (stream) => readAll(stream, MAX_IMPORT_BYTES));
      const name = parseName(fields.get("name"));
      const { project, report } = await importProject(parts, readImport, c.var.user, {
        bytes: file,
        fileName,
        name,
        isDryRun,
      });
      return c.json({ project: project && projectSummary(project), report }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/projects/{project}/export",
      summary: "The plan as a file; losses in a header",
      middleware: [guard.project("project.export")] as const,
      request: { params: ids("project"), query: z.object({ format: ExportFormat }) },
      responses: { 200: { description: "The file" }, ...problems("bad-request", "unauthenticated", "not-found") },
    }),
    async (c) => {
      const file = await exportPlan(parts, c.var.project.documents.plan, c.req.valid("query").format);
      return c.body(file.text, 200, {
        "Content-Type": file.mediaType,
        "Content-Disposition": attachment(file.fileName),
        [LOSSES_HEADER]: lossesHeader(file.losses),
      });
    },
  );

  return router;
}

function parseName(text: string | undefined): string | null {
  if (text === undefined || text.trim() === "") return null;
  const parsed = ProjectName.safeParse(text);
  if (!parsed.success)
    throw new ProblemError("bad-request", `name: ${parsed.error.issues[0]?.message ?? "not a name"}`);
  return parsed.data;
}

async function readAll(stream: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes)
      throw new ProblemError("too-large", `A project file has at most ${maxBytes / 1024 / 1024} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}
