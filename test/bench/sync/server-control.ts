// What a benchmarked server process answers to the bench: its CPU time and memory so far. All of its
// threads count, so a durable log doesn't look free for being in a worker.

export interface Usage {
  /** User and system time of the whole process, microseconds. */
  readonly cpuMicros: number;
  readonly heapBytes: number;
}

/** Tells the bench the port, then answers each message with the usage so far. */
export function serveControl(port: number): void {
  process.on("message", () => {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { heapUsed, external } = process.memoryUsage();
    process.send!({ cpuMicros: user + system, heapBytes: heapUsed + external } satisfies Usage);
  });
  process.on("disconnect", () => process.exit(0));
  process.send!({ port });
}
