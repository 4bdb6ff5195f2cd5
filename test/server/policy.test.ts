// The whole table of who may what, written down a second time: a change of the policy must be made in
// both places, knowingly.

import { describe, expect, test } from "vitest";
import { ACTIONS, STANDINGS, may, type Action, type Standing } from "@entente/server/access/policy";
import { documentRights } from "@entente/server/access/grants";

// o owner, m member, c client, v viewer, l link, a account without a role, n nobody.
const EXPECTED: Record<Action, string> = {
  "project.create": "omcva",
  "project.read": "omcvl",
  "project.export": "omcvl",
  "project.rename": "om",
  "project.archive": "o",
  "plan.read": "omcvl",
  "plan.write": "om",
  "team.read": "om",
  "team.write": "om",
  "review.read": "omcvl",
  "review.write": "",
  "frame.write": "om",
  "thread.write": "omc",
  "thread.link": "om",
  "decision.write": "omc",
  "people.read": "omcvl",
  "member.list": "om",
  "member.change": "o",
  "member.leave": "omcv",
  "invitation.manage": "om",
  "invitation.manage-owner": "o",
  "link.manage": "om",
};
const EXPECTED_ARCHIVED: Partial<Record<Action, string>> = {
  "project.create": "omcva",
  "project.read": "o",
  "project.export": "o",
  "project.archive": "o",
};

const allowed = (action: Action, archived: boolean) =>
  STANDINGS.filter((standing) => may(standing, action, { archived }))
    .map((standing) => standing[0])
    .join("");

describe("the policy", () => {
  test.each(ACTIONS.map((action) => [action]))("gives %s to exactly whom it says", (action) => {
    expect(allowed(action, false)).toBe(EXPECTED[action]);
  });

  test.each(ACTIONS.map((action) => [action]))(
    "gives %s in an archived project to nobody but its owner, if at all",
    (action) => {
      expect(allowed(action, true)).toBe(EXPECTED_ARCHIVED[action] ?? "");
    },
  );

  test("has no action that the expectation doesn't know", () => {
    expect([...ACTIONS].sort()).toEqual(Object.keys(EXPECTED).sort());
  });
});

describe("the rights of a socket", () => {
  const rights = (kind: "plan" | "review" | "team") =>
    Object.fromEntries(
      STANDINGS.map((standing: Standing) => {
        const found = documentRights(standing, kind, false);
        return [standing, found === null ? "-" : found.mayWrite ? "rw" : "r"];
      }),
    );

  test("let the team write the plan and everyone else inside read it", () => {
    expect(rights("plan")).toEqual({
      owner: "rw",
      member: "rw",
      client: "r",
      viewer: "r",
      link: "r",
      account: "-",
      nobody: "-",
    });
  });

  test("let nobody write the review", () => {
    expect(rights("review")).toEqual({
      owner: "r",
      member: "r",
      client: "r",
      viewer: "r",
      link: "r",
      account: "-",
      nobody: "-",
    });
  });

  test("keep the team's document to the team", () => {
    expect(rights("team")).toEqual({
      owner: "rw",
      member: "rw",
      client: "-",
      viewer: "-",
      link: "-",
      account: "-",
      nobody: "-",
    });
  });

  test("end when the project is archived", () => {
    expect(STANDINGS.map((standing) => documentRights(standing, "plan", true))).toEqual(STANDINGS.map(() => null));
  });
});
