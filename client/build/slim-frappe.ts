// Leaves out of the build what our chart never runs of frappe-gantt: the listeners that the windowed
// chart doesn't bind, the grid, dates and holidays that it draws itself, and the popup. A class keeps its
// methods whether they are called or not, so no bundler finds this out. A method that should be
// missed is not a function, loudly.

import type { Plugin } from "vite";

/** Methods of frappe's `Gantt` that ours overrides without calling, or that only those call. */
export const UNUSED_METHODS: readonly string[] = [
  "bind_bar_events",
  "bind_bar_progress",
  "bind_grid_click",
  "bind_holiday_labels",
  "get_all_dependent_tasks",
  "get_closest_date",
  "get_date_info",
  "get_dates_to_draw",
  "get_oldest_starting_date",
  "get_snap_position",
  "get_start_end_positions",
  "getDateFromClick",
  "highlight_current",
  "highlight_holidays",
  "make_dates",
  "make_grid",
  "make_grid_background",
  "make_grid_extras",
  "make_grid_highlights",
  "make_grid_rows",
  "make_grid_ticks",
  "scroll_current",
  "set_dimensions",
  "set_scroll_position",
  "show_popup",
  "update_label_position_on_horizontal_scroll",
];

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: { readonly name: string } | null;
  readonly key?: { readonly name?: string };
  readonly body?: { readonly body: readonly Node[] };
}

/** `code` without the unused methods; `program` is its syntax tree. */
export function withoutUnusedMethods(code: string, program: { readonly body: readonly unknown[] }): string {
  const unused = new Set(UNUSED_METHODS);
  const methods = (program.body as readonly Node[])
    .filter(({ type }) => type === "ClassDeclaration")
    .flatMap(({ body }) => body?.body ?? [])
    .filter(({ key }) => key?.name !== undefined && unused.has(key.name));
  let kept = "";
  let from = 0;
  for (const { start, end } of methods) {
    kept += code.slice(from, start);
    from = end;
  }
  return kept + code.slice(from);
}

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
