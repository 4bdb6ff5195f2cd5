// Which hint comes next, and what a browser remembers of them.

import { expect, test } from "vitest";
import { createHintMemory, nextHint, type HintPlace } from "../../../client/src/features/project-shell/hints.ts";
import type { Kept } from "../../../client/src/ui/kept.ts";

const place = (rest: Partial<HintPlace> = {}): HintPlace => ({
  board: "kanban",
  mayWrite: true,
  isTouch: false,
  hasContent: true,
  ...rest,
});

test("a board's own hints come first, then what holds everywhere, then none", () => {
  expect(nextHint(place(), [])?.id).toBe("kanban.drag");
  expect(nextHint(place(), ["kanban.drag"])?.id).toBe("keys");
  expect(nextHint(place(), ["kanban.drag", "keys"])).toBeNull();
});

test("fingers are told of fingers, readers of nothing they may not do, and an empty board of nothing", () => {
  expect(nextHint(place({ isTouch: true }), [])?.id).toBe("kanban.hold");
  expect(nextHint(place({ isTouch: true }), ["kanban.hold"])).toBeNull();
  expect(nextHint(place({ mayWrite: false }), [])?.id).toBe("keys");
  expect(nextHint(place({ hasContent: false }), [])).toBeNull();
});

test("what one person has put away another still sees; no more hints holds for the device", () => {
  const storage = new Map<string, string>();
  const make = (key: string): Kept => ({
    read: () => storage.get(key) ?? null,
    write: (text) => void storage.set(key, text),
  });
  createHintMemory("ana", make).putAway("keys");
  createHintMemory("ana", make).putAway("gantt.drag");
  expect(createHintMemory("ana", make).seen()).toEqual(["keys", "gantt.drag"]);
  expect(createHintMemory("ben", make).seen()).toEqual([]);
  createHintMemory("ben", make).wantNone();
  expect(createHintMemory("ana", make).seen()).toBeNull();
});
