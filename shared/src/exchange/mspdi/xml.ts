// The guarded way from text to elements of a Microsoft Project XML file. Refuses what is empty, broken,
// nested without end, carries a DOCTYPE (and with it entities of its own) or is XML of another kind,
// each with one sentence. After it, every value is text: nothing is evaluated or guessed.

import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { LocalDateTime } from "../../model/time.ts";
import { formatLocalDateTime, parseLocalDateTime } from "../../model/time.ts";
import { ExchangeError } from "../exchange-error.ts";

/** An element: its children by name; text-only children are strings. */
export type Element = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 40;
/** Elements that only a Microsoft Project file has below `Project`; `Project` alone is also the root of build files. */
const TELLING = ["Tasks", "Calendars", "Resources", "SaveVersion", "ScheduleFromStart"];
const PROLOG = /^\uFEFF?\s*(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*)*/u;

function refuseDoctype(xml: string): void {
  const start = PROLOG.exec(xml)?.[0].length ?? 0;
  if (/^<!(?:DOCTYPE|ENTITY)/iu.test(xml.slice(start, start + 10))) {
    throw new ExchangeError("xml-doctype", "The file carries a DOCTYPE; such XML is not read, for safety.");
  }
}

function depthOf(xml: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at + 1)) {
    const next = xml[at + 1];
    if (next === "/") depth -= 1;
    else if (next === "!") {
      const isData = xml.startsWith("<![CDATA[", at);
      at = xml.indexOf(isData ? "]]>" : xml.startsWith("<!--", at) ? "-->" : ">", at);
      if (at < 0) break;
    } else if (next !== "?") {
      const end = xml.indexOf(">", at);
      if (end < 0) break;
      if (xml[end - 1] !== "/") deepest = Math.max(deepest, (depth += 1));
    }
    if (deepest > MAX_DEPTH) break;
  }
  return deepest;
}

/** The `Project` element of a Microsoft Project XML file; throws ExchangeError. */
export function parseProjectXml(xml: string): Element {
  if (xml.trim() === "") throw new ExchangeError("empty-file", "The file is empty.");
  refuseDoctype(xml);
  const body = xml.replace(/^\uFEFF/u, "").trimStart();
  if (!body.startsWith("<")) throw new ExchangeError("not-xml", "The file is not XML.");
  if (depthOf(body) > MAX_DEPTH) {
    throw new ExchangeError("xml-too-deep", "The XML is nested more deeply than any Microsoft Project file.");
  }
  const validity = XMLValidator.validate(body);
  if (validity !== true) {
    throw new ExchangeError("xml-broken", `The XML is broken at line ${validity.err.line}: ${validity.err.msg}`);
  }
  let root: Record<string, unknown>;
  try {
    const parser = new XMLParser({
      ignoreAttributes: true,
      ignoreDeclaration: true,
      ignorePiTags: true,
      parseTagValue: false,
      removeNSPrefix: true,
      htmlEntities: true,
      maxNestedTags: MAX_DEPTH + 1,
    });
    root = parser.parse(body) as Record<string, unknown>;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExchangeError("xml-broken", `The XML could not be read: ${reason}`);
  }
  const project = root["Project"];
  const isMspdi = isElement(project) && TELLING.some((name) => name in project);
  if (!isMspdi) {
    const name = Object.keys(root)[0] ?? "nothing";
    throw new ExchangeError(
      "not-mspdi",
      `The file is XML, but not of Microsoft Project (its root is “${name.slice(0, 40)}”). In Project choose Save As, XML.`,
    );
  }
  return project;
}

function isElement(value: unknown): value is Element {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The children called `name` that are elements; text children are left out. */
export function elements(parent: Element | undefined, name: string): Element[] {
  const value = parent?.[name];
  if (Array.isArray(value)) return value.filter(isElement);
  return isElement(value) ? [value] : [];
}

/** The first child element called `name`. */
export function element(parent: Element | undefined, name: string): Element | undefined {
  return elements(parent, name)[0];
}

/** How many children are called `name`, elements or not, empty ones not counted. */
export function countOf(parent: Element | undefined, name: string): number {
  const value = parent?.[name];
  if (Array.isArray(value)) return value.filter((one) => one !== "").length;
  return value === undefined || value === "" ? 0 : 1;
}

/** The text of the child called `name`, well-formed, with plain line ends; empty when there is none. */
export function text(parent: Element | undefined, name: string): string {
  const value: unknown = parent?.[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const inner = isElement(first) ? first["#text"] : first;
  return typeof inner === "string" ? inner.replace(/\r\n?/gu, "\n").toWellFormed() : "";
}

/** The number in the child called `name`, or `fallback`. */
export function number(parent: Element | undefined, name: string, fallback: number): number {
  const written = text(parent, name).trim();
  const value = Number(written);
  return written !== "" && Number.isFinite(value) ? value : fallback;
}

/** True for 1 and true. */
export function flag(parent: Element | undefined, name: string): boolean {
  const value = text(parent, name).trim();
  return value === "1" || value === "true";
}

/** The date and time in the child called `name`, rounded to the second, or null. */
export function dateTime(parent: Element | undefined, name: string): LocalDateTime | null {
  const minutes = parseLocalDateTime(text(parent, name).trim().replace(/Z$/u, ""));
  return minutes === null ? null : formatLocalDateTime(minutes);
}
