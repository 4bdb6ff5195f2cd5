// The frames of /sync: the y-websocket 3 / y-protocols 1 wire and one message of our own, the
// acknowledgement. Byte formulas are in PROTOCOL.md. Every WebSocket frame carries one message.

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, acknowledge: 100 } as const;
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** The first `count` sync updates of this connection are on disk; the document's log has reached `seq`. */
export interface Acknowledgement {
  readonly count: number;
  readonly seq: number;
}

/** `varUint 100, varUint count, varUint seq`. */
export function encodeAcknowledgement(ack: Acknowledgement): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.acknowledge);
  encoding.writeVarUint(encoder, ack.count);
  encoding.writeVarUint(encoder, ack.seq);
  return encoding.toUint8Array(encoder);
}

/** Reads what follows the message type 100; throws on a short frame. */
export function decodeAcknowledgement(decoder: decoding.Decoder): Acknowledgement {
  return { count: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) };
}

/** `varUint 0, varUint type, varUint length, payload`: a state vector for step 1, a v1 update for step 2 and update. */
export function encodeSyncMessage(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

/** The auth message y-websocket clients understand as "permission denied": `varUint 2, varUint 0, varString reason`. */
export function encodePermissionDenied(reason: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.auth);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, reason);
  return encoding.toUint8Array(encoder);
}

/** One entry of an awareness message; `state` is JSON text, `null` removes the client. */
export interface PresenceEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: string;
}

/** `varUint 1, varUint length, (varUint entries, (varUint clientId, varUint clock, varString json)*)`. */
export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const entry of entries) {
    encoding.writeVarUint(body, entry.clientId);
    encoding.writeVarUint(body, entry.clock);
    encoding.writeVarString(body, entry.state);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}

/** Reads what follows the message type 1. Throws on a short frame or when more than `most` entries are claimed. */
export function decodePresence(decoder: decoding.Decoder, most: number): PresenceEntry[] {
  const body = decoding.createDecoder(decoding.readVarUint8Array(decoder));
  const count = decoding.readVarUint(body);
  if (count > most) throw new RangeError(`${count} presence entries in one frame, at most ${most} are read`);
  const entries: PresenceEntry[] = [];
  for (let i = 0; i < count; i++) {
    entries.push({
      clientId: decoding.readVarUint(body),
      clock: decoding.readVarUint(body),
      state: decoding.readVarString(body),
    });
  }
  return entries;
}
