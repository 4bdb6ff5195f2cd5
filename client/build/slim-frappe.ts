// Leaves out of the build what our chart never runs of frappe-gantt: the listeners that the windowed
// chart doesn't bind, the grid, dates and holidays that it draws itself, the popup, and frappe's own
// zooms. A class keeps its methods whether they are called or not, so no bundler finds this out. A
// method that should be missed is not a function, loudly; one that only the probe of frappe's classes
// calls, on a bar that nobody sees, stays and does nothing.

import type { Plugin } from "vite";

/** Methods of frappe's classes that ours overrides without calling, or that only those call. */
export const UNUSED_METHODS: readonly string[] = [
  "bind_bar_events",
  "bind_bar_progress",
  "bind_grid_click",
  "bind_holiday_labels",
  "compute_expected_progress",
  "compute_progress",
  "compute_start_end_date",
  "date_changed",
  "draw_expected_progress_bar",
  "draw_thumbnail",
  "get_all_dependent_tasks",
  "get_closest_date",
  "get_date_info",
  "get_dates_to_draw",
  "get_oldest_starting_date",
  "get_snap_position",
  "get_start_end_positions",
  "getDateFromClick",
  "hide_popup",
  "highlight_current",
  "highlight_holidays",
  "make_dates",
  "make_grid",
  "make_grid_background",
  "make_grid_extras",
  "make_grid_highlights",
  "make_grid_rows",
  "make_grid_ticks",
  "make_side_header",
  "map_arrows_on_bars",
  "prepare_expected_progress_values",
  "progress_changed",
  "scroll_current",
  "set_action_completed",
  "set_dimensions",
  "set_scroll_position",
  "setup_click_event",
  "setup_date_values",
  "setup_dates",
  "setup_dependencies",
  "setup_gantt_dates",
  "setup_tasks",
  "show_popup",
  "unselect_all",
  "update_arrow_position",
  "update_attr",
  "update_bar_position",
  "update_expected_progressbar_position",
  "update_label_position_on_horizontal_scroll",
  "update_options",
  "update_task",
  "view_is",
];

/** Methods that ours override and the probe runs once, with what is left of them: numbers that can be drawn. */
export const EMPTY_METHODS: Readonly<Record<string, string>> = {
  bind: "",
  calculate_path: 'this.path = "M0 0"',
  compute_duration: "this.duration = 0",
  compute_x: "this.x = 0",
  draw_label: "",
  draw_resize_handles: "",
  update_handle_position: "",
  update_label_position: "",
};

/** Date helpers, listener helpers and options that only the methods above, frappe's popup and its zooms use. */
export const UNUSED_HELPERS: readonly string[] = [
  "add",
  "bind",
  "clone",
  "closest",
  "convert_scales",
  "delegate",
  "format",
  "get_days_in_month",
  "get_days_in_year",
  "get_utc_date_values",
  "get_date_values",
  "now",
  "off",
  "on",
  "parse",
  "popup",
  "start_of",
  "to_string",
  "today",
];

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly key?: { readonly name?: string };
  readonly body?: { readonly body: readonly Node[] };
  readonly value?: Node;
  readonly declarations?: readonly { readonly init?: Node & List }[];
  readonly expression?: { readonly type: string; readonly left?: Node & { readonly property?: { name?: string } } };
}
interface List {
  readonly properties?: readonly Node[];
  readonly elements?: readonly (Node & List)[];
}
interface Cut {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** `code` without what isn't used; `program` is its syntax tree. */
export function withoutUnusedMethods(code: string, program: { readonly body: readonly unknown[] }): string {
  const cuts = (program.body as readonly Node[]).flatMap(cutsOf).sort((a, b) => a.start - b.start);
  let kept = "";
  let from = 0;
  for (const { start, end, by } of cuts) {
    kept += code.slice(from, start) + by;
    from = end;
  }
  return kept + code.slice(from);
}

const isIn = (names: readonly string[], { key }: Node): boolean => names.includes(key?.name ?? "");

function cutsOf(statement: Node): Cut[] {
  if (statement.type === "ClassDeclaration") return (statement.body?.body ?? []).flatMap(cutsOfMethod);
  if (statement.type === "VariableDeclaration") {
    return (statement.declarations ?? []).flatMap(({ init }) => [
      ...(init?.properties ?? []).filter((each) => isIn(UNUSED_HELPERS, each)).map(asZero),
      // The list of frappe's own zooms: the only list of objects at the top of the module.
      ...(init?.elements?.[0]?.properties ? [{ start: init.start, end: init.end, by: "[]" }] : []),
    ]);
  }
  // `p.on = ...`, written onto the function that finds elements.
  const helper = statement.expression?.type === "AssignmentExpression" && statement.expression.left?.property?.name;
  return helper && UNUSED_HELPERS.includes(helper) ? [{ start: statement.start, end: statement.end, by: "" }] : [];
}

function cutsOfMethod(method: Node): Cut[] {
  if (isIn(UNUSED_METHODS, method)) return [{ start: method.start, end: method.end, by: "" }];
  const name = method.key?.name ?? "";
  if (!Object.hasOwn(EMPTY_METHODS, name)) return [];
  return [{ start: method.start, end: method.end, by: `${name}() { ${EMPTY_METHODS[name]} }` }];
}

/** A property keeps its place in the list, so that no comma is left over. */
const asZero = ({ start, end, key }: Node): Cut => ({ start, end, by: `${key!.name}: 0` });

/** Slims frappe-gantt in a build; development, and the benchmark that draws frappe as it comes, are left alone. */
export function slimFrappe(): Plugin {
  return {
    name: "entente:slim-frappe",
    apply: (_config, { command, mode }) => command === "build" && mode !== "bench",
    transform(code, id) {
      if (!/frappe-gantt[\\/]dist[\\/]frappe-gantt\.es\.js$/.test(id)) return null;
      return { code: withoutUnusedMethods(code, this.parse(code)), map: null };
    },
  };
}
