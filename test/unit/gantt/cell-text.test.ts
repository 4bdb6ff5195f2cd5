import { describe, expect, test } from "vitest";
import type { TaskId } from "@entente/shared/model/ids";
import type { OutlineRow } from "@entente/shared/model/outline";
import { formatLocalDate, parseLocalDate } from "@entente/shared/model/time";
import { parseTypedDate } from "../../../client/src/features/gantt/table/date-text.ts";
import { parsePredecessors } from "../../../client/src/features/gantt/table/predecessor-text.ts";

const day = (text: string) => parseLocalDate(text)!;

describe("a typed date", () => {
  /** Typed on Wednesday 25 Nov 2026 over 5 March 2027. */
  const read = (text: string, locale = "en-GB") => {
    const date = parseTypedDate(text, { locale, today: day("2026-11-25"), base: day("2027-03-05") });
    return date && formatLocalDate(date.day) + (date.minutes === null ? "" : ` ${date.minutes}`);
  };

  test.each([
    ["2026-03-05", "2026-03-05"],
    ["2026-03-05T14:30", "2026-03-05 870"],
    ["2026-3-5 8:00", "2026-03-05 480"],
    ["5/3/26", "2026-03-05"],
    ["5.3.2026", "2026-03-05"],
    ["5.3.", "2027-03-05"],
    ["5 Mar", "2027-03-05"],
    ["March 5, 2026", "2026-03-05"],
    ["1st april 2028", "2028-04-01"],
    ["today", "2026-11-25"],
    [" Tomorrow ", "2026-11-26"],
    ["+3", "2027-03-08"],
    ["-1w", "2027-02-26"],
    ["fri", "2026-11-27"],
    ["wednesday", "2026-11-25"],
  ])("%s is %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test("is read in the order and the language of the plan", () => {
    expect(read("3/5/26", "en-US")).toBe("2026-03-05");
    expect(read("3. März 2026", "de-DE")).toBe("2026-03-03");
    expect(read("12 févr. 2026", "fr-FR")).toBe("2026-02-12");
    expect(read("5 Mar", "xx-not-a-locale-tag")).toBe("2027-03-05");
  });

  test.each(["", "31/2/26", "5", "99 Mar", "5 Foo", "25:00", "5 Mar 10:61", "next week", "<img>", "1".repeat(5000)])(
    "%.20s is none",
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
});

describe("typed predecessors", () => {
  const rows = ["1", "1.1", "1.2", "2"].map(
    (wbs, index) =>
      ({ id: `t${index}`, depth: 0, index, parent: null, hasChildren: false, wbs }) as never as OutlineRow,
  );
  const read = (text: string) => parsePredecessors(text, rows, { minutesPerDay: 480, minutesPerWeek: 2400 });
  const link = (predecessor: string, type = "FS", lag = 0, lagUnit = "working") => ({
    predecessor: predecessor as TaskId,
    type,
    lag,
    lagUnit,
  });

  test.each([
    ["", []],
    ["3", [link("t2")]],
    ["3FS+2d; 1", [link("t2", "FS", 960), link("t0")]],
    ["1.2ss - 4h, 4ff", [link("t2", "SS", -240), link("t3", "FF")]],
    ["2SF+1.5ed", [link("t1", "SF", 2160, "elapsed")]],
    ["2+50%", [link("t1", "FS", 50, "percent")]],
    [" ; 2 ;; ", [link("t1")]],
  ])("%s", (text, links) => {
    expect(read(text)).toEqual({ links });
  });

  test.each([
    ["x9", "“x9” isn't a link. Write 3, 3FS+2d or 2.1SS, with ; between."],
    ["99", "There is no row 99."],
    ["1.9", "There is no row 1.9."],
    ["3FS+soon", "“3FS+soon”: after + comes a time such as 2d, 4h, 1ed or 50%."],
    ["3; 1.2", "Row 1.2 is named twice."],
    ["0", "There is no row 0."],
  ])("%s is refused in plain words", (text, problem) => {
    expect(read(text)).toEqual({ problem });
  });
});
