// The mark of a constraint at its date: a post with a flag towards where the task may go ("no earlier
// than" points on, "no later than" points back), and a full diamond on the post for "must".

import type { ConstraintType } from "@entente/shared/model/plan";

const FLAG = 5;
const POST = 8;

/** Path data around (x, y), the middle of the post; "" for constraints without a date. */
export function constraintPath(type: ConstraintType, x: number, y: number): string {
  const post = `M${x} ${y - POST / 2}v${POST}`;
  switch (type) {
    case "SNET":
    case "FNET":
      return `${post}M${x} ${y - POST / 2}l${FLAG} ${FLAG / 2 + 1.5}l${-FLAG} ${FLAG / 2 + 1.5}Z`;
    case "SNLT":
    case "FNLT":
      return `${post}M${x} ${y - POST / 2}l${-FLAG} ${FLAG / 2 + 1.5}l${FLAG} ${FLAG / 2 + 1.5}Z`;
    case "MSO":
    case "MFO":
      return `${post}M${x} ${y - FLAG}l${FLAG} ${FLAG}l${-FLAG} ${FLAG}l${-FLAG} ${-FLAG}Z`;
    default:
      return "";
  }
}
