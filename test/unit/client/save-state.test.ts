// The save pill: it says saved only when everything was acknowledged, whatever happens to the connection.

import fc from "fast-check";
import { expect, it } from "vitest";
import { createSaveLedger } from "../../../client/src/sync/save-state.ts";
import type { SaveState } from "../../../client/src/sync/save-state.ts";

function openLedger() {
  const states: SaveState[] = [];
  const ledger = createSaveLedger(
    (state) => states.push(state),
    () => 1000,
  );
  return { ledger, states };
}

function connectedLedger() {
  const opened = openLedger();
  opened.ledger.sent();
  opened.ledger.connected();
  return opened;
}

it("doesn't claim anything is saved before the first handshake", () => {
  expect(openLedger().ledger.state).toEqual({ kind: "saving", pending: 0 });
});

it("is saved after a handshake with nothing to send", () => {
  expect(connectedLedger().ledger.state).toEqual({ kind: "saved" });
});

it("is saving from an edit until its frame is acknowledged", () => {
  const { ledger } = connectedLedger();
  ledger.edited();
  ledger.sent();
  expect(ledger.state).toEqual({ kind: "saving", pending: 1 });
  ledger.acknowledged(1);
  expect(ledger.state).toEqual({ kind: "saving", pending: 1 });
  ledger.acknowledged(2);
  expect(ledger.state).toEqual({ kind: "saved" });
});

it("keeps edits that were sent but not acknowledged pending when the connection breaks", () => {
  const { ledger } = connectedLedger();
  ledger.edited();
  ledger.sent();
  ledger.disconnected();
  expect(ledger.state).toEqual({ kind: "offline", since: 1000, pending: 1 });
});

it("counts edits made offline until the next handshake's frame is acknowledged", () => {
  const { ledger } = connectedLedger();
  ledger.disconnected();
  ledger.edited();
  ledger.edited();
  ledger.sent();
  ledger.connected();
  expect(ledger.state).toEqual({ kind: "saving", pending: 2 });
  ledger.acknowledged(1);
  expect(ledger.state).toEqual({ kind: "saved" });
});

it("doesn't take an acknowledgement of the last connection's frames for this one's", () => {
  const { ledger } = connectedLedger();
  for (let i = 0; i < 5; i++) {
    ledger.edited();
    ledger.sent();
  }
  ledger.disconnected();
  ledger.sent();
  ledger.connected();
  ledger.acknowledged(0);
  expect(ledger.state).toEqual({ kind: "saving", pending: 5 });
});

it("stays refused once the server refused", () => {
  const { ledger } = connectedLedger();
  ledger.refused("No.");
  ledger.edited();
  ledger.disconnected();
  expect(ledger.state).toEqual({ kind: "refused", message: "No." });
});

it("keeps the time when the connection was first lost through failed attempts", () => {
  let now = 5;
  const ledger = createSaveLedger(
    () => {},
    () => now,
  );
  ledger.disconnected();
  now = 99;
  ledger.disconnected();
  expect(ledger.state).toMatchObject({ since: 5 });
});

it("never says saved while an edit isn't acknowledged, in any order of events", () => {
  const step = fc.constantFrom("edit", "send", "acknowledge", "disconnect", "reconnect");
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { ledger } = connectedLedger();
      // The plain truth beside it: for each edit, the frame of this connection that carries it.
      let carried: (number | null)[] = [];
      let [frames, acknowledged, isOnline] = [1, 1, true];
      for (const each of steps) {
        if (each === "edit") {
          ledger.edited();
          carried.push(null);
        } else if (each === "send" && isOnline) {
          ledger.sent();
          frames++;
          carried = carried.map((frame) => frame ?? frames);
        } else if (each === "acknowledge" && isOnline) {
          acknowledged = Math.min(frames, acknowledged + 1);
          ledger.acknowledged(acknowledged);
          carried = carried.filter((frame) => frame === null || frame > acknowledged);
        } else if (each === "disconnect") {
          ledger.disconnected();
          isOnline = false;
          [frames, acknowledged] = [0, 0];
          carried = carried.map(() => null);
        } else if (each === "reconnect" && !isOnline) {
          isOnline = true;
          ledger.sent();
          ledger.connected();
          frames = 1;
          carried = carried.map((frame) => frame ?? frames);
        }
        expect("pending" in ledger.state ? ledger.state.pending : 0).toBe(carried.length);
        expect(ledger.state.kind === "saved").toBe(isOnline && carried.length === 0);
      }
    }),
  );
});
