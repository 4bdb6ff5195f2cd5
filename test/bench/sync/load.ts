// The load, in a process and on a core of its own. Runs one scenario against one server and reports
// when the measured part begins and ends; the bench reads the server's CPU time at both moments.

import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { connectLoadClient, type Dialect, type LoadClient } from "./load-client.ts";

export interface LoadRequest {
  readonly scenario: "rooms" | "stream" | "join";
  readonly port: number;
  readonly dialect: Dialect;
  readonly hasHandshake: boolean;
  readonly acknowledges: boolean;
  readonly rooms: number;
  readonly clientsPerRoom: number;
  readonly editsPerSecond: number;
  readonly seconds: number;
  readonly updates: number;
}

export interface LoadResult {
  /** Edits × receivers for `rooms`, updates for `stream`, joins for `join`. */
  readonly units: number;
  readonly seconds: number;
}

/** After three seconds a third of a server's CPU was still its compiler's; after eight, next to nothing. */
const WARM_UP_SECONDS = 8;
const request = JSON.parse(process.argv[2]!) as LoadRequest;
const { port, dialect, hasHandshake } = request;

/** Says which moment it is and waits until the bench has read the server's clock. */
async function moment(name: "begin" | "end"): Promise<void> {
  const taken = new Promise((resolve) => process.once("message", resolve));
  process.send!({ moment: name });
  await taken;
}

const connect = (room: number, applies = false) =>
  connectLoadClient({ port, room: `room-${room}`, dialect, hasHandshake, applies });

async function untilQuiet(clients: readonly LoadClient[]): Promise<void> {
  for (let before = -1; ;) {
    const received = clients.reduce((sum, client) => sum + client.receivedFrames, 0);
    if (received === before) return;
    before = received;
    await delay(300);
  }
}

/** People who edit now and then, spread evenly over time. */
async function rooms(): Promise<LoadResult> {
  const { clientsPerRoom: perRoom, editsPerSecond, seconds } = request;
  const clients: LoadClient[] = [];
  for (let room = 0; room < request.rooms; room++) {
    const group = Array.from({ length: perRoom }, () => connect(room));
    await Promise.all(group.map((client) => client.ready));
    clients.push(...group);
  }
  async function editFor(span: number): Promise<number> {
    const edits = clients.length * editsPerSecond * span;
    const start = performance.now();
    let done = 0;
    while (done < edits) {
      const due = Math.min(edits, Math.floor(((performance.now() - start) / 1000) * clients.length * editsPerSecond));
      for (; done < due; done++) clients[(done * 7919) % clients.length]!.edit(`task-${done % 40}`, done);
      await delay(1);
    }
    await untilQuiet(clients);
    return edits;
  }
  // The compiler's threads would be counted as the server's work otherwise.
  await editFor(WARM_UP_SECONDS);
  await moment("begin");
  const edits = await editFor(seconds);
  await moment("end");
  return { units: edits * (perRoom - 1), seconds };
}

/** One connection that sends as fast as it is taken, at most 2,000 ahead. */
async function stream(): Promise<LoadResult> {
  const source = new Y.Doc();
  const updates: Uint8Array[] = [];
  source.on("update", (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < request.updates; i++) source.getMap("tasks").set(`task-${i % 200}`, i);
  const sender = connect(0);
  // The relay acknowledges nothing: a second client counts what arrives.
  const receiver = request.acknowledges ? null : connect(0);
  await Promise.all([sender.ready, receiver?.ready]);
  const base = sender.acknowledged;
  const arrived = () => (receiver ? receiver.receivedFrames : sender.acknowledged - base);
  await moment("begin");
  const start = performance.now();
  await new Promise<void>((resolve) => {
    let sent = 0;
    const go = () => {
      while (sent < updates.length && sent - arrived() < 2000) sender.sendUpdate(updates[sent++]!);
      if (arrived() >= updates.length) resolve();
    };
    if (receiver) receiver.onFrame = go;
    else sender.onAcknowledged = go;
    go();
  });
  const seconds = (performance.now() - start) / 1000;
  await moment("end");
  return { units: updates.length, seconds };
}

/** People who open a large document one after another. */
async function join(): Promise<LoadResult> {
  const first = connect(0);
  await first.ready;
  await moment("begin");
  const start = performance.now();
  for (let i = 0; i < request.updates; i++) {
    const client = connect(0);
    await client.ready;
    client.close();
  }
  const seconds = (performance.now() - start) / 1000;
  await moment("end");
  return { units: request.updates, seconds };
}

const result = await { rooms, stream, join }[request.scenario]();
process.send!({ result });
process.disconnect?.();
process.exit(0);
