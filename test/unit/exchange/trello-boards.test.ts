// Real boards, counted against the file itself.

import { expect, test } from "vitest";
import { parseTrello } from "@entente/shared/exchange/trello/read-trello";
import { dataText, describeWithData } from "../../support/data.ts";
import { lazily, lost, refusal } from "./support.ts";

function readBoard(file: string) {
  const { plan, losses, warnings } = parseTrello(dataText(file));
  return { plan, losses, warnings, tasks: [...plan.tasks.values()], columns: [...plan.columns.values()] };
}

describeWithData("a board of 682 cards", () => {
  const board = lazily(() => readBoard("trello/board-682-cards.json"));

  test("every card becomes a task, and archived are the 43 archived ones with the 13 of archived lists", () => {
    const { warnings, tasks } = board();
    expect(tasks).toHaveLength(682);
    expect(tasks.filter((task) => task.archived)).toHaveLength(43 + 13);
    expect(warnings.find((warning) => warning.code === "archived-list")?.ids).toHaveLength(13);
  });

  test("all twelve lists become columns in their order, emoji included, four of them archived", () => {
    const { columns } = board();
    expect(columns.map((column) => column.name)).toEqual([
      "Backlog",
      "Design",
      "To Do",
      "Doing",
      "Code Review",
      "Testing",
      "Done",
      "Done [WEEK 3/6-12]",
      "Done",
      "Done 🎉",
      "Deferred",
      "Obsolete",
    ]);
    expect(columns.filter((column) => column.archived)).toHaveLength(4);
    expect(columns.filter((column) => column.countsAsDone).map((column) => column.name)).toEqual([
      "Done",
      "Done [WEEK 3/6-12]",
      "Done",
      "Done 🎉",
    ]);
    expect(columns.find((column) => column.name === "Code Review")?.wipLimit).toBe(3);
  });

  test("members and labels come along, one person or label for each", () => {
    const { plan, tasks } = board();
    expect(plan.people.size).toBe(7);
    expect(plan.labels.size).toBe(27);
    expect(tasks.filter((task) => task.assignees.length > 0)).toHaveLength(209);
    expect(tasks.filter((task) => task.labels.length > 0)).toHaveLength(372);
  });

  test("descriptions become notes as written", () => {
    const { plan } = board();
    expect(plan.notes.size).toBe(370);
  });

  test("due dates become deadlines in UTC's wall time and a start date the earliest start", () => {
    const { tasks } = board();
    expect(tasks.flatMap((task) => task.deadline ?? [])).toEqual(
      expect.arrayContaining(["2020-01-23T20:00", "2023-11-09T03:31"]),
    );
    expect(tasks.filter((task) => task.deadline !== null)).toHaveLength(2);
    expect(tasks.filter((task) => task.constraint === "SNET").map((task) => task.constraintDate)).toEqual([
      "2023-11-09T03:31",
    ]);
  });

  test("cards keep their order within a list", () => {
    const { tasks, columns } = board();
    const json = JSON.parse(dataText("trello/board-682-cards.json")) as {
      cards: { id: string; idList: string; pos: number }[];
    };
    for (const column of columns) {
      const wanted = json.cards
        .filter((card) => card.idList === column.id)
        .sort((a, b) => a.pos - b.pos)
        .map((card) => card.id);
      const got = tasks
        .filter((task) => task.column === column.id)
        .sort((a, b) => (a.cardOrder < b.cardOrder ? -1 : 1))
        .map((task) => task.id);
      expect(got).toEqual(wanted);
    }
  });

  test("what stays on Trello is named with its number", () => {
    const { losses } = board();
    expect(lost(losses, "attachments")).toBe(56);
    expect(lost(losses, "activity entries")).toBe(960);
    expect(lost(losses, "pictures on covers")).toBe(26);
    // The export holds 40 comments, the badges of the cards count more.
    expect(lost(losses, "comments")).toBeGreaterThanOrEqual(40);
    expect(losses.find((loss) => loss.what === "comments")?.examples).toHaveLength(3);
  });
});

describeWithData("a board with checklists", () => {
  const board = lazily(() => readBoard("trello/board-62-cards-checklists.json"));

  test("every checklist item comes along with its state", () => {
    const { tasks } = board();
    const items = tasks.flatMap((task) => task.checklist);
    expect(items).toHaveLength(66);
    const json = JSON.parse(dataText("trello/board-62-cards-checklists.json")) as {
      checklists: { checkItems: { state: string }[] }[];
    };
    const states = json.checklists
      .flatMap((checklist) => checklist.checkItems)
      .map((item) => item.state === "complete");
    expect(items.filter((item) => item.done)).toHaveLength(states.filter(Boolean).length);
    expect(tasks.filter((task) => task.checklist.length > 0)).toHaveLength(17);
  });

  test("items stand in the order of the card", () => {
    const { plan } = board();
    const task = plan.tasks.get("59c1364dcd946282531f611c" as never);
    expect(task?.checklist[0]).toMatchObject({
      text: "add password and confirm password fields to signup",
      done: true,
    });
    const orders = task?.checklist.map((item) => item.order) ?? [];
    expect(orders).toEqual([...orders].sort());
  });

  test("comments, attachments and the names of checklists are named as lost", () => {
    const { losses } = board();
    expect(lost(losses, "comments")).toBe(32);
    expect(lost(losses, "attachments")).toBe(21);
    expect(lost(losses, "checklist names")).toBe(7);
  });
});

describeWithData("files that only look like a board", () => {
  test("a WeKan board is refused by its name", () => {
    expect(refusal(() => parseTrello(dataText("csv/wekan_export.json")))).toMatchObject({
      code: "wekan-board",
      message: expect.stringContaining("WeKan"),
    });
  });

  test("a list of GitHub issues is refused as no board", () => {
    expect(refusal(() => parseTrello(dataText("github/rest-issues-hpke.json"))).code).toBe("not-trello");
  });

  test("a board cut off in the middle is refused and told where", () => {
    const text = dataText("trello/board-62-cards-checklists.json").slice(0, 100_000);
    expect(refusal(() => parseTrello(text)).code).toBe("broken-json");
  });
});
