// The review's commands: frames are named and put away, pins set and answered, decisions taken. Each
// runs on the live review document in the name of whoever is signed in, and answers once it is on disk.

import { createRoute } from "@hono/zod-openapi";
import {
  addComment,
  addDecision,
  addThread,
  archiveFrame,
  renameFrame,
  reopenThread,
  resolveThread,
  restoreFrame,
} from "@entente/shared/doc/review";
import type { User } from "@entente/shared/http/account";
import {
  CreatedComment,
  CreatedDecision,
  CreatedThread,
  FramePatch,
  NewComment,
  NewDecision,
  NewThread,
} from "@entente/shared/http/review";
import type { FrameId, ThreadId, VersionId } from "@entente/shared/model/ids";
import type { Doc } from "yjs";
import type { Guard } from "../access/guard.ts";
import type { ProjectAccess } from "../access/project-access.ts";
import { NO_CONTENT, createRouter, ids, json, jsonBody, problems } from "../http/router.ts";
import type { Services } from "../services.ts";

/** The routes under `…/frames/{frame}`, `…/threads` and `…/versions/{version}/decisions`. */
export function reviewRoutes({ documents, now }: Pick<Services, "documents" | "now">, guard: Guard) {
  const router = createRouter();
  const usual = problems("bad-request", "unauthenticated", "not-found", "edit-refused");

  async function write<T>(
    { project, user }: { project: ProjectAccess; user: User },
    change: (doc: Doc) => T,
  ): Promise<T> {
    return (await documents.write(project.documents.review, `user:${user.id}`, change)).result;
  }
  const deed = (user: User) => ({ by: { userId: user.id, name: user.name }, at: now() });

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
      path: "/api/projects/{project}/threads",
      summary: "Set a pin with its first comment",
      middleware: [guard.person("thread.write")] as const,
      request: { params: ids("project"), body: jsonBody(NewThread) },
      responses: { 201: json(CreatedThread, "The new thread"), ...usual },
    }),
    async (c) => {
      const { version, ...pin } = c.req.valid("json");
      const { thread } = await write(c.var, (doc) =>
        addThread(doc, { ...pin, ...deed(c.var.user), version: version as VersionId }),
      );
      return c.json({ thread }, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/{project}/threads/{thread}/comments",
      summary: "Answer in a thread",
      middleware: [guard.person("thread.write")] as const,
      request: { params: ids("project", "thread"), body: jsonBody(NewComment) },
      responses: { 201: json(CreatedComment, "The new comment"), ...usual },
    }),
    async (c) => {
      const thread = c.req.valid("param").thread as ThreadId;
      const { text } = c.req.valid("json");
      const comment = await write(c.var, (doc) => addComment(doc, { thread, text, ...deed(c.var.user) }));
      return c.json({ comment }, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/{project}/threads/{thread}/resolve",
      summary: "Settle a thread",
      middleware: [guard.person("thread.write")] as const,
      request: { params: ids("project", "thread") },
      responses: { ...NO_CONTENT, ...usual },
    }),
    async (c) => {
      const thread = c.req.valid("param").thread as ThreadId;
      await write(c.var, (doc) => resolveThread(doc, thread, deed(c.var.user).by));
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/{project}/threads/{thread}/reopen",
      summary: "Open a settled thread again",
      middleware: [guard.person("thread.write")] as const,
      request: { params: ids("project", "thread") },
      responses: { ...NO_CONTENT, ...usual },
    }),
    async (c) => {
      const thread = c.req.valid("param").thread as ThreadId;
      await write(c.var, (doc) => reopenThread(doc, thread));
      return c.body(null, 204);
    },
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
