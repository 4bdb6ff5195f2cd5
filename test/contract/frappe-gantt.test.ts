// The internals of frappe-gantt that the windowed chart overrides or calls, held against the real
// package in a real browser. When an upgrade changes one of them, this fails before the chart does.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EMPTY_METHODS, UNUSED_HELPERS, UNUSED_METHODS } from "../../client/build/slim-frappe.ts";
import { launchBrowser } from "../support/browser.ts";

const folder = dirname(dirname(createRequire(import.meta.url).resolve("frappe-gantt")));
const script = readFileSync(join(folder, "dist", "frappe-gantt.es.js"), "utf8");

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.setContent('<div id="host"></div>');
  await page.addScriptTag({
    type: "module",
    content: `${script.replace(/export\s*\{\s*(\w+) as default\s*\};?/, "window.Gantt = $1;")}`,
  });
  await page.waitForFunction("window.Gantt");
  await page.evaluate(SET_UP);
});
afterAll(() => browser?.close());

/** `chart(options)` makes a chart of two linked tasks and notes the order in which the named methods ran. */
const SET_UP = `
  window.task = (id, dependencies) => ({ id, name: "", start: "2026-01-01", end: "2026-01-02", progress: 50, dependencies });
  window.chart = (methods, overrides = {}) => {
    const calls = [];
    class Watched extends Gantt {}
    for (const name of methods) {
      Watched.prototype[name] = function (...args) {
        calls.push(name);
        return (overrides[name] ?? Gantt.prototype[name]).apply(this, args);
      };
    }
    const made = new Watched(document.createElement("div"), [task("1", []), task("2", ["1"])], {
      popup: false, infinite_padding: false, move_dependencies: false, today_button: false, bar_height: 28, padding: 8,
      upper_header_height: 17, lower_header_height: 17,
      view_modes: [{ name: "x", step: "1d", column_width: 40, padding: "0d", upper_text: () => "", lower_text: () => "" }],
    });
    return { made, calls };
  };
  window.bare = () => chart(["render"], {
    render() { this.setup_layers(); this.$lower_header = document.createElement("div"); this.make_bars(); this.make_arrows(); },
  }).made;
`;

const inPage = <T>(code: string): Promise<T> => page.evaluate(`(() => { ${code} })()`) as Promise<T>;

describe("frappe-gantt", () => {
  test("has every method that the build leaves out", () => {
    const classes = script.split(/^class /m).join("");
    for (const method of [...UNUSED_METHODS, ...Object.keys(EMPTY_METHODS)])
      expect(classes).toMatch(new RegExp(`^  ${method}\\(`, "m"));
    for (const helper of UNUSED_HELPERS)
      expect(script).toMatch(new RegExp(`^  ${helper}(\\(|: )|^p\\.${helper} = `, "m"));
  });

  test("is the version that the chart was written against", () => {
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    expect(version).toBe("1.2.2");
  });

  test("has every method that the chart overrides or calls", async () => {
    const found = await inPage<string[][]>(`
      const bar = bare().bars[0], arrow = bare().arrows[0];
      const missing = (owner, names) => names.filter((name) => typeof Object.getPrototypeOf(owner)[name] !== "function");
      return [
        ["setup_options", "setup_tasks", "setup_dates", "setup_layers", "change_view_mode", "update_view_scale", "clear", "render",
          "make_grid_header", "make_bars", "make_arrows", "bind_events", "get_bar", "trigger_event", "create_el"]
          .filter((name) => typeof Gantt.prototype[name] !== "function"),
        missing(bar, ["draw", "draw_bar", "draw_progress_bar", "draw_label", "draw_resize_handles", "bind", "prepare_values",
          "compute_x", "compute_y", "compute_duration", "update_label_position", "update_handle_position",
          "update_progressbar_position"]),
        missing(arrow, ["calculate_path", "draw", "update"]),
      ];`);
    expect(found).toEqual([[], [], []]);
  });

  test("constructs in the order that the overrides rely on", async () => {
    const methods = [
      "setup_wrapper",
      "setup_options",
      "setup_tasks",
      "change_view_mode",
      "update_view_scale",
      "setup_dates",
      "render",
      "bind_events",
    ];
    const calls = await inPage<string[]>(
      `return chart(${JSON.stringify(methods)}, { render() {}, bind_events() {} }).calls;`,
    );
    expect(calls).toEqual(methods);
  });

  test("binds every listener within bind_events, but for the bars' own", async () => {
    const bound = await inPage<string[]>(`
      const bound = [];
      const original = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, ...rest) { bound.push(type); return original.call(this, type, ...rest); };
      try { chart(["bind_events", "make_bars", "make_arrows", "make_dates", "make_grid_extras", "set_scroll_position", "map_arrows_on_bars"], {
        bind_events() {}, make_bars() { this.bars = []; }, make_arrows() {}, make_dates() {}, make_grid_extras() {},
        set_scroll_position() {}, map_arrows_on_bars() {} }); }
      finally { EventTarget.prototype.addEventListener = original; }
      return bound;`);
    expect(bound).toEqual([]);
  });

  test("takes the header's height as both rows and ten, and the column width from the view mode", async () => {
    expect(
      await inPage(
        "const { config } = bare(); return [config.header_height, config.column_width, config.unit, config.step];",
      ),
    ).toEqual([44, 40, "day", 1]);
  });

  test("puts a bar by header, padding and row number", async () => {
    const y = await inPage<number>("const bar = bare().bars[0]; bar.task._index = 7; bar.compute_y(); return bar.y;");
    expect(y).toBe(44 + 4 + 7 * 36);
  });

  test("draws a bar by width of a column times duration", async () => {
    const width = await inPage<number>(
      "const bar = bare().bars[0]; bar.compute_duration = function () { this.duration = 2.5; }; bar.prepare_values(); return bar.width;",
    );
    expect(width).toBe(100);
  });

  test("makes a bar by values, drawing, binding, in this order", async () => {
    const calls = await inPage<string[]>(`
      const chart = bare(), Bar = chart.bars[0].constructor, calls = [];
      class Watched extends Bar {
        prepare_values() { calls.push("prepare_values"); super.prepare_values(); }
        draw() { calls.push("draw"); }
        bind() { calls.push("bind"); }
      }
      new Watched(chart, { ...task("3", []), _index: 2, _start: new Date(0), _end: new Date(86400000) });
      return calls;`);
    expect(calls).toEqual(["prepare_values", "draw", "bind"]);
  });

  test("draws progress as its share of the bar where no day is left out", async () => {
    const share = await inPage<number>(`
      const chart = bare(), bar = chart.bars[0];
      bar.x = 0; bar.$bar.setAttribute("x", 0); bar.$bar.setAttribute("width", 200); bar.task.progress = 25;
      bar.update_progressbar_position();
      return [chart.config.ignored_positions.length, bar.$bar_progress.getWidth()];`);
    expect(share).toEqual([0, 50]);
  });

  test("makes an arrow by its path and then its element, and redraws it by both", async () => {
    const found = await inPage<unknown>(`
      const chart = bare(), Arrow = chart.arrows[0].constructor, calls = [];
      class Watched extends Arrow {
        calculate_path() { calls.push("path"); this.path = "M0 0"; }
        draw() { calls.push("draw"); this.element = document.createElementNS("http://www.w3.org/2000/svg", "path"); }
      }
      const arrow = new Watched(chart, null, null);
      arrow.update();
      return { calls, d: arrow.element.getAttribute("d") };`);
    expect(found).toEqual({ calls: ["path", "draw", "path"], d: "M0 0" });
  });

  test("shows no popup of its own when told not to", async () => {
    expect(await inPage("const chart = bare(); chart.show_popup({}); return chart.popup === undefined;")).toBe(true);
  });
});
