// What passes between the server and the thread that reads a project file.

import type { User } from "@entente/shared/http/account";
import type { ImportReport } from "@entente/shared/http/import";

export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Named so instead of as the file says. */
  readonly name: string | null;
  /** Becomes one of the plan's people; null for a dry run, which makes no plan. */
  readonly user: User | null;
}

export type ImportReply =
  | { readonly kind: "read"; readonly report: ImportReport; readonly update: Uint8Array | null }
  /** The file can't be used: `message` tells its sender why. */
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "failed"; readonly message: string };
