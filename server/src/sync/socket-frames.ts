// WebSocket frames built once and written to many sockets. `ws` builds a header and two writes per
// receiver; a broadcast to fifty people is one buffer here, handed to each TCP socket as it is.
// Only for uncompressed binary server frames, which is all that /sync sends.

import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { MESSAGE, SYNC } from "@entente/shared/sync/messages";

const headerBytes = (length: number): number => (length < 126 ? 2 : length < 65536 ? 4 : 10);

/** RFC 6455 §5.2: FIN, opcode 2, no mask. Returns where the message begins. */
function writeHeader(frame: Buffer, length: number): number {
  frame[0] = 0x82;
  if (length < 126) {
    frame[1] = length;
    return 2;
  }
  if (length < 65536) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
    return 4;
  }
  frame[1] = 127;
  frame.writeBigUInt64BE(BigInt(length), 2);
  return 10;
}

function varUintBytes(value: number): number {
  let bytes = 1;
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes++;
  return bytes;
}
/** lib0's varUint; returns the next position. */
function writeVarUint(buffer: Buffer, at: number, value: number): number {
  for (; value >= 0x80; value = Math.floor(value / 0x80)) buffer[at++] = (value % 0x80) | 0x80;
  buffer[at] = value;
  return at + 1;
}

/** The frame of any one message. */
export function encodeFrame(message: Uint8Array): Buffer {
  const length = message.byteLength;
  const frame = Buffer.allocUnsafe(headerBytes(length) + length);
  frame.set(message, writeHeader(frame, length));
  return frame;
}

/** The frame of an acknowledgement, `varUint 100, varUint count, varUint seq`; there is one for nearly every edit. */
export function encodeAcknowledgementFrame(count: number, seq: number): Buffer {
  const length = 1 + varUintBytes(count) + varUintBytes(seq);
  const frame = Buffer.allocUnsafe(2 + length);
  const at = writeVarUint(frame, writeVarUint(frame, writeHeader(frame, length), MESSAGE.acknowledge), count);
  writeVarUint(frame, at, seq);
  return frame;
}

export interface FramedUpdate {
  readonly frame: Buffer;
  /** A window on the frame. */
  readonly update: Uint8Array;
}

const SLAB_BYTES = 4096;

/**
 * Copies updates into frames. The one copy serves the document, the log, the joins to come and the
 * broadcast. Small ones share slabs, which belong to one room: what it still needs holds nobody else's memory.
 */
export function createUpdateFramer(): (update: Uint8Array) => FramedUpdate {
  let slab = Buffer.alloc(0);
  let used = 0;
  return (update) => {
    const message = 2 + varUintBytes(update.byteLength) + update.byteLength;
    const size = headerBytes(message) + message;
    let frame: Buffer;
    if (size > SLAB_BYTES / 4) {
      frame = Buffer.allocUnsafeSlow(size);
    } else {
      if (used + size > slab.byteLength) {
        slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
        used = 0;
      }
      frame = slab.subarray(used, (used += size));
    }
    let at = writeHeader(frame, message);
    frame[at++] = MESSAGE.sync;
    frame[at++] = SYNC.update;
    at = writeVarUint(frame, at, update.byteLength);
    frame.set(update, at);
    return { frame, update: new Uint8Array(frame.buffer, frame.byteOffset + at, update.byteLength) };
  };
}

/** The TCP socket below; `ws` keeps it at this name since its first version, and a test watches that. */
export function rawSocket(socket: WebSocket): Socket | null {
  return (socket as unknown as { _socket: Socket | null })._socket;
}
