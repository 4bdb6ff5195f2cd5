// The environment, checked once at the start. A wrong value stops the start with one line that names
// the variable; nothing else in the server reads `process.env`.

import { resolve } from "node:path";
import { z } from "zod";

/** A configuration that can't be started with; `message` is the one line for standard error. */
export class ConfigError extends Error {}

export interface Config {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Origin under which people reach the server, without a trailing slash; null: derived from host and port. */
  readonly publicUrl: string | null;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}

const notYet = (what: string) =>
  z.undefined(`is set, but this version stores everything in DATA_DIR only: unset it (${what} comes later)`);

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a number from 0 to 65535")
    .transform(Number)
    .refine((port) => port <= 65535, "must be a number from 0 to 65535")
    .default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, "must be a host name or an address to listen on")
    .default("127.0.0.1"),
  DATA_DIR: z.string().min(1, "must name a folder").default("./data"),
  DATABASE_URL: notYet("PostgreSQL"),
  REDIS_URL: notYet("Redis"),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, "must be an address like https://plan.example.com, without a path")
    .transform((url) => new URL(url).origin)
    .optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be one of fatal, error, warn, info, debug, trace, silent",
    )
    .default("info"),
});

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) return false;
  return url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
}

/** Checks `environment` (as `process.env`; an empty value counts as absent). Throws `ConfigError`. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(Environment.shape).map((name) => [name, environment[name] === "" ? undefined : environment[name]]),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message ?? "is wrong"}`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    publicUrl: values.PUBLIC_URL ?? null,
    logLevel: values.LOG_LEVEL,
  };
}
