// Trello stores instants in UTC and doesn't say in which zone the board is read, while a plan has
// wall time without a zone. The import takes UTC's wall time and says so: guessing the zone of
// whoever runs the import would give another plan on another machine.

import { formatLocalDateTime, parseLocalDateTime, type LocalDateTime } from "../../model/time.ts";
import { asText } from "../untrusted.ts";

const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|\+00:?00)$/u;

/** The wall time in UTC, to the minute; null when the field is empty or no instant. */
export function wallTimeOf(value: unknown): LocalDateTime | null {
  const minutes = parseLocalDateTime(INSTANT.exec(asText(value))?.[1] ?? "");
  return minutes === null ? null : formatLocalDateTime(minutes);
}
