// What every resource's routes are made with: a router whose failed validations are problems, and
// short words for describing a route's answers.

import { OpenAPIHono, z, type RouteConfig } from "@hono/zod-openapi";
import { PROBLEM_MEDIA_TYPE, PROBLEMS, Problem, type ProblemCode } from "@entente/shared/http/problem";
import { Id } from "@entente/shared/http/project";
import type { HttpBindings } from "@hono/node-server";
import { problemResponse } from "../errors.ts";

/** `requestId` is set for every request, before anything else. */
export interface AppEnv {
  Bindings: HttpBindings;
  Variables: { requestId: string };
}

/** A router whose requests are checked against the schemas of their routes; what doesn't fit is answered `bad-request`. */
export function createRouter() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      // A path that can't be an id names nothing, as any unknown id does.
      if (result.target === "param") return problemResponse("not-found", "There is nothing here, or nothing for you.");
      const where = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
      return problemResponse("bad-request", `${where}${issue?.message ?? "not as described"}`);
    },
  });
}

export type Router = ReturnType<typeof createRouter>;

/** The schema of path parameters that are ids. */
export function ids<Name extends string>(...names: Name[]) {
  return z.object(Object.fromEntries(names.map((name) => [name, Id])) as Record<Name, typeof Id>);
}

/** A required JSON body. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } } as const;
}

/** A JSON answer. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } } as const;
}

/** A multipart body with one `file` and text fields, read by `readUpload` rather than by a validator. */
export function uploadBody(...fields: string[]): NonNullable<NonNullable<RouteConfig["request"]>["body"]> {
  const properties = {
    file: { type: "string" as const, format: "binary" },
    ...Object.fromEntries(fields.map((field) => [field, { type: "string" as const }])),
  };
  return { content: { "multipart/form-data": { schema: { type: "object", required: ["file"], properties } } } };
}

/** The problems a route may answer, for its description. Handlers throw them. */
export function problems(...codes: ProblemCode[]): RouteConfig["responses"] {
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    Array.from(byStatus, ([status, group]) => [
      status,
      { description: group.join(", "), content: { [PROBLEM_MEDIA_TYPE]: { schema: Problem } } },
    ]),
  );
}

/** For a description: an answer without a body. */
export const NO_CONTENT = { 204: { description: "Done" } } as const;
