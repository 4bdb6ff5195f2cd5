// The review's commands on frames: they are named, placed and put away, and decided on. Each runs on
// the live review document in the name of whoever is signed in, and answers once it is on disk.

import { createRoute } from "@hono/zod-openapi";
import { addDecision, archiveFrame, placeFrames, renameFrame, restoreFrame } from "@entente/shared/doc/review";
import { CreatedDecision, FramePatch, FramePlaces, NewDecision, PeopleList } from "@entente/shared/http/review";
import type { FrameId, VersionId } from "@entente/shared/model/ids";
import type { Guard } from "../access/guard.ts";
import { NO_CONTENT, createRouter, ids, json, jsonBody, problems } from "../http/router.ts";
import type { Services } from "../services.ts";
import { peopleOf } from "./people.ts";
import { createReviewWriter } from "./review-writer.ts";

/** The routes under `…/frames`, `…/versions/{version}/decisions` and `…/people`. */
export function reviewRoutes(services: Pick<Services, "database" | "documents" | "now">, guard: Guard) {
  const { database } = services;
  const { write, deed } = createReviewWriter(services);
  const router = createRouter();
  const usual = problems("bad-request", "unauthenticated", "not-found", "edit-refused");

  router.openapi(
    createRoute({
      method: "patch",
      path: "/api/projects/{project}/frames/{frame}",
      summary: "Rename a frame, put it away or bring it back",
      middleware: [guard.person("frame.write")] as const,
      request: { params: ids("project", "frame"), body: jsonBody(FramePatch) },
      responses: { ...NO_CONTENT, ...usual },
    }),
    async (c) => {
      const frame = c.req.valid("param").frame as FrameId;
      const { title, archived } = c.req.valid("json");
      await write(c.var, (doc) => {
        if (title !== undefined) renameFrame(doc, frame, title);
        if (archived !== undefined) (archived ? archiveFrame : restoreFrame)(doc, frame);
      });
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/{project}/frames/places",
      summary: "Put frames on the overview, or give them back to its own order",
      middleware: [guard.person("frame.write")] as const,
      request: { params: ids("project"), body: jsonBody(FramePlaces) },
      responses: { ...NO_CONTENT, ...usual },
    }),
    async (c) => {
      const { places } = c.req.valid("json");
      await write(c.var, (doc) =>
        placeFrames(
          doc,
          places.map(({ frame, place }) => ({ frame: frame as FrameId, place })),
        ),
      );
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/projects/{project}/people",
      summary: "Who takes part, by name and role: whom a comment can mention, whose decision is awaited",
      middleware: [guard.project("people.read")] as const,
      request: { params: ids("project") },
      responses: { 200: json(PeopleList, "The people"), ...problems("unauthenticated", "not-found") },
    }),
    async (c) => c.json({ people: await peopleOf(database, c.var.project.id) }, 200),
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/{project}/versions/{version}/decisions",
      summary: "Approve a version or ask for changes, bound to the content that was seen",
      middleware: [guard.person("decision.write")] as const,
      request: { params: ids("project", "version"), body: jsonBody(NewDecision) },
      responses: { 201: json(CreatedDecision, "The decision"), ...usual, ...problems("content-changed") },
    }),
    async (c) => {
      const version = c.req.valid("param").version as VersionId;
      const given = c.req.valid("json");
      const decision = await write(c.var, (doc) => addDecision(doc, { ...given, version, ...deed(c.var.user) }));
      return c.json({ decision }, 201);
    },
  );

  return router;
}
