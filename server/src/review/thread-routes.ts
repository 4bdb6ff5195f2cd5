// The review's commands on pins: set, moved, answered, settled, tied to a task. Each runs on the live
// review document in the name of whoever is signed in; whom a text mentions is found here, not believed.

import { createRoute } from "@hono/zod-openapi";
import {
  addComment,
  addThread,
  moveThread,
  reopenThread,
  resolveThread,
  setThreadTask,
} from "@entente/shared/doc/review";
import {
  CreatedComment,
  CreatedThread,
  NewComment,
  NewThread,
  ThreadPlace,
  ThreadTask,
} from "@entente/shared/http/review";
import type { TaskId, ThreadId, VersionId } from "@entente/shared/model/ids";
import { mentionsIn } from "@entente/shared/model/mentions";
import type { Author } from "@entente/shared/model/review";
import type { Guard } from "../access/guard.ts";
import { NO_CONTENT, createRouter, ids, json, jsonBody, problems } from "../http/router.ts";
import type { Services } from "../services.ts";
import { peopleOf } from "./people.ts";
import { createReviewWriter } from "./review-writer.ts";

/** The routes under `…/threads`. */
export function threadRoutes(services: Pick<Services, "database" | "documents" | "now">, guard: Guard) {
  const { database } = services;
  const { write, deed } = createReviewWriter(services);
  const router = createRouter();
  const usual = problems("bad-request", "unauthenticated", "not-found", "edit-refused");

  async function mentioned(projectId: string, text: string): Promise<Author[]> {
    if (!text.includes("@")) return [];
    const people = await peopleOf(database, projectId);
    return mentionsIn(
      text,
      people.map(({ userId, name }) => ({ userId, name })),
    );
  }

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
      const mentions = await mentioned(c.var.project.id, pin.text);
      const { thread } = await write(c.var, (doc) =>
        addThread(doc, { ...pin, ...deed(c.var.user), mentions, version: version as VersionId }),
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
      const mentions = await mentioned(c.var.project.id, text);
      const comment = await write(c.var, (doc) => addComment(doc, { thread, text, mentions, ...deed(c.var.user) }));
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
      path: "/api/projects/{project}/threads/{thread}/place",
      summary: "Move a pin of one's own",
      middleware: [guard.person("thread.write")] as const,
      request: { params: ids("project", "thread"), body: jsonBody(ThreadPlace) },
      responses: { ...NO_CONTENT, ...usual },
    }),
    async (c) => {
      const thread = c.req.valid("param").thread as ThreadId;
      const place = c.req.valid("json");
      await write(c.var, (doc) => moveThread(doc, thread, place, deed(c.var.user).by));
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/{project}/threads/{thread}/task",
      summary: "Tie a thread to the task that came of it",
      middleware: [guard.person("thread.link")] as const,
      request: { params: ids("project", "thread"), body: jsonBody(ThreadTask) },
      responses: { ...NO_CONTENT, ...usual },
    }),
    async (c) => {
      const thread = c.req.valid("param").thread as ThreadId;
      const { task } = c.req.valid("json");
      await write(c.var, (doc) => setThreadTask(doc, thread, task as TaskId | null));
      return c.body(null, 204);
    },
  );

  return router;
}
