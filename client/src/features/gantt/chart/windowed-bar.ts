// A recycled bar: frappe's rectangle, progress and handles, moved from row to row as the screen
// scrolls and never rebuilt. Its group is put where the bar begins and everything within is drawn from
// there, so that a bar as long as the last one of its slot is only moved. Dates go through the exact
// map, text through `textContent`, and nothing here listens: one delegated listener on the chart does.
// What frappe lacks (diamond, bracket, deadline, link ends) is drawn beside its shapes.

import type { Bar, default as Gantt, FrappeTask } from "frappe-gantt";
import type { ChartFrame, ChartRow } from "./chart-types.ts";
import type { BarBox } from "./link-path.ts";
import { bracketPath, deadlinePath, diamondPath } from "./shapes.ts";
import { createSvg, setAttribute, setShown } from "./svg.ts";
import { barLabel } from "./text-width.ts";

/** Narrower bars are drawn this wide, so that they can be seen and taken hold of. */
export const NARROWEST_BAR = 5;
const CORNER = 6;
const HANDLE = 6;

export interface BarTask extends FrappeTask {
  /** What is drawn; null while the slot is empty. */
  row: ChartRow | null;
}

/** An empty slot for frappe: a numeric id, no links, dates that are replaced before anything is seen. */
export function createBarTask(slot: number): BarTask {
  const moment = new Date(0);
  return {
    id: String(slot),
    name: "",
    start: "",
    end: "",
    progress: 0,
    dependencies: [],
    _index: 0,
    _start: moment,
    _end: moment,
    row: null,
  };
}

export type WindowedBar = InstanceType<ReturnType<typeof createBarClass>>;

/** frappe's `Bar` made recyclable. Instants travel in its `Date`s as UTC, which frappe never reads here. */
export function createBarClass(Base: typeof Bar) {
  return class WindowedBar extends Base {
    declare gantt: Gantt & ChartFrame;
    declare task: BarTask;
    declare shape: SVGPathElement;
    declare deadlineMark: SVGPathElement;
    declare linkEnds: SVGCircleElement[];
    declare label: SVGTextElement;
    declare classes: string;
    declare flashing: Animation | undefined;
    /** Handles and link ends are there only for a bar that a hand may reach. */
    declare isInReach: boolean;

    override draw(): void {
      this.draw_bar();
      this.draw_progress_bar();
      this.$date_highlight.remove();
      for (const animation of this.bar_group.querySelectorAll("animate")) animation.remove();
      for (const rect of [this.$bar, this.$bar_progress]) {
        setAttribute(rect, "x", 0);
        setAttribute(rect, "y", 0);
        setAttribute(rect, "rx", CORNER);
        setAttribute(rect, "ry", CORNER);
      }
      this.shape = createSvg("path", this.bar_group, "bar-shape");
      this.deadlineMark = createSvg("path", this.group, "bar-deadline");
      this.draw_label();
      this.draw_resize_handles();
    }

    override draw_label(): void {
      // Beside the bar's own group, whose box is then the bar and nothing else; under the handles.
      this.label = createSvg("text", this.group, "bar-label");
      setAttribute(this.label, "y", this.height / 2);
      this.group.appendChild(this.handle_group);
    }

    override draw_resize_handles(): void {
      const handle = (name: string) => {
        const rect = createSvg("rect", this.handle_group, `handle ${name}`);
        setAttribute(rect, "width", HANDLE);
        setAttribute(rect, "rx", 2);
        return rect;
      };
      this.$handle_progress = createSvg("circle", this.handle_group, "handle progress");
      setAttribute(this.$handle_progress, "r", 5);
      this.handles = [handle("left"), handle("right")];
      this.linkEnds = (["start", "finish"] as const).map((end) => {
        const circle = createSvg("circle", this.handle_group, `link-end ${end}`);
        setAttribute(circle, "r", 5);
        circle.dataset["end"] = end;
        return circle;
      });
    }

    override bind(): void {}

    override compute_x(): void {
      this.x = this.gantt.map.toPixel(minutesOf(this.task._start));
    }

    override compute_duration(): void {
      const days = (minutesOf(this.task._end) - minutesOf(this.task._start)) / 1440;
      this.duration = days;
      this.actual_duration_raw = days;
      this.ignored_duration_raw = 0;
    }

    override update_label_position(): void {
      const { visible } = this.gantt;
      const isBox = this.task.row?.shape === "task";
      const { left, right } = this.box();
      const inside = Math.max(left, visible.from) + 8;
      const fits = isBox && inside + 8 <= right && inside + this.gantt.textWidth(this.task.name) + 8 <= right;
      this.label.classList.toggle("is-outside", !fits);
      setAttribute(this.label, "x", Math.round((fits ? inside : right + 17) - this.x));
    }

    override update_handle_position(): void {
      const right = this.width;
      const [start, finish] = this.handles as [SVGElement, SVGElement];
      for (const [handle, x] of [
        [start, 2],
        [finish, right - HANDLE - 2],
      ] as const) {
        setAttribute(handle, "x", x);
        setAttribute(handle, "y", 6);
        setAttribute(handle, "height", this.height - 12);
      }
      const box = this.box();
      setAttribute(this.linkEnds[0]!, "cx", box.left - this.x - 9);
      setAttribute(this.linkEnds[1]!, "cx", box.right - this.x + 9);
      for (const circle of this.linkEnds) setAttribute(circle, "cy", this.height / 2);
      const progress = this.$handle_progress!;
      setAttribute(progress, "cx", this.progressWidth());
      setAttribute(progress, "cy", this.height - 1);
    }

    override update_progressbar_position(): void {
      setAttribute(this.$bar_progress, "width", this.progressWidth());
    }

    progressWidth(): number {
      return (this.width * this.task.progress) / 100;
    }

    /** Brings handles and link ends within reach, or takes them out of the page's layout. */
    reach(isInReach: boolean): void {
      this.isInReach = isInReach;
      if (isInReach) this.update_handle_position();
      setShown(this.handle_group, isInReach);
    }

    /** The box as drawn: where links begin and end. A milestone's ends are the tips of its diamond. */
    box(): BarBox {
      const { x } = this;
      const y = this.y + this.height / 2;
      if (this.task.row?.shape === "milestone") return { left: x - this.height * 0.4, right: x + this.height * 0.4, y };
      return { left: x, right: x + this.width, y };
    }

    /** Draws `row` at `index`, or empties the slot. Only attributes that differ are written. */
    place(row: ChartRow | null, index: number): void {
      const { task } = this;
      const isOther = task.row?.id !== row?.id;
      if (isOther) this.flashing?.cancel();
      task.row = row;
      setShown(this.group, row !== null);
      if (!row) return;
      task._index = index;
      task.name = barLabel(row.title);
      task._start = dateOf(row.start);
      task._end = dateOf(row.finish);
      task.progress = row.percent;
      this.prepare_values();
      this.width = row.shape === "milestone" ? 0 : Math.max(this.width, NARROWEST_BAR);
      setAttribute(this.group, "transform", `translate(${this.x} ${this.y})`);
      setAttribute(this.$bar, "width", this.width);
      this.update_progressbar_position();
      this.dress(row);
      if (this.label.textContent !== task.name) this.label.textContent = task.name;
      this.update_label_position();
      this.reach(this.gantt.isSelected(row.id) || this.gantt.isHeld(row.id) || (this.isInReach && !isOther));
    }

    /** Shape, marks and classes of `row`. */
    dress(row: ChartRow): void {
      const middle = this.height / 2;
      if (row.shape === "milestone") setAttribute(this.shape, "d", diamondPath(0, middle, this.height));
      else if (row.shape === "summary") setAttribute(this.shape, "d", bracketPath(0, this.width, 7));
      setShown(this.deadlineMark, row.deadline !== null);
      if (row.deadline !== null) {
        setAttribute(this.deadlineMark, "d", deadlinePath(this.gantt.map.toPixel(row.deadline) - this.x, middle));
        this.deadlineMark.classList.toggle("is-missed", row.finish > row.deadline);
      }
      const classes = [
        "bar-wrapper",
        `is-${row.shape}`,
        row.isCritical && "is-critical",
        row.isManual && "is-manual",
        row.isDone && "is-done",
        row.isMovable && "is-movable",
        this.gantt.isSelected(row.id) && "is-selected",
        this.gantt.isHeld(row.id) && "is-dragging",
      ]
        .filter(Boolean)
        .join(" ");
      if (this.classes !== classes) this.group.setAttribute("class", (this.classes = classes));
      setAttribute(this.bar_group, "data-testid", `gantt-bar-${row.id}`);
      const color = this.gantt.holderColor(row.id);
      if (this.group.style.getPropertyValue("--holder") !== color) this.group.style.setProperty("--holder", color);
      this.group.classList.toggle("is-held", color !== "");
    }

    /** Shows for 600 ms that someone else changed this row. */
    flash(color: string): void {
      this.flashing?.cancel();
      const target = this.task.row?.shape === "task" ? this.$bar : this.shape;
      const glow = [
        { stroke: color, strokeWidth: "4px" },
        { stroke: color, strokeWidth: "0px" },
      ];
      this.flashing = target.animate(glow, { duration: 600, easing: "ease-out" });
    }
  };
}

/** Minutes since 1970-01-01T00:00 of a carrier date. */
export function minutesOf(date: Date | undefined): number {
  return date ? date.getTime() / 60_000 : 0;
}

/** A carrier date of `minutes`. */
export function dateOf(minutes: number): Date {
  return new Date(Math.round(minutes * 60_000));
}
