// A connection as its room sees it.

export interface RoomMember {
  readonly principal: string;
  /** False until its first join was answered: it gets no updates before. */
  readonly joined: boolean;
  /** Writes one or more whole frames. */
  send(frame: Buffer): void;
  sendPresence(frame: Buffer): void;
  /** The member's `n`-th update is on disk; `n` as it was given to `receive`. */
  committed(n: number): void;
  /** Stops and resumes reading from the socket. */
  setPaused(paused: boolean): void;
}
