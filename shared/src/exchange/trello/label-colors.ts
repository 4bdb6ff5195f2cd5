// Trello's thirty label colours on the ten of a plan. Light and dark shades fall together; lime,
// sky and black have no exact counterpart.

import type { LabelColor } from "../../model/plan.ts";
import type { LossCollector } from "../loss.ts";

const BY_NAME: Readonly<Record<string, LabelColor>> = {
  green: "green",
  yellow: "yellow",
  orange: "orange",
  red: "red",
  purple: "violet",
  blue: "blue",
  sky: "teal",
  lime: "green",
  pink: "pink",
  black: "grey",
};

/** The nearest colour, and whether another shade was meant. An unknown or missing colour is grey. */
function nearestColor(trelloColor: string): { color: LabelColor; exact: boolean } {
  const [hue = "", shade] = trelloColor.split("_");
  const color = BY_NAME[hue] ?? "grey";
  return { color, exact: shade === undefined && hue !== "sky" && hue !== "lime" && (hue === "" || hue in BY_NAME) };
}

/** The nearest colour for one of `things` ("labels") called `name`; that another shade was meant is told as a loss. */
export function takeColor(
  written: string,
  things: string,
  why: string,
  name: string,
  losses: LossCollector,
): LabelColor {
  const { color, exact } = nearestColor(written);
  if (!exact) losses.add(`shades of ${things}`, why, `${name} (${written})`);
  return color;
}
