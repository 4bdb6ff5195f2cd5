// The internals of frappe-gantt 1.2.2 that the windowed chart stands on. The package ships no types;
// `test/contract/frappe-gantt.test.ts` holds each of these against the real package.

declare module "frappe-gantt" {
  export interface FrappeTask {
    id: string;
    name: string;
    start: string;
    end: string;
    progress: number;
    dependencies: string[];
    _index?: number;
    _start?: Date;
    _end?: Date;
  }

  export interface FrappeViewMode {
    name: string;
    step: string;
    column_width: number;
    padding: string;
    upper_text: () => string;
    lower_text: () => string;
  }

  export type FrappeOptions = Record<string, unknown>;

  export class Bar {
    constructor(gantt: Gantt, task: FrappeTask);
    gantt: Gantt;
    task: FrappeTask;
    x: number;
    y: number;
    width: number;
    height: number;
    duration: number;
    actual_duration_raw: number;
    ignored_duration_raw: number;
    corner_radius: number;
    group: SVGGElement;
    bar_group: SVGGElement;
    handle_group: SVGGElement;
    handles: SVGElement[];
    arrows: Arrow[];
    $bar: SVGRectElement;
    $bar_progress: SVGRectElement;
    $handle_progress?: SVGElement;
    $date_highlight: HTMLElement;
    draw(): void;
    draw_bar(): void;
    draw_progress_bar(): void;
    draw_label(): void;
    draw_resize_handles(): void;
    bind(): void;
    prepare_values(): void;
    compute_x(): void;
    compute_y(): void;
    compute_duration(): void;
    update_label_position(): void;
    update_handle_position(): void;
    update_progressbar_position(): void;
  }

  export class Arrow {
    constructor(gantt: Gantt, from: Bar, to: Bar);
    gantt: Gantt;
    from_task: Bar;
    to_task: Bar;
    path: string;
    element: SVGPathElement;
    calculate_path(): void;
    draw(): void;
    update(): void;
  }

  export default class Gantt {
    constructor(wrapper: HTMLElement, tasks: FrappeTask[], options: FrappeOptions);
    $svg: SVGSVGElement;
    $container: HTMLElement;
    $header: HTMLElement;
    $upper_header: HTMLElement;
    $lower_header: HTMLElement;
    $extras: HTMLElement;
    layers: Record<"grid" | "arrow" | "progress" | "bar", SVGGElement>;
    options: FrappeOptions & { bar_height: number; padding: number; view_mode: string };
    config: {
      header_height: number;
      column_width: number;
      unit: string;
      step: number;
      ignored_positions: number[];
      view_mode: FrappeViewMode;
    };
    tasks: FrappeTask[];
    bars: Bar[];
    arrows: Arrow[];
    dates: Date[];
    gantt_start: Date;
    gantt_end: Date;
    grid_height: number;
    setup_options(options: FrappeOptions): void;
    setup_tasks(tasks: FrappeTask[]): void;
    setup_dates(refresh?: boolean): void;
    setup_layers(): void;
    change_view_mode(mode?: string | FrappeViewMode, maintainPosition?: boolean): void;
    clear(): void;
    render(): void;
    make_grid_header(): void;
    make_bars(): void;
    make_arrows(): void;
    bind_events(): void;
    get_bar(id: string): Bar | undefined;
    trigger_event(event: string, args: unknown[]): void;
  }
}
