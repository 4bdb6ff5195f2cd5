// Numbered request and reply over a worker thread. A thread that dies rejects every call that waits on
// it and says so; the next call starts another.

import { Worker } from "node:worker_threads";
import type { LogReply } from "./log-messages.ts";

export interface WorkerCalls<Request> {
  call<T>(request: Request, transfer?: readonly ArrayBuffer[]): Promise<T>;
  /** Ends the thread for good; whatever is called afterwards is rejected. */
  terminate(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the module at `url` as a thread; `call` resolves with what it answers and rejects with its message. */
export function startWorkerCalls<Request>(
  url: URL,
  workerData: unknown,
  onDeath: (error: Error) => void = () => undefined,
): WorkerCalls<Request> {
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let isEnded = false;
  let thread: Worker | null = start();

  function start(): Worker {
    const started = new Worker(url, { workerData });
    started.on("message", (reply: LogReply) => {
      const call = waiting.get(reply.n);
      waiting.delete(reply.n);
      if (reply.ok) call?.resolve(reply.value as never);
      else call?.reject(new Error(reply.message));
    });
    started.on("error", (error) => die(started, error as Error));
    started.on("exit", () => die(started, new Error("the storage thread has ended")));
    return started;
  }
  function die(dead: Worker, error: Error): void {
    if (thread !== dead) return;
    thread = null;
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
    if (!isEnded) onDeath(error);
  }

  return {
    call<T>(body: Request, transfer: readonly ArrayBuffer[] = []): Promise<T> {
      if (isEnded) return Promise.reject(new Error("the storage thread has ended"));
      const worker = (thread ??= start());
      const n = next++;
      return new Promise<T>((resolve, reject) => {
        waiting.set(n, { resolve: resolve as (value: never) => void, reject });
        worker.postMessage({ n, body }, [...transfer]);
      });
    },
    async terminate() {
      isEnded = true;
      await thread?.terminate();
    },
  };
}
