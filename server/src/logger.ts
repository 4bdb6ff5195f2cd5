// The log: JSON lines on standard error, so that standard output carries nothing but what a program
// waits for.

import { destination, pino, stdSerializers, type DestinationStream, type Logger } from "pino";
import type { Config } from "./config.ts";

/** A logger for the process; lines are written before the call returns, so that a crash loses none. `stream` takes them instead of standard error. */
export function createLogger(
  level: Config["logLevel"],
  stream: DestinationStream = destination({ fd: 2, sync: true }),
): Logger {
  return pino({ level, base: null, serializers: { error: stdSerializers.err, err: stdSerializers.err } }, stream);
}
