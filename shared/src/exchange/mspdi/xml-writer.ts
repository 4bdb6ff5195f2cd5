// Elements as text. Everything that came from a person is escaped; characters that XML 1.0 can't hold
// at all are dropped and counted, so that no text makes a file unreadable. Values that are null are
// not written.

import { formatLocalDateTime } from "../../model/time.ts";

type Value = string | number | boolean | null;

export interface XmlWriter {
  /** Opens `<name>`. */
  open(name: string): void;
  close(name: string): void;
  /** Writes `<name>value</name>`; a boolean is 1 or 0, null writes nothing. */
  value(name: string, value: Value): void;
  /** How many characters were dropped. */
  dropped(): number;
  text(): string;
}

// eslint-disable-next-line no-control-regex
const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };

/** A writer of an XML file in UTF-8. */
export function createXmlWriter(): XmlWriter {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'];
  let depth = 0;
  let dropped = 0;
  const escape = (text: string): string => {
    const clean = text.toWellFormed().replace(IMPOSSIBLE, () => {
      dropped += 1;
      return "";
    });
    return clean.replace(/[&<>\r]/gu, (character) => ESCAPES[character]!);
  };
  return {
    open(name) {
      lines.push(`${"\t".repeat(depth)}<${name}>`);
      depth += 1;
    },
    close(name) {
      depth -= 1;
      lines.push(`${"\t".repeat(depth)}</${name.split(" ", 1)[0]}>`);
    },
    value(name, value) {
      if (value === null) return;
      const written = typeof value === "boolean" ? (value ? "1" : "0") : escape(String(value));
      lines.push(`${"\t".repeat(depth)}<${name}>${written}</${name}>`);
    },
    dropped: () => dropped,
    text: () => `${lines.join("\n")}\n`,
  };
}

/** Minutes since 1970-01-01T00:00, or a written date and time, the way MSPDI has it: with seconds, without a zone. */
export function dateTimeOf(instant: number | string | null): string | null {
  if (instant === null) return null;
  if (typeof instant === "number") return formatLocalDateTime(instant, true);
  return instant.length === 16 ? `${instant}:00` : instant;
}
