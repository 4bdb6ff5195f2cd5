// Moving, resizing, setting progress and linking by pointer: mouse, pen and touch alike. What is in
// the hand is known by its task, never by the bar that happens to draw it: rows may scroll, move or
// go meanwhile. A gesture is told once, on release; Esc, a lost pointer or a drop where it began
// change nothing. On touch a bar is taken up by a long press, so that a swipe still scrolls.

import type { BarChange, BarEnd, BarGesture, ChartRow, GanttListeners } from "../chart/chart-types.ts";
import { createEdgeScroll } from "./edge-scroll.ts";
import { changeOf, movedBy } from "./gesture-change.ts";
import { createLinkGesture } from "./link-gesture.ts";
import type { WindowedBar } from "../chart/windowed-bar.ts";
import type { WindowedGantt } from "../chart/windowed-gantt.ts";

const THRESHOLD_PIXELS = 4;
const LONG_PRESS_MS = 250;

interface Hold {
  readonly row: ChartRow;
  /** Rows of the selection that a move takes along. */
  others: readonly ChartRow[];
  readonly gesture: BarGesture | "link";
  readonly end: BarEnd;
  readonly pointer: number;
  readonly startX: number;
  readonly startY: number;
  /** The instant under the pointer when it went down: the chart's pixels may shift below a drag. */
  readonly startMinute: number;
  readonly isTouch: boolean;
  /** What release would make of it; the bar in the hand comes first. */
  changes: readonly BarChange[];
}

/** Listens on `chart` until disposed. */
export function bindGestures(chart: WindowedGantt, listeners: GanttListeners): () => void {
  const svg = chart.$svg;
  const { scroller } = chart.chart;
  let hold: Hold | null = null;
  let isActive = false;
  let longPress = 0;
  let lastX = 0;
  let lastY = 0;
  const edge = createEdgeScroll(
    scroller,
    () => chart.chart.tableWidth(),
    () => update(),
  );

  const barOf = (target: EventTarget | null): WindowedBar | undefined => {
    const group = target instanceof Element ? target.closest(".bar-wrapper") : null;
    return group ? chart.get_bar(group.getAttribute("data-id") ?? "") : undefined;
  };
  const linking = createLinkGesture(chart, listeners, barOf);

  const begin = () => {
    if (!hold) return;
    isActive = true;
    if (hold.gesture === "move") hold.others = listeners.companions(hold.row.id);
    if (hold.gesture !== "link") chart.hold([{ ...hold.row, row: hold.row, gesture: hold.gesture }]);
    svg.classList.add("has-gesture");
    svg.setPointerCapture(hold.pointer);
    if (hold.isTouch) navigator.vibrate?.(10);
  };

  const finish = (isKept: boolean) => {
    window.clearTimeout(longPress);
    edge.stop();
    const ended = hold;
    hold = null;
    if (!ended || !isActive) return;
    isActive = false;
    svg.classList.remove("has-gesture");
    chart.hold([]);
    const isLink = ended.gesture === "link";
    const link = linking.end();
    if (isKept && isLink && link) listeners.link(link.from, link.to, link.type);
    else if (isKept && ended.changes.length > 0) listeners.commit(ended.changes);
    if (!isLink) listeners.preview([]);
    chart.draw(true);
  };

  const update = () => {
    if (!hold || !isActive) return;
    const { row, gesture, others } = hold;
    if (gesture === "link") return linking.follow({ row, end: hold.end }, lastX, lastY);
    const pixels = chart.map.toWidth(minuteAt(chart, lastX) - hold.startMinute);
    const change = changeOf(chart, row, gesture, pixels);
    const isSame = change.start === row.start && change.finish === row.finish && change.percent === row.percent;
    const delta = change.start - row.start;
    const changes = [change, ...others.map((other) => movedBy(other, delta))];
    hold.changes = isSame ? [] : changes;
    chart.hold(changes);
    listeners.preview(changes);
  };

  let reached: WindowedBar | undefined;
  /** The bar under the pointer has its handles; the last one keeps them if it is selected. */
  const reach = (event: PointerEvent) => {
    const bar = hold ? undefined : barOf(event.target);
    if (!bar || (bar === reached && bar.isInReach)) return;
    const before = reached?.task.row;
    if (reached && !(before && chart.isSelected(before.id))) reached.reach(false);
    reached = bar;
    bar.reach(true);
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || hold) return;
    const bar = barOf(event.target);
    const row = bar?.task.row;
    if (!row || !(event.target instanceof Element)) return;
    const gesture = gestureOf(event.target, row);
    if (!gesture || !listeners.mayEdit()) return;
    const isTouch = event.pointerType === "touch";
    const end = event.target.getAttribute("data-end") === "start" ? "start" : "finish";
    const { clientX: startX, clientY: startY, pointerId: pointer } = event;
    const startMinute = minuteAt(chart, startX);
    hold = { row, others: [], gesture, end, pointer, startX, startY, startMinute, isTouch, changes: [] };
    lastX = startX;
    lastY = startY;
    if (isTouch && gesture === "move") longPress = window.setTimeout(begin, LONG_PRESS_MS);
    else if (isTouch) begin();
  };

  const move = (event: PointerEvent) => {
    if (!hold || event.pointerId !== hold.pointer) return;
    lastX = event.clientX;
    lastY = event.clientY;
    if (!isActive) {
      if (Math.hypot(lastX - hold.startX, lastY - hold.startY) < THRESHOLD_PIXELS) return;
      if (hold.isTouch) return finish(false);
      begin();
    }
    edge.follow(lastX, hold?.gesture === "link" ? lastY : null);
    update();
  };

  const up = (event: PointerEvent) => {
    if (hold && event.pointerId === hold.pointer) finish(true);
  };
  const cancel = () => finish(false);
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isActive) return;
    event.stopPropagation();
    finish(false);
  };
  /** Keeps the page from scrolling under a drag, and a long press from opening the browser's menu. */
  const holdStill = (event: Event) => {
    if (isActive) event.preventDefault();
  };

  const click = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest(".link-hit")?.getAttribute("data-link");
    if (link)
      return listeners.openLink(link as Parameters<GanttListeners["openLink"]>[0], {
        x: event.clientX,
        y: event.clientY,
      });
    const row = barOf(event.target)?.task.row;
    if (row) listeners.select(row.id, { shiftKey: event.shiftKey, toggle: event.ctrlKey || event.metaKey });
  };
  const doubleClick = (event: MouseEvent) => {
    const row = barOf(event.target)?.task.row;
    if (row) listeners.open(row.id);
  };

  const dispose = new AbortController();
  const { signal } = dispose;
  svg.addEventListener("pointerover", reach, { signal });
  svg.addEventListener("pointermove", reach, { signal });
  svg.addEventListener("pointerdown", down, { signal });
  svg.addEventListener("pointermove", move, { signal });
  svg.addEventListener("pointerup", up, { signal });
  svg.addEventListener("pointercancel", cancel, { signal });
  svg.addEventListener("click", click, { signal });
  svg.addEventListener("dblclick", doubleClick, { signal });
  svg.addEventListener("touchmove", holdStill, { signal, passive: false });
  svg.addEventListener("contextmenu", holdStill, { signal });
  window.addEventListener("keydown", escape, { signal, capture: true });
  return () => {
    finish(false);
    dispose.abort();
  };
}

function gestureOf(target: Element, row: ChartRow): BarGesture | "link" | null {
  if (target.classList.contains("link-end")) return "link";
  if (row.shape === "task" && target.classList.contains("handle")) {
    if (target.classList.contains("progress")) return "progress";
    if (target.classList.contains("right")) return "resize-finish";
    if (target.classList.contains("left") && row.isMovable) return "resize-start";
  }
  return row.isMovable ? "move" : null;
}

function minuteAt(chart: WindowedGantt, clientX: number): number {
  return chart.map.toMinute(clientX - chart.$svg.getBoundingClientRect().left);
}
