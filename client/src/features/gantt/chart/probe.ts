/// <reference path="./frappe-gantt.d.ts" />
// frappe-gantt exports `Gantt` alone. A throw-away chart of two linked tasks, never attached to the
// page, gives its `Bar` and `Arrow` classes for us to extend; it binds no listener, draws no grid and
// asks for no dates. The build empties the methods of frappe that nothing but this chart would run.

import Gantt, { type Arrow, type Bar, type FrappeTask } from "frappe-gantt";

class Probe extends Gantt {
  override setup_tasks(tasks: FrappeTask[]): void {
    this.tasks = tasks;
  }

  override setup_dates(): void {
    this.gantt_start = this.gantt_end = new Date(0);
  }

  override render(): void {
    this.setup_layers();
    this.$lower_header = document.createElement("div");
    this.make_bars();
    this.make_arrows();
  }

  override bind_events(): void {}

  override trigger_event(): void {}
}

export interface FrappeClasses {
  readonly Bar: typeof Bar;
  readonly Arrow: typeof Arrow;
}

/** frappe's `Bar` and `Arrow`, taken from the constructors of a chart drawn for the purpose. */
export function frappeClasses(): FrappeClasses {
  const task = (id: string, dependencies: string[]): FrappeTask => ({
    id,
    name: "",
    start: "",
    end: "",
    progress: 0,
    dependencies,
    _index: Number(id) - 1,
    _start: new Date(0),
    _end: new Date(0),
  });
  const probe = new Probe(document.createElement("div"), [task("1", []), task("2", ["1"])], {
    popup: false,
    infinite_padding: false,
    move_dependencies: false,
    view_modes: [{ name: "", step: "1d", column_width: 1 }],
  });
  return {
    Bar: probe.bars[0]!.constructor as typeof Bar,
    Arrow: probe.arrows[0]!.constructor as typeof Arrow,
  };
}
