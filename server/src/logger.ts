// The log: JSON lines on standard error, so that standard output carries nothing but what a program
// waits for.

import { destination, pino, stdSerializers, type Logger } from "pino";
import type { Config } from "./config.ts";

/** A logger for the process; lines are written before the call returns, so that a crash loses none. */
export function createLogger(level: Config["logLevel"]): Logger {
  return pino(
    { level, base: null, serializers: { error: stdSerializers.err, err: stdSerializers.err } },
    destination({ fd: 2, sync: true }),
  );
}
