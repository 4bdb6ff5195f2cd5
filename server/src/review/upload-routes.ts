// Prototypes in: a file becomes the first version of a new frame or the next version of an old one.
// Its bytes are on disk before the review document names them, so a version never lacks its file.

import { createRoute } from "@hono/zod-openapi";
import { addFrame, addVersion, type NewVersion } from "@entente/shared/doc/review";
import type { User } from "@entente/shared/http/account";
import { CreatedVersion, FrameTitle, MAX_PROTOTYPE_BYTES } from "@entente/shared/http/review";
import type { FrameId } from "@entente/shared/model/ids";
import type { Guard } from "../access/guard.ts";
import { ProblemError } from "../errors.ts";
import { createRouter, ids, json, problems, uploadBody } from "../http/router.ts";
import { readUpload, type UploadRequest } from "../http/upload.ts";
import type { Services } from "../services.ts";
import { BlobTooLargeError } from "../storage/blobs.ts";
import { keepBlob } from "../storage/keep-blob.ts";
import { prototypeType } from "./prototype-type.ts";
import { createReviewWriter } from "./review-writer.ts";

const MAX_FILE_NAME = 200;

/** `POST …/frames` and `POST …/frames/{frame}/versions`. */
export function uploadRoutes(
  { blobs, database, documents, now }: Pick<Services, "blobs" | "database" | "documents" | "now">,
  guard: Guard,
) {
  const { write, deed } = createReviewWriter({ documents, now });
  const router = createRouter();
  const uploadProblems = problems(
    "bad-request",
    "unauthenticated",
    "not-found",
    "too-large",
    "unsupported-type",
    "bad-file",
  );

  /** Reads the form, keeps its file and tells what it is. */
  async function receive(request: UploadRequest, user: User): Promise<{ version: NewVersion; title: string }> {
    const upload = await readUpload(
      request,
      (stream) => blobs.spool(stream, MAX_PROTOTYPE_BYTES).catch(explainSize),
      (spool) => spool.discard(),
    );
    const spool = upload.file;
    const fileName = shownFileName(upload.fileName);
    try {
      const { mediaType, size } = await prototypeType(spool.path, spool.bytes);
      const title = parseTitle(upload.fields.get("title") ?? fileName.replace(/\.[A-Za-z0-9]{1,5}$/, ""));
      await keepBlob(database, spool, mediaType, now());
      const { sha256, bytes } = spool;
      const version: NewVersion = {
        sha256,
        bytes,
        mediaType,
        fileName,
        width: size?.width ?? null,
        height: size?.height ?? null,
        ...deed(user),
      };
      return { version, title };
    } finally {
      await spool.discard();
    }
  }

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/{project}/frames",
      summary: "Upload a prototype as a new frame",
      middleware: [guard.person("frame.write")] as const,
      request: { params: ids("project"), body: uploadBody("title") },
      responses: { 201: json(CreatedVersion, "The new frame and its first version"), ...uploadProblems },
    }),
    async (c) => {
      const { version, title } = await receive(c, c.var.user);
      return c.json(await write(c.var, (doc) => addFrame(doc, { title, version })), 201);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/{project}/frames/{frame}/versions",
      summary: "Upload the next version of a frame",
      middleware: [guard.person("frame.write")] as const,
      request: { params: ids("project", "frame"), body: uploadBody() },
      responses: { 201: json(CreatedVersion, "The frame and its new version"), ...uploadProblems },
    }),
    async (c) => {
      const frame = c.req.valid("param").frame as FrameId;
      const { version } = await receive(c, c.var.user);
      return c.json({ frame, version: await write(c.var, (doc) => addVersion(doc, frame, version)) }, 201);
    },
  );

  return router;
}

function explainSize(error: unknown): never {
  if (error instanceof BlobTooLargeError)
    throw new ProblemError("too-large", `A prototype has at most ${MAX_PROTOTYPE_BYTES / 1024 / 1024} MB.`);
  throw error;
}

function parseTitle(text: string): string {
  const parsed = FrameTitle.safeParse(text);
  if (!parsed.success)
    throw new ProblemError("bad-request", `title: ${parsed.error.issues[0]?.message ?? "not a title"}`);
  return parsed.data;
}

function shownFileName(given: string): string {
  const name = (given.split(/[\\/]/).pop() ?? "").trim().slice(0, MAX_FILE_NAME).toWellFormed();
  return name === "" ? "prototype" : name;
}
