// Whom a text names.

import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionParts, mentionsIn } from "@entente/shared/model/mentions";

const CLARA = { userId: "1", name: "Clara" };
const CLARA_C = { userId: "2", name: "Clara Client" };
const AGE = { userId: "3", name: "Åge (PM)" };
const PEOPLE = [CLARA, CLARA_C, AGE];

test.each([
  ["hello @Clara Client, see this", ["2"]],
  ["@clara, and @Clara client", ["1", "2"]],
  ["@Claraissa or mail@Clara or Clara", []],
  ["ask @Åge (PM)!", ["3"]],
  ["@@Clara @", ["1"]],
])("%j mentions %j", (text, ids) => {
  expect(mentionsIn(text, PEOPLE).map(({ userId }) => userId)).toEqual(ids);
});

test("two people of one name are both meant", () => {
  const twin = { userId: "9", name: "clara" };
  expect(mentionsIn("@Clara", [CLARA, twin])).toEqual([CLARA, twin]);
});

test("whatever the text, its parts joined are the text", () => {
  const text = fc
    .array(fc.constantFrom("@", "Clara", " ", "Client", "Åge (PM)", "\u202e", "x", "\ud800"))
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, (given) => {
      expect(
        mentionParts(given, PEOPLE)
          .map((part) => part.text)
          .join(""),
      ).toBe(given);
    }),
  );
});

test("a blank name is nobody's", () => {
  expect(
    mentionsIn("@ @", [
      { userId: "1", name: " " },
      { userId: "2", name: "" },
    ]),
  ).toEqual([]);
});
