// Arbitrary documents that no honest client would write: wrong types, Y types where plain values are
// due, huge texts, circles, ids named like prototypes, roots of another kind.

import fc from "fast-check";
import * as Y from "yjs";

/** Few ids, so that parents, links and references often meet, in circles too. */
const ID = fc.constantFrom(
  "a",
  "b",
  "c",
  "d",
  "__proto__",
  "constructor",
  "toString",
  "",
  "x/y",
  "x>y",
  "\ud800",
  "z".repeat(300),
);

const NUMBER = fc.oneof(
  fc.constantFrom(NaN, Infinity, -Infinity, -0, -1, 1e300, 0.5, 100, 101, 480, 2 ** 53),
  fc.double(),
  fc.integer(),
);

const TEXT = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "FS",
    "MSO",
    "high",
    "milestone",
    "working",
    "2026-02-30T08:00",
    "2026-02-03T08:00:30",
    "2026-02-03",
    "9999-12-31T23:59:59.999",
    "\ud83d",
    "<img onerror>",
  ),
  fc.constant("long ".repeat(2_500)),
  fc.constant("V".repeat(600)),
);

const PLAIN = fc.oneof(
  { weight: 4, arbitrary: ID },
  { weight: 4, arbitrary: fc.boolean() },
  { weight: 3, arbitrary: NUMBER },
  { weight: 3, arbitrary: TEXT },
  fc.constantFrom(null, undefined, 10n),
  fc.uint8Array({ maxLength: 4 }),
);

const SHIFTS = fc.array(fc.oneof(fc.tuple(NUMBER, NUMBER), fc.tuple(fc.nat(1500), fc.nat(1500)), PLAIN), {
  maxLength: 4,
});
const DAY_TEXT = fc.constantFrom("2026-01-01", "2026-12-31", "2026-02-30", 7, null);

const NESTED = fc.oneof(
  SHIFTS,
  fc.record(
    { type: fc.oneof(fc.constantFrom("MSO", "ASAP", "SNET"), PLAIN), date: fc.oneof(TEXT, PLAIN) },
    { requiredKeys: [], noNullPrototype: true },
  ),
  fc.record(
    {
      name: PLAIN,
      from: DAY_TEXT,
      to: DAY_TEXT,
      shifts: SHIFTS,
      week: fc.array(fc.oneof(SHIFTS, PLAIN), { maxLength: 9 }),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  fc.record(
    {
      name: TEXT,
      takenAt: NUMBER,
      start: fc.constantFrom("2026-02-03T08:00", "2026-02-03T08:00:30", "2026-02-30T08:00"),
      finish: fc.constantFrom("2026-02-03T08:00", "2026-02-04T17:00"),
      durationMinutes: NUMBER,
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  fc.record(
    {
      frame: ID,
      version: ID,
      thread: ID,
      number: NUMBER,
      sha256: fc.constantFrom("0".repeat(64), "f".repeat(64), "no"),
      mediaType: fc.constantFrom("image/png", "text/html"),
      fileName: TEXT,
      bytes: fc.nat(),
      width: NUMBER,
      by: fc.oneof(fc.constant({ userId: "u", name: "n" }), PLAIN),
      at: fc.oneof(fc.nat(), NUMBER),
      text: TEXT,
      outcome: fc.constantFrom("approved", "maybe"),
      minorPerHour: NUMBER,
      currency: fc.constantFrom("EUR", "euro"),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  // A Uint8Array as prototype is left out: lib0 itself throws on decoding or encoding that.
  fc.dictionary(
    fc.constantFrom("__proto__", "type", "date"),
    fc.oneof(ID, fc.constant({ type: "MSO", date: "2026-02-03T08:00" })),
    {
      maxKeys: 3,
      noNullPrototype: true,
    },
  ),
);

type MakeY = () => Y.AbstractType<unknown>;
const Y_TYPE: fc.Arbitrary<MakeY> = fc.constantFrom<MakeY[]>(
  () => new Y.Map([["title", "inner"]]) as Y.AbstractType<unknown>,
  () => new Y.Array() as Y.AbstractType<unknown>,
  () => new Y.Text("text") as unknown as Y.AbstractType<unknown>,
  () => new Y.XmlFragment() as unknown as Y.AbstractType<unknown>,
);

type Value = { readonly plain: unknown } | { readonly make: MakeY };
const VALUE: fc.Arbitrary<Value> = fc.oneof(
  { weight: 8, arbitrary: PLAIN.map((plain) => ({ plain })) },
  { weight: 4, arbitrary: NESTED.map((plain) => ({ plain })) },
  { weight: 1, arbitrary: Y_TYPE.map((make) => ({ make })) },
);

const FIELD = fc.oneof(
  fc.constantFrom(
    "title",
    "parent",
    "order",
    "kind",
    "column",
    "cardOrder",
    "durationMinutes",
    "optimisticMinutes",
    "pessimisticMinutes",
    "elapsed",
    "constraint",
    "deadline",
    "percentComplete",
    "actualStart",
    "actualFinish",
    "manual",
    "manualStart",
    "priority",
    "blocked",
    "cover",
    "estimateMinutes",
    "calendar",
    "ignoreResourceCalendars",
    "levellingDelayMinutes",
    "active",
    "archived",
    "type",
    "lag",
    "lagUnit",
    "name",
    "wipLimit",
    "countsAsDone",
    "base",
    "email",
    "userId",
    "color",
    "start",
    "minutesPerDay",
    "locale",
    "currency",
    "statusDate",
    "scheduleFrom",
    "finish",
    "rescheduleRemaining",
    "multipleCriticalPaths",
    "version",
    "x",
    "y",
    "by",
    "at",
    "page",
    "resolved",
    "resolvedBy",
    "task",
    "minor",
    "__proto__",
    "constructor",
  ),
  fc
    .tuple(fc.constantFrom("assignee/", "label/", "exception/", "workWeek/", "day/", "check/"), ID)
    .map((parts) => parts.join("")),
  fc.tuple(ID, fc.constantFrom("text", "done", "order", "")).map(([id, part]) => `check/${id}/${part}`),
  fc
    .tuple(ID, fc.constantFrom("units", "workMinutes", "overtimeMinutes", "delayMinutes", "contour", ""))
    .map(([id, field]) => `assignment/${id}/${field}`),
  fc.oneof(fc.double(), fc.integer(), ID).map((at) => `pause/${at}`),
  fc.integer({ min: -1, max: 8 }).map((day) => `day/${day}`),
);

const RECORD_ID = fc.oneof(
  fc
    .tuple(fc.constantFrom("0", "10", "11", "-1"), fc.constantFrom("", "/a", "/x/y", "/"))
    .map((parts) => parts.join("")),
  { weight: 3, arbitrary: ID },
  fc.tuple(ID, ID).map(([a, b]) => `${a}>${b}`),
);
const FIELDS = fc.array(fc.tuple(FIELD, VALUE), { maxLength: 12 });

/** A task whose parent and column often exist, so that circles and archived parents are met often. */
const TASK_FIELDS = fc.record({
  parent: fc.constantFrom("a", "b", "c", "d", null),
  archived: fc.boolean(),
  column: fc.constantFrom("a", "b", "gone"),
  order: fc.constantFrom("V", "W", "bad key"),
});

export interface HostileRecipe {
  readonly records: readonly (readonly [root: string, id: string, fields: readonly (readonly [string, Value])[]])[];
  readonly tasks: readonly (readonly [id: string, fields: Readonly<Record<string, unknown>>])[];
  readonly entries: readonly (readonly [root: string, key: string, value: Value])[];
  readonly notes: readonly (readonly [id: string, text: string])[];
  readonly spoiledRoots: readonly string[];
}

/** What to put into a hostile document whose roots are `roots`. */
export function hostileRecipes(roots: readonly string[]): fc.Arbitrary<HostileRecipe> {
  const root = fc.constantFrom(...roots);
  return fc.record({
    records: fc.array(fc.tuple(root, RECORD_ID, FIELDS), { maxLength: 15 }),
    tasks: fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), TASK_FIELDS), { maxLength: 6 }),
    entries: fc.array(fc.tuple(root, fc.oneof(RECORD_ID, FIELD), VALUE), { maxLength: 10 }),
    notes: fc.array(fc.tuple(ID, TEXT), { maxLength: 3 }),
    spoiledRoots: fc.array(root, { maxLength: 1 }),
  });
}

/** The document of a recipe, as the program that wrote it has it. */
export function createHostileDocument(recipe: HostileRecipe): Y.Doc {
  const doc = new Y.Doc();
  for (const name of recipe.spoiledRoots) doc.getText(name).insert(0, "no map");
  const mapOf = (name: string) => (recipe.spoiledRoots.includes(name) ? null : doc.getMap(name));
  for (const [name, id, fields] of recipe.records) {
    mapOf(name)?.set(id, new Y.Map(fields.map(([key, value]) => [key, valueOf(value)])));
  }
  for (const [id, fields] of recipe.tasks) {
    const record = new Y.Map(Object.entries(fields));
    mapOf("tasks")?.set(id, record);
  }
  for (const [name, key, value] of recipe.entries) mapOf(name)?.set(key, valueOf(value));
  for (const [id, text] of recipe.notes) doc.getText(`notes/${id}`).insert(0, text);
  return doc;
}

function valueOf(value: Value): unknown {
  return "make" in value ? value.make() : value.plain;
}
