import { expect, test } from "vitest";
import { createId } from "@entente/shared/model/ids";

test("an id is as long as asked, of safe characters, and no option of a command line", () => {
  const ids = Array.from({ length: 5000 }, () => createId(16));
  expect(ids.filter((id) => !/^\w[\w-]{15}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
