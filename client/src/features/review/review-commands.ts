// What the review offers to the palette, to the keys and to the sheet of keys.

import { Check, MessageSquare, MessageSquarePlus, PencilLine, Upload } from "@lucide/vue";
import type { Command } from "../../stores/commands.ts";

const GROUP = "Review";

export interface ReviewCommandActions {
  readonly hasFrame: () => boolean;
  readonly mayUpload: () => boolean;
  readonly mayReview: () => boolean;
  readonly isPanelOpen: () => boolean;
  readonly upload: (asVersion: boolean) => void;
  readonly pin: () => void;
  readonly togglePanel: () => void;
  readonly decide: (outcome: "approved" | "changes-requested") => void;
  /** Shows the frame so many after this one. */
  readonly step: (by: 1 | -1) => void;
}

/** The commands of a mounted board. */
export function reviewCommands(actions: ReviewCommandActions): readonly Command[] {
  const { hasFrame, mayUpload, mayReview } = actions;
  const onFrame = (): boolean => hasFrame() && mayReview();
  return [
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
    {
      id: "review.pin",
      title: "Comment at the middle",
      icon: MessageSquarePlus,
      words: "pin",
      enabled: onFrame,
      run: actions.pin,
    },
    {
      id: "review.approve",
      title: "Approve this version",
      icon: Check,
      enabled: onFrame,
      run: () => actions.decide("approved"),
    },
    {
      id: "review.changes",
      title: "Ask for changes",
      icon: PencilLine,
      words: "reject",
      enabled: onFrame,
      run: () => actions.decide("changes-requested"),
    },
    {
      id: "review.panel",
      title: "Show the comments",
      icon: MessageSquare,
      checked: actions.isPanelOpen,
      enabled: hasFrame,
      run: actions.togglePanel,
    },
    { id: "review.next", title: "Next frame", keys: "J", enabled: hasFrame, run: () => actions.step(1) },
    { id: "review.previous", title: "Previous frame", keys: "K", enabled: hasFrame, run: () => actions.step(-1) },
  ].map((command) => ({ ...command, group: GROUP }));
}
