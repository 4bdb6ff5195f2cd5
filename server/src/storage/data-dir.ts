// The folder that holds everything: made when absent, owned by one process at a time. The lock is
// SQLite's own on a file of its own, so the operating system frees it however the process ends.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface DataPaths {
  readonly root: string;
  /** Accounts, projects, members, invitations, links. */
  readonly database: string;
  /** The durable log of the Yjs documents. */
  readonly updates: string;
  readonly blobs: string;
  /** Where the running server tells the command line how to reach it. */
  readonly control: string;
}

export interface DataLock {
  release(): void;
}

/** The folder is used by another process, or can't be used at all; `message` is one line. */
export class DataDirError extends Error {
  readonly inUse: boolean;

  constructor(message: string, inUse: boolean) {
    super(message);
    this.inUse = inUse;
  }
}

/** How long a start waits for a predecessor that was just killed. */
const LOCK_WAIT_MS = 2000;

/** Where things lie below `root`. Touches nothing. */
export function dataPaths(root: string): DataPaths {
  return {
    root,
    database: join(root, "entente.db"),
    updates: join(root, "updates.db"),
    blobs: join(root, "blobs"),
    control: join(root, "control.json"),
  };
}

/** Makes the folder when absent and takes its lock. Throws `DataDirError` when another process holds it after `waitMs`. */
export function lockDataDir(root: string, waitMs = LOCK_WAIT_MS): DataLock {
  let lock: DatabaseSync;
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    lock = new DatabaseSync(join(root, "lock.db"), { timeout: waitMs });
  } catch (error) {
    throw new DataDirError(`DATA_DIR ${root} can't be used: ${(error as Error).message}`, false);
  }
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === 5) {
      throw new DataDirError(`DATA_DIR ${root} is in use by another Entente server`, true);
    }
    throw new DataDirError(`DATA_DIR ${root} can't be used: ${(error as Error).message}`, false);
  }
  return {
    release: () => {
      if (lock.isOpen) lock.close();
    },
  };
}
