import { expect, test } from "vitest";
import {
  checkEmail,
  checkName,
  checkNewPassword,
  messageOf,
  parseNext,
} from "../../../client/src/features/account/account-form.ts";

test("a filled form has no errors", () => {
  expect([checkName("Ada"), checkEmail(" ada@example.com "), checkNewPassword("12345678")]).toEqual(["", "", ""]);
});

test("each field that is missing or wrong has its own sentence", () => {
  expect(checkName("  ")).toBe("Enter your name.");
  expect(checkEmail("")).toBe("Enter your e-mail address.");
  expect(checkEmail("ada@example")).toMatch(/such as/);
  expect(checkNewPassword("1234567")).toMatch(/at least 8/);
  expect(checkNewPassword("x".repeat(129))).toMatch(/at most 128/);
});

test("after signing in nobody is sent to another site", () => {
  expect(parseNext("/projects/a/gantt?task=1")).toBe("/projects/a/gantt?task=1");
  for (const hostile of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    undefined,
    ["/a"],
  ]) {
    expect(parseNext(hostile)).toBe("/projects");
  }
});

test("a problem's detail is what people read", () => {
  expect(messageOf(Object.assign(new Error("title"), { detail: "The address is taken." }))).toBe(
    "The address is taken.",
  );
  expect(messageOf("odd")).toMatch(/went wrong/);
});
