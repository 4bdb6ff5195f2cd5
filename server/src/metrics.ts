// The figures for Prometheus: the process, the requests, and what the sync server counts.

import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { SyncMetrics } from "./sync/server.ts";

export interface Metrics {
  readonly requestSeconds: Histogram<"method" | "route" | "status">;
  /** Whether edits can't be stored at the moment. */
  isStorageFailing(): boolean;
  /** The text format, and its media type. */
  text(): Promise<{ readonly body: string; readonly mediaType: string }>;
}

/** A registry of its own for one server; `sync` is read whenever somebody asks. */
export function createMetrics(sync: () => SyncMetrics): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry, prefix: "entente_" });
  const requestSeconds = new Histogram({
    name: "entente_http_request_seconds",
    help: "Time to answer a request.",
    labelNames: ["method", "route", "status"] as const,
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers,
  });
  const gauges: readonly [name: string, help: string, read: (metrics: SyncMetrics) => number][] = [
    ["entente_sync_connections", "Open sockets.", (metrics) => metrics.connections],
    ["entente_sync_rooms", "Documents in memory.", (metrics) => metrics.rooms],
    ["entente_sync_queued_bytes", "Accepted and not yet on disk.", (metrics) => metrics.queuedBytes],
    ["entente_sync_storage_failing", "1 while the disk refuses edits.", (metrics) => Number(metrics.storageFailing)],
  ];
  for (const [name, help, read] of gauges) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read(sync()));
      },
    });
  }
  const counters: readonly [name: string, help: string, read: (metrics: SyncMetrics) => number][] = [
    ["entente_sync_updates_received_total", "Updates that came in.", (metrics) => metrics.updatesReceived],
    ["entente_sync_updates_refused_total", "Updates that were refused.", (metrics) => metrics.updatesRefused],
    [
      "entente_sync_updates_acknowledged_total",
      "Updates acknowledged as on disk.",
      (metrics) => metrics.updatesAcknowledged,
    ],
  ];
  for (const [name, help, read] of counters) {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read(sync()));
      },
    });
  }
  return {
    requestSeconds,
    isStorageFailing: () => sync().storageFailing,
    text: async () => ({ body: await registry.metrics(), mediaType: registry.contentType }),
  };
}
