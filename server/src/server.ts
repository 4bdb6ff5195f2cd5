// The server as a process: reads the environment, starts, says so on standard output, and ends in
// good order on SIGTERM and SIGINT. What stops a start is one line on standard error and exit code 1.

import { ConfigError, parseConfig } from "./config.ts";
import { createLogger } from "./logger.ts";
import { startServer } from "./start-server.ts";
import { DataDirError } from "./storage/data-dir.ts";

/** Beyond this a stop is given up, so that the promised 10 s hold. */
const STOP_LIMIT_MS = 9500;

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DataDirError) return error.message;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return `PORT ${process.env.PORT || 3000} is in use by another program`;
  if (code === "EACCES" || code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `HOST and PORT can't be listened on: ${message}`;
  return `Entente could not start: ${stack ?? message ?? String(error)}`;
}

// Started by a Node that is too old for it, this process lives no longer than its parent (see boot/main.ts).
if (process.channel) {
  process.on("disconnect", () => process.exit(1));
  process.channel.unref();
}

try {
  const config = parseConfig(process.env);
  const logger = createLogger(config.logLevel);
  // Whoever supervises this process starts another; what was accepted and not stored was not acknowledged.
  const onLost = (reason: string): never => {
    logger.fatal({ reason }, "nothing can be stored any more: ending");
    process.exit(1);
  };
  const server = await startServer(config, { logger, onLost });

  let isStopping = false;
  const stop = (signal: string) => {
    // A terminal signals the whole process group and a package manager passes its own signal on: the second is the first again.
    if (isStopping) return;
    isStopping = true;
    logger.info({ signal }, "stopping");
    const limit = setTimeout(() => {
      logger.error("stopping took too long");
      process.exit(1);
    }, STOP_LIMIT_MS);
    server.stop().then(
      () => {
        clearTimeout(limit);
        logger.info("stopped");
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.stdout.write(`Entente is ready at ${server.url}\n`);
} catch (error) {
  fail(explain(error));
}
