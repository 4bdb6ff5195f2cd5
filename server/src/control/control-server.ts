// The door through which the command line reaches a running server: HTTP on a loopback port of its
// own, whose number and secret lie in DATA_DIR for whoever may read that folder.

import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { problemOf } from "../errors.ts";
import { runCommand, type Command, type CommandParts } from "./commands.ts";

/** What control.json holds. */
export interface ControlAddress {
  readonly port: number;
  readonly secret: string;
}

/** The answer to a command: its result, or whose fault it was and the line that says why. */
export type ControlAnswer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly isInput: boolean; readonly message: string };

export const COMMAND_HEADER = "x-entente-command";

/** Opens the door; `stop` closes it once running commands are done. */
export async function startControl(parts: CommandParts): Promise<{ stop(): Promise<void> }> {
  const { paths } = parts.services;
  const secret = randomBytes(32).toString("base64url");
  const server = createServer((request, response) => {
    handle(parts, secret, request, response).catch((error: unknown) => {
      parts.services.logger.error({ error }, "a command's connection failed");
      response.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address: ControlAddress = { port: (server.address() as AddressInfo).port, secret };
  writeFileSync(`${paths.control}.new`, JSON.stringify(address), { mode: 0o600 });
  renameSync(`${paths.control}.new`, paths.control);
  return {
    async stop() {
      rmSync(paths.control, { force: true });
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

/** Runs `command` and says how it went, for either side of the door. */
export async function answerCommand(parts: CommandParts, command: Command, bytes: Uint8Array): Promise<ControlAnswer> {
  try {
    return { ok: true, result: await runCommand(parts, command, bytes) };
  } catch (error) {
    const problem = problemOf(error);
    if (problem) return { ok: false, isInput: true, message: problem.detail };
    parts.services.logger.error({ error, command: command.command }, "a command failed");
    return { ok: false, isInput: false, message: error instanceof Error ? error.message : String(error) };
  }
}

async function handle(
  parts: CommandParts,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader("Connection", "close");
  if (!isSame(request.headers.authorization ?? "", `Bearer ${secret}`)) {
    response.writeHead(404).end();
    return;
  }
  const header = String(request.headers[COMMAND_HEADER] ?? "");
  const command = JSON.parse(Buffer.from(header, "base64url").toString("utf8")) as Command;
  const answer = await answerCommand(parts, command, await buffer(request));
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
