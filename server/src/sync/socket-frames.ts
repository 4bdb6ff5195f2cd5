// WebSocket frames built once and written to many sockets. `ws` builds a header and two writes per
// receiver; a broadcast to fifty people is one buffer here, handed to each TCP socket as it is.
// Only for uncompressed binary server frames, which is all that /sync sends.

import type { Socket } from "node:net";
import type { WebSocket } from "ws";

/** RFC 6455 §5.2: FIN, opcode 2, no mask, then `message`. */
export function encodeFrame(message: Uint8Array): Buffer {
  const length = message.byteLength;
  const header = length < 126 ? 2 : length < 65536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x82;
  if (header === 2) {
    frame[1] = length;
  } else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(message, header);
  return frame;
}

/** The TCP socket below; `ws` keeps it at this name since its first version, and a test watches that. */
export function rawSocket(socket: WebSocket): Socket | null {
  return (socket as unknown as { _socket: Socket | null })._socket;
}
