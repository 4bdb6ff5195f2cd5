// The lines of an iCalendar file (RFC 5545, 3.1 and 3.3.11): text escaped, lines folded at 75 octets
// without cutting a character, ended by CRLF.

const MAX_OCTETS = 75;

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** A TEXT value: backslash, semicolon, comma and line breaks escaped, other control characters left out. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\;,]/gu, (character) => `\\${character}`)
    .replace(/\r\n?|\n/gu, "\\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, "");
}

/** One content line, folded and ended. `value` must be escaped already where it is text. */
export function contentLine(name: string, value: string): string {
  let line = "";
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = octetsOf(character);
    if (octets + size > MAX_OCTETS) {
      line += "\r\n ";
      octets = 1;
    }
    line += character;
    octets += size;
  }
  return `${line}\r\n`;
}
