import { describe, expect, it } from "vitest";
import { parseMspdi } from "@entente/shared/exchange/mspdi/read-mspdi";
import { occurrencesOf } from "@entente/shared/model/recurrence";
import { formatLocalDate, parseLocalDate } from "@entente/shared/model/time";
import type { TaskId } from "@entente/shared/model/ids";
import { HOSTILE_TEXTS, lost, refusal } from "./support.ts";

const HEAD = "<StartDate>2026-01-05T08:00:00</StartDate><CalendarUID>1</CalendarUID>";
const project = (content: string, head = HEAD) =>
  `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project">${head}${content}</Project>`;
const task = (uid: number, content = "") =>
  `<Task><UID>${uid}</UID><Name>T${uid}</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>${content}</Task>`;
const tasks = (...list: string[]) => `<Tasks>${list.join("")}</Tasks>`;
const link = (uid: number, content = "") =>
  `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID>${content}</PredecessorLink>`;
const escape = (text: string) => text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;");
const id = (text: string) => text as TaskId;

describe("parseMspdi", () => {
  it("reads outline levels as parents, and leaves the project's own row out", () => {
    const level = (uid: number, depth: number) =>
      `<Task><UID>${uid}</UID><Name>T${uid}</Name><OutlineLevel>${depth}</OutlineLevel></Task>`;
    const { plan } = parseMspdi(
      project(tasks(level(0, 0), level(1, 1), level(2, 2), level(3, 3), level(4, 2), level(5, 1))),
    );
    expect(Array.from(plan.tasks.values(), (one) => [one.id, one.parent])).toEqual([
      ["t1", null],
      ["t2", "t1"],
      ["t3", "t2"],
      ["t4", "t1"],
      ["t5", null],
    ]);
  });

  it.each([
    ["<Type>0</Type>", { type: "FF", lag: 0, lagUnit: "working" }],
    ["<Type>1</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat>", { type: "FS", lag: 480, lagUnit: "working" }],
    ["<Type>2</Type><LinkLag>-15</LinkLag><LagFormat>5</LagFormat>", { type: "SF", lag: -1.5, lagUnit: "working" }],
    ["<Type>3</Type><LinkLag>14400</LinkLag><LagFormat>8</LagFormat>", { type: "SS", lag: 1440, lagUnit: "elapsed" }],
    ["<Type>1</Type><LinkLag>-50</LinkLag><LagFormat>19</LagFormat>", { type: "FS", lag: -50, lagUnit: "percent" }],
  ])("reads the link %s", (content, expected) => {
    const { plan } = parseMspdi(project(tasks(task(1), task(2, link(1, content)))));
    expect(Array.from(plan.dependencies.values())).toMatchObject([{ predecessor: "t1", successor: "t2", ...expected }]);
  });

  it("leaves links to nowhere, to the task itself and to other projects out, and names them", () => {
    const cross = link(1, "<CrossProject>1</CrossProject>");
    const { plan, losses, warnings } = parseMspdi(
      project(tasks(task(1), task(2, link(7) + link(2) + cross + link(1)))),
    );
    expect(plan.dependencies.size).toBe(1);
    expect([
      lost(losses, "links to nowhere"),
      lost(losses, "links to themselves"),
      lost(losses, "links to other projects"),
    ]).toEqual([1, 1, 1]);
    expect(warnings.map(({ code }) => code)).toEqual(["link-to-nowhere", "link-to-self"]);
  });

  it("keeps the first of repeated UIDs for links and gives the second an id of its own", () => {
    const { plan, uids, warnings } = parseMspdi(project(tasks(task(1), task(1), task(2, link(1)))));
    expect(Array.from(plan.tasks.keys())).toEqual(["t1", "t1.2", "t2"]);
    expect(uids.get(id("t1.2"))).toBe(1);
    expect(Array.from(plan.dependencies.keys())).toEqual(["t1>t2"]);
    expect(warnings.map(({ code }) => code)).toEqual(["repeated-uid"]);
  });

  it("counts blank rows, interim plans and custom fields as lost", () => {
    const extra =
      "<Baseline><Number>0</Number><Interim>1</Interim></Baseline><ExtendedAttribute><Value>x</Value></ExtendedAttribute>";
    const { plan, losses } = parseMspdi(project(tasks(task(1, extra), "<Task><UID>2</UID><IsNull>1</IsNull></Task>")));
    expect(plan.tasks.size).toBe(1);
    expect([lost(losses, "blank rows"), lost(losses, "interim plans"), lost(losses, "custom fields")]).toEqual([
      1, 1, 1,
    ]);
  });

  it("puts a task in the column of its progress", () => {
    const at = (uid: number, percent: number) => task(uid, `<PercentComplete>${percent}</PercentComplete>`);
    const { plan } = parseMspdi(project(tasks(at(1, 0), at(2, 40), at(3, 100))));
    const names = Array.from(plan.tasks.values(), (one) => plan.columns.get(one.column!)!.name);
    expect(names).toEqual(["To do", "In progress", "Done"]);
  });

  it("reads constraints, deadlines, priorities, manual scheduling, elapsed durations and notes", () => {
    const content =
      "<ConstraintType>4</ConstraintType><ConstraintDate>2026-01-07T08:00:00</ConstraintDate><Deadline>2026-01-09T17:00:00</Deadline>" +
      "<Priority>700</Priority><Manual>1</Manual><ManualStart>2026-01-08T08:00:00</ManualStart><DurationFormat>8</DurationFormat>" +
      "<Notes>one&#10;two</Notes>";
    const { plan } = parseMspdi(project(tasks(task(1, content))));
    expect(plan.tasks.get(id("t1"))).toMatchObject({
      constraint: "SNET",
      constraintDate: "2026-01-07T08:00",
      deadline: "2026-01-09T17:00",
      priority: "high",
      manual: true,
      manualStart: "2026-01-08T08:00",
      elapsed: true,
      durationMinutes: 480,
    });
    expect(plan.notes.get(id("t1"))).toBe("one\ntwo");
  });

  it("reads a task without duration as a milestone", () => {
    const { plan } = parseMspdi(project(tasks("<Task><UID>1</UID><Name>M</Name><Duration>PT0H0M0S</Duration></Task>")));
    expect(plan.tasks.get(id("t1"))).toMatchObject({ kind: "milestone", durationMinutes: 0 });
  });

  it("takes work resources for people and names material ones as lost", () => {
    const people =
      "<Resources><Resource><UID>1</UID><Name>Ada</Name><Type>1</Type></Resource><Resource><UID>2</UID><Name>Sand</Name><Type>0</Type></Resource></Resources>" +
      "<Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID></Assignment>" +
      "<Assignment><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID></Assignment></Assignments>";
    const { plan, losses } = parseMspdi(project(tasks(task(1)) + people));
    expect(Array.from(plan.people.values(), ({ name }) => name)).toEqual(["Ada"]);
    expect(plan.tasks.get(id("t1"))!.assignees).toEqual(["p1"]);
    expect(lost(losses, "material and cost resources")).toBe(1);
    expect(lost(losses, "assignments of material and cost resources")).toBe(1);
  });

  it("folds resource calendars that add nothing into their base, and keeps those that do", () => {
    const day = "<WeekDay><DayType>2</DayType><DayWorking>0</DayWorking></WeekDay>";
    const calendar = (uid: number, base: number, days = "") =>
      `<Calendar><UID>${uid}</UID><Name>C${uid}</Name><IsBaseCalendar>${base < 0 ? 1 : 0}</IsBaseCalendar><BaseCalendarUID>${base}</BaseCalendarUID>` +
      `<WeekDays>${days}</WeekDays></Calendar>`;
    const resource = (uid: number, of: number) =>
      `<Resource><UID>${uid}</UID><Name>R${uid}</Name><CalendarUID>${of}</CalendarUID></Resource>`;
    const { plan } = parseMspdi(
      project(
        `<Calendars>${calendar(1, -1)}${calendar(2, 1)}${calendar(3, 1, day)}</Calendars>${tasks(task(1))}` +
          `<Resources>${resource(1, 2)}${resource(2, 3)}</Resources>`,
      ),
    );
    expect(Array.from(plan.calendars.values(), ({ id: own, base }) => [own, base])).toEqual([
      ["c1", null],
      ["c3", "c1"],
    ]);
    expect(Array.from(plan.people.values(), (person) => person.calendar)).toEqual([null, "c3"]);
  });

  it.each(HOSTILE_TEXTS.map((name) => [name.slice(0, 40), name]))("keeps the name %j as text", (_, name) => {
    const { plan } = parseMspdi(project(tasks(`<Task><UID>1</UID><Name>${escape(name)}</Name></Task>`)));
    expect(plan.tasks.get(id("t1"))!.title).toBe(name.trim());
  });

  it("gives the same plan for the same file", () => {
    const xml = project(tasks(task(1), task(2, link(1))));
    expect(parseMspdi(xml)).toEqual(parseMspdi(xml));
  });
});

describe("recurring calendar exceptions", () => {
  const days = (from: string, to: string, rule: string) => {
    const xml =
      "<Calendars><Calendar><UID>1</UID><IsBaseCalendar>1</IsBaseCalendar><Exceptions><Exception>" +
      `<TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod>${rule}<DayWorking>0</DayWorking>` +
      `</Exception></Exceptions></Calendar></Calendars>${tasks(task(1))}`;
    const [calendar] = parseMspdi(project(xml)).plan.calendars.values();
    return calendar!.exceptions.flatMap(({ from: first, to: last, repeat }) => {
      if (!repeat) return first === last ? first : `${first}..${last}`;
      return occurrencesOf(repeat, parseLocalDate(first)!, parseLocalDate(last)!, 1000).days.map(formatLocalDate);
    });
  };

  it.each([
    ["daily", "<Type>1</Type>", ["2026-01-01..2026-03-31"]],
    ["every 30 days", "<Type>1</Type><Period>30</Period>", ["2026-01-01", "2026-01-31", "2026-03-02"]],
    [
      "every fourth Friday",
      "<Type>6</Type><Period>4</Period><DaysOfWeek>32</DaysOfWeek>",
      ["2026-01-02", "2026-01-30", "2026-02-27", "2026-03-27"],
    ],
    [
      "on the 15th",
      "<Type>4</Type><Period>1</Period><MonthDay>15</MonthDay>",
      ["2026-01-15", "2026-02-15", "2026-03-15"],
    ],
    [
      "the second Friday",
      "<Type>5</Type><Period>1</Period><MonthItem>8</MonthItem><MonthPosition>1</MonthPosition>",
      ["2026-01-09", "2026-02-13", "2026-03-13"],
    ],
    [
      "the last weekday",
      "<Type>5</Type><Period>2</Period><MonthItem>1</MonthItem><MonthPosition>4</MonthPosition>",
      ["2026-01-30", "2026-03-31"],
    ],
    ["14 February, every year", "<Type>2</Type><Month>1</Month><MonthDay>14</MonthDay>", ["2026-02-14"]],
    [
      "the first Sunday of March",
      "<Type>3</Type><Month>2</Month><MonthItem>3</MonthItem><MonthPosition>0</MonthPosition>",
      ["2026-03-01"],
    ],
  ])("are written out: %s", (_, rule, expected) => {
    expect(days("2026-01-01", "2026-03-31", rule)).toEqual(expected);
  });
});

describe("files that are refused", () => {
  const deep = `${"<a>".repeat(60)}${"</a>".repeat(60)}`;
  it.each([
    ["", "empty-file"],
    ["  \n", "empty-file"],
    ["Task;Start;Finish", "not-xml"],
    ['<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Project><Tasks/></Project>', "xml-doctype"],
    ['<!-- hello --><!doctype x SYSTEM "file:///etc/passwd"><Project><Tasks/></Project>', "xml-doctype"],
    ["<Project><Tasks><Task></Project>", "xml-broken"],
    ["<Project><Tasks>", "xml-broken"],
    [project(deep), "xml-too-deep"],
    ["<rss><channel/></rss>", "not-mspdi"],
    ["<Project><PropertyGroup><Name>x</Name></PropertyGroup></Project>", "not-mspdi"],
    [project(tasks(task(1)), ""), "no-start"],
  ])("%j: %s", (xml, code) => {
    expect(refusal(() => parseMspdi(xml)).code).toBe(code);
  });

  it("an entity that was never declared stays text", () => {
    const { plan } = parseMspdi(project(tasks("<Task><UID>1</UID><Name>&xxe;</Name></Task>")));
    expect(plan.tasks.get(id("t1"))!.title).toBe("&xxe;");
  });

  it("values that are no numbers, dates or durations never fail", () => {
    const odd =
      "<OutlineLevel>x</OutlineLevel><Duration>soon</Duration><ConstraintType>99</ConstraintType><PercentComplete>NaN</PercentComplete>";
    const { plan } = parseMspdi(
      project(tasks(`<Task><UID>x</UID>${odd}<ActualStart>2026-13-45T99:00:00</ActualStart></Task>`)),
    );
    expect(Array.from(plan.tasks.values())).toMatchObject([
      { durationMinutes: 0, constraint: "ASAP", percentComplete: 0, actualStart: null },
    ]);
  });
});
