// Boards written by hand: what is odd in them is mended and told, what is text stays text.

import { expect, test } from "vitest";
import { parseTrello } from "@entente/shared/exchange/trello/read-trello";
import { HOSTILE_TEXTS, lost, refusal } from "./support.ts";

interface Parts {
  readonly lists?: readonly object[];
  readonly cards?: readonly object[];
  readonly [part: string]: unknown;
}

const LISTS = [
  { id: "a", name: "To do", pos: 1, closed: false },
  { id: "z", name: "Erledigt ✅", pos: 2, closed: false },
];

function read(parts: Parts) {
  const board = { name: "Board", dateLastActivity: "2024-03-11T02:02:42.065Z", lists: LISTS, cards: [], ...parts };
  const result = parseTrello(JSON.stringify(board));
  return { ...result, tasks: [...result.plan.tasks.values()], codes: result.warnings.map((warning) => warning.code) };
}

test("a card in a list of done things is complete, one elsewhere when its due date is ticked off", () => {
  const { tasks } = read({
    cards: [
      { id: "1", name: "open", idList: "a" },
      { id: "2", name: "ticked", idList: "a", due: "2024-01-02T10:00:00.000Z", dueComplete: true },
      { id: "3", name: "there", idList: "z" },
    ],
  });
  expect(tasks.map((task) => task.percentComplete)).toEqual([0, 100, 100]);
});

test("start and due date together give the length in working time", () => {
  const { tasks } = read({
    cards: [{ id: "1", name: "x", idList: "a", start: "2024-03-04T08:00:00.000Z", due: "2024-03-12T12:00:00.000Z" }],
  });
  expect(tasks[0]).toMatchObject({
    durationMinutes: 6 * 480 + 240,
    constraint: "SNET",
    constraintDate: "2024-03-04T08:00",
    deadline: "2024-03-12T12:00",
  });
});

test("a plan starts on the day of the board's last activity", () => {
  expect(read({}).plan.settings).toMatchObject({ name: "Board", start: "2024-03-11T08:00" });
});

test("two cards of one id both come in, the second under an id of its own", () => {
  const { tasks, codes } = read({
    cards: [
      { id: "1", name: "x", idList: "a" },
      { id: "1", name: "y", idList: "a" },
    ],
  });
  expect(tasks.map((task) => [task.id, task.title])).toEqual([
    ["1", "x"],
    ["1.2", "y"],
  ]);
  expect(codes).toContain("repeated-id");
});

test("two lists of one id become one column, and it is told", () => {
  const { plan, codes } = read({ lists: [...LISTS, { id: "a", name: "Again", pos: 3 }] });
  expect(plan.columns.size).toBe(2);
  expect(codes).toContain("repeated-id");
});

test("cards on a list the file doesn't hold stand in a column of their own", () => {
  const { plan, tasks, codes } = read({ cards: [{ id: "1", name: "x", idList: "gone" }] });
  expect(plan.columns.get(tasks[0]?.column as never)?.name).toBe("(no list)");
  expect(codes).toContain("unknown-list");
});

test("members and labels the file doesn't hold are left off and told", () => {
  const { tasks, codes } = read({ cards: [{ id: "1", name: "x", idList: "a", idMembers: ["m"], idLabels: ["l"] }] });
  expect(tasks[0]).toMatchObject({ assignees: [], labels: [] });
  expect(codes).toEqual(expect.arrayContaining(["unknown-member", "unknown-label"]));
});

test("a card without a name is called “(no title)”", () => {
  const { tasks, codes } = read({ cards: [{ id: "1", name: " ", idList: "a" }] });
  expect(tasks[0]?.title).toBe("(no title)");
  expect(codes).toContain("no-title");
});

test("several checklists of a card follow one another by position, items by theirs", () => {
  const { tasks, losses } = read({
    cards: [{ id: "1", name: "x", idList: "a" }],
    checklists: [
      {
        id: "k2",
        idCard: "1",
        name: "Second",
        pos: 2,
        checkItems: [{ id: "i3", name: "c", state: "complete", pos: 1 }],
      },
      {
        id: "k1",
        idCard: "1",
        name: "First",
        pos: 1,
        checkItems: [
          { id: "i2", name: "b", pos: 9 },
          { id: "i1", name: "a", pos: 3, due: "2024-01-01T00:00:00.000Z" },
        ],
      },
      { id: "k9", idCard: "deleted", name: "Left over", pos: 1, checkItems: [] },
    ],
  });
  expect(tasks[0]?.checklist.map((item) => [item.text, item.done])).toEqual([
    ["a", false],
    ["b", false],
    ["c", true],
  ]);
  expect(lost(losses, "checklist names")).toBe(2);
  expect(lost(losses, "dates and members of checklist items")).toBe(1);
  expect(lost(losses, "checklists of deleted cards")).toBe(1);
});

test("votes, custom fields, Power-Ups, stickers, places and reminders are named as lost", () => {
  const { losses } = read({
    customFields: [{ name: "Size" }],
    pluginData: [{}],
    cards: [
      {
        id: "1",
        name: "x",
        idList: "a",
        idMembersVoted: ["m", "n"],
        customFieldItems: [{}],
        pluginData: [{}],
        stickers: [{}],
        address: "Here 1",
        cover: { color: "red", idAttachment: "f" },
        due: "2024-01-01T00:00:00.000Z",
        dueReminder: 60,
      },
    ],
  });
  const counts = [
    "votes",
    "custom fields",
    "values of custom fields",
    "Power-Up data",
    "stickers",
    "places",
    "pictures on covers",
    "reminders",
  ];
  expect(counts.map((what) => lost(losses, what))).toEqual([2, 1, 1, 2, 1, 1, 1, 1]);
});

test("an unreadable date is named as lost and the card has none", () => {
  const { tasks, losses } = read({ cards: [{ id: "1", name: "x", idList: "a", due: "next Tuesday" }] });
  expect(tasks[0]?.deadline).toBeNull();
  expect(lost(losses, "unreadable dates")).toBe(1);
});

test("text of any kind is taken over as it is", () => {
  const cards = HOSTILE_TEXTS.map((text, i) => ({ id: `${i}`, name: text, desc: text, idList: "a", pos: i }));
  const { tasks, plan } = read({ cards });
  expect(tasks.map((task) => task.title)).toEqual(HOSTILE_TEXTS.map((text) => text.trim()));
  expect([...plan.notes.values()]).toEqual(HOSTILE_TEXTS);
});

test("fields of wrong types are read as absent", () => {
  const { tasks } = read({
    cards: [
      7,
      null,
      { id: {}, name: ["x"], idList: "a", idMembers: "m", idLabels: { a: 1 }, pos: "high", due: 5, badges: 3 },
    ],
    members: "none",
    labels: 3,
    actions: {},
  } as Parts);
  expect(tasks).toHaveLength(3);
  expect(tasks.every((task) => task.title === "(no title)")).toBe(true);
});

test("an empty board has columns and no tasks", () => {
  expect(read({}).tasks).toEqual([]);
  expect(read({}).plan.columns.size).toBe(2);
});

test.each([
  ["", "empty-file"],
  ["  \n", "empty-file"],
  ['{"lists": [', "broken-json"],
  ["{}", "not-trello"],
  ["[1,2]", "not-trello"],
  ["null", "not-trello"],
  ['"lists cards"', "not-trello"],
  ['{"lists":[],"cards":[{"name":"x"}]}', "not-trello"],
])("the text %j is refused as %s", (text, code) => {
  expect(refusal(() => parseTrello(text)).code).toBe(code);
});

test("the colours of covers and lists are taken over, the nearest where there is no such shade", () => {
  const { plan, tasks, losses } = read({
    lists: [
      { id: "a", name: "To do", pos: 1, color: "sky" },
      { id: "b", name: "Doing", pos: 2, color: null },
    ],
    cards: [
      { id: "1", name: "plain", idList: "a", cover: { color: null } },
      { id: "2", name: "red", idList: "a", cover: { color: "red" } },
      { id: "3", name: "lime", idList: "b", cover: { color: "lime_dark" } },
    ],
  });
  expect(tasks.map((task) => task.cover)).toEqual([null, "red", "green"]);
  expect([...plan.columns.values()].map((column) => column.color)).toEqual(["teal", null]);
  expect(["shades of covers", "shades of lists"].map((what) => lost(losses, what))).toEqual([1, 1]);
});
