// What the update log's main side and its two worker threads say to each other. Updates cross in one
// transferred buffer per commit: structured-cloning thousands of small arrays would cost more than
// writing them.

/** One commit: `lengths[i]` bytes of `payload` are the i-th row; rows of one document are neighbours. */
export interface AppendRequest {
  readonly type: "append";
  readonly documents: readonly { readonly id: string; readonly rows: number }[];
  readonly lengths: Uint32Array;
  readonly by: readonly string[];
  readonly payload: Uint8Array;
  readonly at: number;
}

export type LogRequest =
  | AppendRequest
  | {
      readonly type: "create";
      readonly documents: readonly { id: string; update: Uint8Array }[];
      by: string;
      at: number;
    }
  | { readonly type: "load"; readonly id: string }
  | { readonly type: "heads"; readonly ids: readonly string[] }
  | { readonly type: "history"; readonly id: string; readonly after: number; readonly upto: number }
  | {
      readonly type: "snapshot";
      readonly id: string;
      readonly upto: number;
      readonly bytes: Uint8Array;
      readonly at: number;
    }
  | { readonly type: "backup"; readonly path: string }
  | { readonly type: "close" };

export interface Numbered<T> {
  readonly n: number;
  readonly body: T;
}

export type LogReply =
  | { readonly n: number; readonly ok: true; readonly value: unknown }
  | { readonly n: number; readonly ok: false; readonly message: string };

/** The compaction thread merges `snapshot` and `tail` and answers with verified bytes. */
export interface MergeRequest {
  readonly snapshot: Uint8Array | null;
  readonly tail: readonly Uint8Array[];
}
