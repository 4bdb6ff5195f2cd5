// Projects: the list, one project, its name, and putting it away. A project is archived, never
// deleted; its owner still sees it and may bring it back.

import { createRoute } from "@hono/zod-openapi";
import { NewProject, ProjectList, ProjectPatch, ProjectProgress, ProjectSummary } from "@entente/shared/http/project";
import { CLOSE } from "@entente/shared/sync/close-codes";
import { setSettings } from "@entente/shared/doc/settings";
import type { Guard } from "../access/guard.ts";
import { mayIn, projectSummary, projectsOf } from "../access/project-access.ts";
import { notFound } from "../errors.ts";
import { NO_CONTENT, createRouter, ids, json, jsonBody, problems } from "../http/router.ts";
import type { Services } from "../services.ts";
import { createProject, emptyPlan } from "./create-project.ts";
import { projectEntries } from "./project-entries.ts";
import { createProgress } from "./progress.ts";
import { createSample } from "./sample/create-sample.ts";

/** The routes under `/api/projects` that are about projects themselves. */
export function projectRoutes(
  { blobs, database, documents, now }: Pick<Services, "blobs" | "database" | "documents" | "now">,
  guard: Guard,
) {
  const router = createRouter();
  const progress = createProgress(documents, now);

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/projects",
      summary: "The caller's projects, newest first",
      middleware: [guard.account] as const,
      responses: { 200: json(ProjectList, "The projects"), ...problems("unauthenticated") },
    }),
    async (c) => {
      const projects = await projectsOf(database, c.var.user.id);
      const shown = projects.filter((project) => mayIn(project, "project.read"));
      return c.json({ projects: await projectEntries({ database, documents }, shown) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects",
      summary: "Make an empty project",
      middleware: [guard.account] as const,
      request: { body: jsonBody(NewProject) },
      responses: { 201: json(ProjectSummary, "The new project"), ...problems("bad-request", "unauthenticated") },
    }),
    async (c) => {
      const { name } = c.req.valid("json");
      const { user } = c.var;
      const project = await createProject({ database, documents, now }, user, name, emptyPlan(name, user, now()));
      return c.json(projectSummary(project), 201);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/api/projects/sample",
      summary: "Make the sample project",
      middleware: [guard.account] as const,
      responses: { 201: json(ProjectSummary, "The new project"), ...problems("unauthenticated") },
    }),
    async (c) => c.json(projectSummary(await createSample({ blobs, database, documents, now }, c.var.user)), 201),
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/projects/{project}",
      summary: "One project",
      middleware: [guard.project("project.read")] as const,
      request: { params: ids("project") },
      responses: { 200: json(ProjectSummary, "The project"), ...problems("unauthenticated", "not-found") },
    }),
    (c) => c.json(projectSummary(c.var.project), 200),
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/api/projects/{project}/progress",
      summary: "How much of the plan is done, and its next deadline",
      middleware: [guard.project("project.read")] as const,
      request: { params: ids("project") },
      responses: { 200: json(ProjectProgress, "The progress"), ...problems("unauthenticated", "not-found") },
    }),
    async (c) => c.json(await progress.of(c.var.project.documents.plan), 200),
  );

  router.openapi(
    createRoute({
      method: "patch",
      path: "/api/projects/{project}",
      summary: "Rename a project, put it away or bring it back",
      middleware: [guard.person("project.read")] as const,
      request: { params: ids("project"), body: jsonBody(ProjectPatch) },
      responses: {
        200: json(ProjectSummary, "The project as it is now"),
        ...problems("bad-request", "unauthenticated", "not-found"),
      },
    }),
    async (c) => {
      const { project, user } = c.var;
      const patch = c.req.valid("json");
      if (patch.name !== undefined && !mayIn(project, "project.rename")) throw notFound();
      if (patch.archived !== undefined && !mayIn(project, "project.archive")) throw notFound();
      const { name = project.name, archived = project.archived } = patch;
      const updatedAt = now();
      await database
        .updateTable("projects")
        .set({
          name,
          updated_at: updatedAt,
          ...(archived === project.archived ? {} : { archived_at: archived ? updatedAt : null }),
        })
        .where("id", "=", project.id)
        .execute();
      if (name !== project.name) {
        await documents.write(project.documents.plan, `user:${user.id}`, (doc) => setSettings(doc, { name }));
      }
      if (archived)
        documents.close((connection) => connection.projectId === project.id, CLOSE.gone, "the project was archived");
      return c.json(projectSummary({ ...project, name, archived, updatedAt }), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/api/projects/{project}",
      summary: "Put a project away",
      middleware: [guard.person("project.archive")] as const,
      request: { params: ids("project") },
      responses: { ...NO_CONTENT, ...problems("unauthenticated", "not-found") },
    }),
    async (c) => {
      const { project } = c.var;
      const at = now();
      await database
        .updateTable("projects")
        .set({ archived_at: at, updated_at: at })
        .where("id", "=", project.id)
        .execute();
      documents.close((connection) => connection.projectId === project.id, CLOSE.gone, "the project was archived");
      return c.body(null, 204);
    },
  );

  return router;
}
