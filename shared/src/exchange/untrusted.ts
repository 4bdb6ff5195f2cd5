// Reading values of which nothing is known. Each function gives the type it promises whatever it is
// handed; text comes back well-formed (no lone surrogates), because it will be encoded as UTF-8.

/** The value as an object, or an empty one. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The value as a list, or an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text; a number becomes its digits, anything else the empty text. */
export function asText(value: unknown): string {
  if (typeof value === "string") return value.toWellFormed();
  return typeof value === "number" && Number.isFinite(value) ? String(value) : "";
}

/** The value as a finite number, or `fallback`. */
export function asNumber(value: unknown, fallback: number): number {
  return typeof value === "number" && Number.isFinite(value) ? value : fallback;
}
