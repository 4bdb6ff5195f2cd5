// The overview's hand: the camera, the frame that keys act on, frames put elsewhere and tidied. Only
// tiles that can be seen exist, and the active one always does, so that the focus is never lost.
// A place that was chosen is shown at once and kept while the server is asked.

import { computed, nextTick, ref, shallowRef, watch, type ShallowRef } from "vue";
import type { FrameId } from "@entente/shared/model/ids";
import type { Place } from "@entente/shared/model/review";
import { useNoticesStore } from "../../stores/notices.ts";
import { useReviewStore } from "../../stores/review.ts";
import type { FrameState } from "./frame-states.ts";
import {
  boundsOf,
  framesInSight,
  neighbour,
  placesOf,
  STEPS,
  tileRevealed,
  type Direction,
} from "./overview-layout.ts";
import { useCanvas } from "./useCanvas.ts";
import { useCarried } from "./useCarried.ts";
import { useTileDrag } from "./useTileDrag.ts";

const KEY_STEP = 16;
const FIRST_SCALE = 0.62;

export interface OverviewOptions {
  readonly element: Readonly<ShallowRef<HTMLElement | null>>;
  readonly states: () => readonly FrameState[];
  /** Those that the chosen filter leaves; null for all. */
  readonly only: () => ReadonlySet<FrameId> | null;
  readonly mayPlace: () => boolean;
  readonly open: (frame: FrameId) => void;
  readonly announce: (text: string) => void;
}

export function useOverview(options: OverviewOptions) {
  const review = useReviewStore();
  const notices = useNoticesStore();
  /** Places that are on their way to the server. */
  const sent = shallowRef<ReadonlyMap<FrameId, Place>>(new Map());
  const stored = computed(() => placesOf(options.states().map(({ frame }) => frame)));
  const places = computed(() => {
    const merged = new Map(stored.value);
    for (const [id, place] of sent.value) if (merged.has(id)) merged.set(id, place);
    return merged as ReadonlyMap<FrameId, Place>;
  });
  const bounds = computed(() => boundsOf(places.value));
  const isDimmed = (id: FrameId): boolean => options.only()?.has(id) === false;

  const canvas = useCanvas({
    element: options.element,
    picture: () => bounds.value,
    origin: () => bounds.value,
    firstScale: FIRST_SCALE,
    followsPicture: false,
    keysInside: true,
    tap: () => undefined,
  });
  const drag = useTileDrag({
    mayDrag: () => options.mayPlace() && !canvas.isHeld.value,
    scale: () => canvas.view.value.scale,
    placeOf: (id) => shown.value.get(id),
    taken: canvas.release,
    drop: (id, place) => void put(id, place),
  });

  const nameOf = (id: FrameId): string => `frame:${id}`;
  const carried = useCarried(() => {
    const inHand = drag.held.value;
    const [id, place] = inHand ? [inHand.frame, inHand.place] : ([...sent.value].at(-1) ?? []);
    return id && place ? { on: nameOf(id), ...place } : null;
  });
  /** Where the tiles are to be seen: one's own hand first, then those of others. */
  const shown = computed(() => {
    const now = new Map(places.value);
    for (const id of now.keys()) {
      const theirs = carried.value.get(nameOf(id));
      if (theirs && !sent.value.has(id)) now.set(id, { x: theirs.x, y: theirs.y });
    }
    return now as ReadonlyMap<FrameId, Place>;
  });

  const chosen = ref<FrameId | null>(null);
  const active = computed(() => {
    const all = options.states();
    if (chosen.value && places.value.has(chosen.value) && !isDimmed(chosen.value)) return chosen.value;
    return (all.find(({ frame }) => !isDimmed(frame.id)) ?? all[0])?.frame.id ?? null;
  });
  /** The frame in the hand as it was when it was taken: it stays in sight though somebody archives it. */
  let taken: FrameState | undefined;
  const withHeld = (states: readonly FrameState[], held: FrameId | undefined): readonly FrameState[] => {
    const now = states.find(({ frame }) => frame.id === held);
    if (now) taken = now;
    return held && !now && taken?.frame.id === held ? [...states, taken] : states;
  };
  const tiles = computed(() => {
    const inSight = new Set(framesInSight(shown.value, canvas.view.value, canvas.box.value));
    if (active.value) inSight.add(active.value);
    const held = drag.held.value;
    return withHeld(options.states(), held?.frame)
      .filter(({ frame }) => inSight.has(frame.id) || frame.id === held?.frame)
      .map((state) => ({
        state,
        place: held?.frame === state.frame.id ? held.place : shown.value.get(state.frame.id)!,
        isHeld: held?.frame === state.frame.id,
        carrier: carried.value.get(nameOf(state.frame.id))?.color,
        isDimmed: isDimmed(state.frame.id),
      }));
  });

  function focusTile(): void {
    void nextTick(() =>
      options.element.value?.querySelector<HTMLElement>("a[tabindex='0']")?.focus({ preventScroll: true }),
    );
  }
  function choose(id: FrameId): void {
    chosen.value = id;
    const place = places.value.get(id);
    // Before the first layout there is no sight to bring it into.
    if (!place || canvas.box.value.width === 0) return;
    const next = tileRevealed(canvas.view.value, canvas.box.value, place);
    if (next.x !== canvas.view.value.x || next.y !== canvas.view.value.y) canvas.show(next);
  }

  async function send(changes: readonly { frame: FrameId; place: Place | null }[]): Promise<boolean> {
    try {
      await review.placeFrames([...changes]);
      return true;
    } catch (error) {
      notices.say(error instanceof Error ? error.message : "The frames could not be moved.", "error");
      return false;
    }
  }
  async function put(id: FrameId, place: Place): Promise<void> {
    const frame = review.frame(id);
    if (frame?.archived)
      notices.say(`“${frame.title}” was archived meanwhile.`, "info", {
        label: "Restore",
        run: () => void review.restoreFrame(id).catch(() => notices.say("It could not be brought back.", "error")),
      });
    sent.value = new Map(sent.value).set(id, place);
    const isDone = await send([{ frame: id, place }]);
    if (!isDone || isStored(id, place)) forget(id, place);
  }
  const isStored = (id: FrameId, place: Place): boolean => {
    const now = stored.value.get(id);
    return now?.x === place.x && now.y === place.y;
  };
  /** Unless it was moved on meanwhile. */
  function forget(id: FrameId, place: Place): void {
    if (sent.value.get(id) !== place) return;
    const rest = new Map(sent.value);
    rest.delete(id);
    sent.value = rest;
  }
  // Once the document has the place, or a later one of somebody else, the document counts.
  watch(stored, (now, before) => {
    for (const [id, place] of sent.value) {
      const [was, is] = [before.get(id), now.get(id)];
      if (isStored(id, place) || was?.x !== is?.x || was?.y !== is?.y) forget(id, place);
    }
  });

  /** Gives every frame back to the overview's order; the notice brings the old places back. */
  async function tidy(): Promise<void> {
    const moved = options.states().filter(({ frame }) => frame.place !== null);
    const before = moved.map(({ frame }) => ({ frame: frame.id, place: frame.place }));
    if (before.length === 0) return canvas.fit();
    if (!(await send(before.map(({ frame }) => ({ frame, place: null }))))) return;
    canvas.fit();
    notices.say("The frames are tidied up.", "info", { label: "Undo", run: () => void send(before) });
  }

  function keydown(event: KeyboardEvent): void {
    const id = active.value;
    const onTile = event.target instanceof HTMLAnchorElement;
    if (!id || !onTile || event.ctrlKey || event.metaKey || !(event.key in STEPS)) return;
    event.preventDefault();
    const direction = event.key as Direction;
    if (event.altKey) {
      if (!options.mayPlace()) return;
      const from = places.value.get(id)!;
      const by = KEY_STEP * (event.shiftKey ? 8 : 1);
      const place = { x: from.x + STEPS[direction].x * by, y: from.y + STEPS[direction].y * by };
      void put(id, place);
      choose(id);
      options.announce(`Moved to ${place.x}, ${place.y}.`);
      return;
    }
    const among = new Map([...places.value].filter(([other]) => !isDimmed(other)));
    const next = neighbour(among, id, direction);
    if (!next) return;
    choose(next);
    focusTile();
  }
  /** A focus that came by a key is brought into sight; one that came by a press is in sight already. */
  function focus(event: FocusEvent, id: FrameId): void {
    chosen.value = id;
    if ((event.target as HTMLElement).matches(":focus-visible")) choose(id);
  }
  function pointerdown(event: PointerEvent, id: FrameId): void {
    if (event.button === 0) chosen.value = id;
    if (drag.down(event, id)) event.stopPropagation();
  }
  function click(event: MouseEvent, id: FrameId): void {
    // With a modifier the browser opens the link in a place of its own.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const isTouch = (event as PointerEvent).pointerType === "touch";
    if (event.detail === 0 || (isTouch && !drag.wasDragged())) options.open(id);
  }

  return { canvas, tiles, active, choose, focusTile, tidy, keydown, focus, pointerdown, click };
}
