// Prototypes out: the bytes of a version, to whoever may read the review that names it. They are
// somebody's upload, so a browser may neither sniff them nor run anything in them.

import { Readable } from "node:stream";
import { createRoute, z } from "@hono/zod-openapi";
import { readReview } from "@entente/shared/doc/read-review";
import { Id } from "@entente/shared/http/project";
import { Sha256 } from "@entente/shared/http/review";
import type { FrameVersion } from "@entente/shared/model/review";
import type { Guard } from "../access/guard.ts";
import { ProblemError, notFound } from "../errors.ts";
import { parseRange } from "../http/byte-range.ts";
import { createRouter, problems } from "../http/router.ts";
import type { Services } from "../services.ts";

const CONTENT_SECURITY_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";

/** `GET …/files/{sha256}`. */
export function prototypeRoutes({ blobs, documents }: Pick<Services, "blobs" | "documents">, guard: Guard) {
  const router = createRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/projects/{project}/files/{sha256}",
      summary: "The bytes of a prototype",
      middleware: [guard.project("review.read")] as const,
      request: { params: z.object({ project: Id, sha256: Sha256 }) },
      responses: {
        200: { description: "The file" },
        206: { description: "The part asked for" },
        304: { description: "Not changed; it never does" },
        ...problems("unauthenticated", "not-found", "range-not-satisfiable"),
      },
    }),
    async (c) => {
      const { sha256 } = c.req.valid("param");
      const version = await documents.read(c.var.project.documents.review, (doc) => versionWith(doc, sha256));
      const size = version ? await blobs.size(sha256) : null;
      if (!version || size === null) throw notFound();
      const etag = `"${sha256}"`;
      const headers = new Headers({
        "Content-Type": version.mediaType,
        "Content-Disposition": `inline; filename*=UTF-8''${encodeURIComponent(version.fileName)}`,
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "Cache-Control": "private, max-age=31536000, immutable",
        "Accept-Ranges": "bytes",
        ETag: etag,
      });
      if (
        c.req
          .header("if-none-match")
          ?.split(/\s*,\s*/)
          .includes(etag)
      )
        return new Response(null, { status: 304, headers }) as never;

      const isCurrent = [undefined, etag].includes(c.req.header("if-range"));
      const range = isCurrent ? parseRange(c.req.header("range"), size) : null;
      if (range === "unsatisfiable") throw new ProblemError("range-not-satisfiable", `The file has ${size} bytes.`);
      headers.set("Content-Length", String(range ? range.end - range.start + 1 : size));
      if (range) headers.set("Content-Range", `bytes ${range.start}-${range.end}/${size}`);
      const body = Readable.toWeb(blobs.read(sha256, range ?? undefined)) as unknown as ReadableStream<Uint8Array>;
      return new Response(c.req.method === "HEAD" ? null : body, { status: range ? 206 : 200, headers }) as never;
    },
  );

  return router;
}

function versionWith(doc: Parameters<typeof readReview>[0], sha256: string): FrameVersion | undefined {
  for (const frame of readReview(doc).review.frames.values()) {
    const version = frame.versions.find((each) => each.sha256 === sha256);
    if (version) return version;
  }
  return undefined;
}
