import { computed } from "vue";
import { describe, expect, test } from "vitest";
import { parseColumnLayout, USUAL_COLUMNS } from "../../../client/src/features/gantt/table/columns.ts";
import { createKept } from "../../../client/src/ui/kept.ts";
import { useCellCursor } from "../../../client/src/features/gantt/table/useCellCursor.ts";
import { useTableColumns } from "../../../client/src/features/gantt/table/useTableColumns.ts";

/** A storage of the browser as far as it is used here. */
function storage(): Storage {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  } as Storage;
}

describe("columns that were kept", () => {
  test.each([
    null,
    "",
    "{",
    "[]",
    "null",
    "7",
    '{"shown":"title"}',
    '{"shown":{"0":"title"},"widths":[1]}',
    '{"widths":{"__proto__":1,"constructor":50,"start":"90","title":null,"finish":1e999}}',
  ])("are the usual ones when %s was stored", (text) => {
    expect(parseColumnLayout(text)).toEqual({ shown: USUAL_COLUMNS, widths: {} });
  });

  test("leave out what is no column, doubles and impossible widths, and always hold the title", () => {
    const text = '{"shown":["labels","nonsense","labels",7,"wbs"],"widths":{"labels":9999,"wbs":-4,"start":90.4}}';
    expect(parseColumnLayout(text)).toEqual({
      shown: ["wbs", "title", "labels"],
      widths: { labels: 640, wbs: 40, start: 90 },
    });
  });

  test("come back in the order and width they were left in", () => {
    const stored = storage();
    const kept = createKept("columns", () => stored);
    const columns = useTableColumns(kept);
    columns.setShown(["done", "start", "row"]);
    columns.move("start", -1);
    columns.setWidth("done", 200);
    const again = useTableColumns(kept);
    expect(again.shown.value).toEqual(["row", "title", "start", "done"]);
    expect(again.widthOf("done")).toBe(200);
    again.reset();
    expect(useTableColumns(kept).shown.value).toEqual(USUAL_COLUMNS);
  });

  test("don't move past those that stay at the left", () => {
    const columns = useTableColumns(createKept("", () => null));
    columns.move("start", -1);
    columns.move("title", 1);
    expect(columns.shown.value).toEqual(USUAL_COLUMNS);
  });

  test("hold where storage is forbidden", () => {
    const forbidden = {
      getItem: () => {
        throw new Error("SecurityError");
      },
      setItem: () => {
        throw new Error("QuotaExceededError");
      },
    } as unknown as Storage;
    const columns = useTableColumns(createKept("", () => forbidden));
    columns.setWidth("start", 99);
    expect(columns.widthOf("start")).toBe(99);
  });
});

describe("the cell cursor", () => {
  test("stops at both ends of the row, and falls back to the title when its column goes", () => {
    const columns = useTableColumns(createKept("", () => null));
    const cursor = useCellCursor(computed(() => columns.shown.value));
    expect(cursor.step(-1)).toBe(false);
    cursor.toEdge("last");
    expect([cursor.column.value, cursor.step(1)]).toEqual(["done", false]);
    columns.setShown(["title", "start"]);
    expect(cursor.column.value).toBe("title");
  });
});
