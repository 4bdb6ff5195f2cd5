// What the service worker may answer itself: never anything that belongs to a person.

import { expect, test } from "vitest";
import { answerOf } from "../../../client/src/worker/routes.ts";

const ORIGIN = "https://plan.example";
const files = new Set(["/index.html", "/theme.js", "/icon.svg"]);
const answer = (path: string, mode = "no-cors", method = "GET") =>
  answerOf({ method, url: new URL(path, ORIGIN).href, mode }, ORIGIN, files);

test("the API and the sync socket always go to the network, as pages too", () => {
  for (const path of ["/api/projects", "/api", "/sync/abc", "/api/docs"]) {
    expect(answer(path)).toBe("network");
    expect(answer(path, "navigate")).toBe("network");
  }
});

test("every address of ours is the one page, even those that look like the API's", () => {
  for (const path of ["/", "/projects/p1/gantt?task=t1", "/link/abc", "/apiary", "/synchron"]) {
    expect(answer(path, "navigate")).toBe("page");
  }
});

test("files named by their content, and those of this version, come from the device", () => {
  expect(answer("/assets/index-abc.js")).toBe("asset");
  expect(answer("/theme.js")).toBe("file");
  expect(answer("/other.js")).toBe("network");
  expect(answer("/icon.svg", "navigate")).toBe("network");
});

test("what changes something, and what belongs to another site, is left alone", () => {
  expect(answer("/assets/index-abc.js", "no-cors", "POST")).toBe("network");
  expect(answer("https://elsewhere.example/assets/index-abc.js")).toBe("network");
});
