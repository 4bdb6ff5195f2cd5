// What the update log's main side and its two worker threads say to each other. Updates cross in one
// buffer per commit: structured-cloning thousands of small arrays would cost more than
// writing them.

/** One commit. `payload` is all of its rows, one after another; `entries` says as JSON what they are, as it is stored. */
export interface AppendRequest {
  readonly type: "append";
  /** JSON of a `BatchIndex`. */
  readonly entries: string;
  readonly payload: Uint8Array;
  readonly at: number;
}

/** What is in a commit; rows of one document are neighbours. */
export interface BatchIndex {
  /** Each document with the number of its rows. */
  readonly documents: readonly (readonly [id: string, rows: number])[];
  readonly authors: readonly string[];
  /** Of each row: its author's place in `authors`, and its bytes. */
  readonly by: readonly number[];
  readonly lengths: readonly number[];
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
  | { readonly type: "recent"; readonly id: string; readonly since: number; readonly limit: number }
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
