// Numbered request and reply over a worker thread. A thread that dies rejects every call that waits
// on it and every later one.

import { Worker } from "node:worker_threads";
import type { LogReply } from "./log-messages.ts";

export interface WorkerCalls<Request> {
  call<T>(request: Request, transfer?: readonly ArrayBuffer[]): Promise<T>;
  terminate(): Promise<void>;
}

/** Starts the module at `url` as a thread; `call` resolves with what it answers and rejects with its message. */
export function startWorkerCalls<Request>(url: URL, workerData: unknown): WorkerCalls<Request> {
  const worker = new Worker(url, { workerData });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let next = 0;
  let death: Error | null = null;

  const die = (error: Error) => {
    death ??= error;
    for (const call of waiting.values()) call.reject(death);
    waiting.clear();
  };
  worker.on("message", (reply: LogReply) => {
    const call = waiting.get(reply.n);
    waiting.delete(reply.n);
    if (reply.ok) call?.resolve(reply.value as never);
    else call?.reject(new Error(reply.message));
  });
  worker.on("error", (error) => die(error as Error));
  worker.on("exit", () => die(new Error("the storage thread has ended")));

  return {
    call<T>(body: Request, transfer: readonly ArrayBuffer[] = []): Promise<T> {
      if (death) return Promise.reject(death);
      const n = next++;
      return new Promise<T>((resolve, reject) => {
        waiting.set(n, { resolve: resolve as (value: never) => void, reject });
        worker.postMessage({ n, body }, [...transfer]);
      });
    },
    async terminate() {
      await worker.terminate();
    },
  };
}
