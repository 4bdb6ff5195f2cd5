// What the review offers to the palette, to the keys and to the sheet of keys.

import {
  Check,
  Columns2,
  LayoutGrid,
  ListFilter,
  MessageSquare,
  MessageSquarePlus,
  PencilLine,
  Upload,
} from "@lucide/vue";
import type { Command } from "../../stores/commands.ts";
import { THREAD_FILTERS, type ThreadFilter } from "./thread-filter.ts";

const GROUP = "Review";

export interface BoardCommandActions {
  readonly hasFrame: () => boolean;
  readonly mayUpload: () => boolean;
  readonly upload: (asVersion: boolean) => void;
  readonly overview: () => void;
  /** Shows the frame so many after this one. */
  readonly step: (by: 1 | -1) => void;
}

/** The commands of a mounted board. */
export function boardCommands(actions: BoardCommandActions): readonly Command[] {
  const { hasFrame, mayUpload } = actions;
  return inGroup([
    {
      id: "review.upload",
      title: "Upload a prototype",
      keys: "C",
      icon: Upload,
      words: "frame picture new",
      enabled: mayUpload,
      run: () => actions.upload(false),
    },
    {
      id: "review.version",
      title: "Upload a new version of this frame",
      icon: Upload,
      enabled: () => hasFrame() && mayUpload(),
      run: () => actions.upload(true),
    },
    { id: "review.all", title: "All frames", icon: LayoutGrid, enabled: hasFrame, run: actions.overview },
    { id: "review.next", title: "Next frame", keys: "J", enabled: hasFrame, run: () => actions.step(1) },
    { id: "review.previous", title: "Previous frame", keys: "K", enabled: hasFrame, run: () => actions.step(-1) },
  ]);
}

export interface FrameCommandActions {
  readonly mayReview: () => boolean;
  readonly mayCompare: () => boolean;
  readonly isPanelOpen: () => boolean;
  readonly isComparing: () => boolean;
  readonly pin: () => void;
  readonly stepPin: (by: 1 | -1) => void;
  readonly togglePanel: () => void;
  readonly filter: () => ThreadFilter;
  readonly setFilter: (filter: ThreadFilter) => void;
  readonly toggleCompare: () => void;
  readonly decide: (outcome: "approved" | "changes-requested") => void;
}

/** The commands of an open frame. */
export function frameCommands(actions: FrameCommandActions): readonly Command[] {
  const { mayReview } = actions;
  return inGroup([
    {
      id: "review.pin",
      title: "Comment at the middle",
      icon: MessageSquarePlus,
      words: "pin",
      enabled: mayReview,
      run: actions.pin,
    },
    { id: "review.next-pin", title: "Next pin", keys: "N", run: () => actions.stepPin(1) },
    { id: "review.previous-pin", title: "Previous pin", keys: "P", run: () => actions.stepPin(-1) },
    {
      id: "review.approve",
      title: "Approve this version",
      icon: Check,
      enabled: mayReview,
      run: () => actions.decide("approved"),
    },
    {
      id: "review.changes",
      title: "Ask for changes",
      icon: PencilLine,
      words: "reject",
      enabled: mayReview,
      run: () => actions.decide("changes-requested"),
    },
    {
      id: "review.compare",
      title: "Compare versions",
      icon: Columns2,
      words: "difference slider side",
      checked: actions.isComparing,
      enabled: actions.mayCompare,
      run: actions.toggleCompare,
    },
    {
      id: "review.panel",
      title: "Show the comments",
      icon: MessageSquare,
      checked: actions.isPanelOpen,
      run: actions.togglePanel,
    },
    {
      id: "review.filter",
      title: "Filter the comments",
      keys: "F",
      icon: ListFilter,
      words: "open mine mentions all resolved",
      choices: () =>
        THREAD_FILTERS.map(({ value, label }) => ({
          id: value,
          title: label,
          checked: actions.filter() === value,
          run: () => actions.setFilter(value),
        })),
    },
  ]);
}

const inGroup = (commands: readonly Omit<Command, "group">[]): readonly Command[] =>
  commands.map((command) => ({ ...command, group: GROUP }));
