// Runs a command on a store from outside of the server: through the door of the server that has the
// store open, or, when none has, by opening the store for as long as the command takes.

import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { openServices } from "../open-services.ts";
import { createImportReader } from "../projects/read-import.ts";
import { DataDirError, dataPaths } from "../storage/data-dir.ts";
import { COMMAND_HEADER, answerCommand, type ControlAddress, type ControlAnswer } from "./control-server.ts";
import type { Command, CommandName, Commands } from "./commands.ts";

/** The command was not done; `isInput` when the person who gave it can set it right. */
export class CommandError extends Error {
  readonly isInput: boolean;

  constructor(message: string, isInput: boolean) {
    super(message);
    this.isInput = isInput;
  }
}

/** A server that starts takes its lock before it opens its door. */
const DOOR_TRIES = 50;
const DOOR_WAIT_MS = 100;

/** Runs the command on the store of `config`. Throws `CommandError`. */
export async function sendCommand<Name extends CommandName>(
  config: Config,
  logger: Logger,
  command: { readonly command: Name } & Commands[Name]["input"],
  bytes: Uint8Array = new Uint8Array(),
): Promise<Commands[Name]["result"]> {
  const answer = await answerOf(config, logger, command as Command, bytes);
  if (!answer.ok) throw new CommandError(answer.message, answer.isInput);
  return answer.result as Commands[Name]["result"];
}

async function answerOf(config: Config, logger: Logger, command: Command, bytes: Uint8Array): Promise<ControlAnswer> {
  for (let tries = 1; ; tries++) {
    try {
      return await runAlone(config, logger, command, bytes);
    } catch (error) {
      if (!(error instanceof DataDirError)) throw error;
      if (!error.inUse) throw new CommandError(error.message, false);
      const answer = await throughDoor(dataPaths(config.dataDir).control, command, bytes);
      if (answer) return answer;
      if (tries === DOOR_TRIES) throw new CommandError(`${error.message}, which doesn't answer`, false);
      await delay(DOOR_WAIT_MS);
    }
  }
}

async function runAlone(config: Config, logger: Logger, command: Command, bytes: Uint8Array): Promise<ControlAnswer> {
  const { services, log, sync, close } = await openServices(config, { logger, waitMs: 0 });
  try {
    return await answerCommand({ services, log, readImport: createImportReader() }, command, bytes);
  } finally {
    await sync.drain(5000);
    await close();
  }
}

/** Null when no server answers at the address in `file`; a connection that breaks later is an error, for the command may be done. */
async function throughDoor(file: string, command: Command, bytes: Uint8Array): Promise<ControlAnswer | null> {
  try {
    const { port, secret } = JSON.parse(await readFile(file, "utf8")) as ControlAddress;
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${secret}`,
        [COMMAND_HEADER]: Buffer.from(JSON.stringify(command)).toString("base64url"),
      },
      body: new Uint8Array(bytes),
    });
    return response.ok ? ((await response.json()) as ControlAnswer) : null;
  } catch (error) {
    const { code, cause } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
    if (code === "ENOENT" || cause?.code === "ECONNREFUSED") return null;
    throw new CommandError(`the server broke off: ${cause?.message ?? (error as Error).message}`, false);
  }
}
