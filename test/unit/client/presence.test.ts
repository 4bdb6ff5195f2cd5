import { expect, it } from "vitest";
import { parsePeer } from "../../../client/src/sync/presence.ts";

const user = { id: "u1", name: "Anna" };

it("reads who a peer is and what that person looks at", () => {
  const pointer = { on: "card:t1", x: 0.5, y: 0.25 };
  const view = { on: "column:c1", x: 0, y: 0, zoom: "week", tops: [{ on: "card:t3", x: 0, y: 0.5 }] };
  const carrying = { on: "pin:p1", x: 0.5, y: 1 };
  const state = {
    user,
    board: "kanban",
    pointer,
    view,
    carrying,
    selection: "t1",
    dragging: { task: "t2", label: "12 Nov" },
  };
  expect(parsePeer(7, state)).toEqual({
    clientId: 7,
    userId: "u1",
    name: "Anna",
    board: "kanban",
    pointer,
    view,
    carrying,
    selection: "t1",
    dragging: { task: "t2", label: "12 Nov" },
  });
});

it.each([[null], ["text"], [{}], [{ user: 5 }], [{ user: { id: 5 } }], [{ user: { name: "Anna" } }]])(
  "shows nobody for %j, which carries no identity",
  (state) => {
    expect(parsePeer(7, state)).toBeNull();
  },
);

it("reads what isn't what it should be as nothing, and cuts what is too long", () => {
  const peer = parsePeer(7, {
    user: { ...user, name: "x".repeat(9999) },
    board: "garden",
    pointer: { on: "card:t1", x: "far", y: Infinity },
    view: ["top"],
    selection: 5,
    dragging: { task: {} },
  });
  expect(peer).toMatchObject({ board: null, pointer: null, view: null, selection: null, dragging: null });
  expect(peer?.name).toHaveLength(200);
});
