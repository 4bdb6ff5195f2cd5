// What the palette lists for a query: commands (those used lately first while nothing is typed),
// tasks, projects and people. Pure: it gets the sources and gives sections of entries, each list
// capped, so that ten thousand tasks cost one pass over their folded titles and no more.

import type { Component } from "vue";
import type { Choice, Command } from "../../stores/commands.ts";
import { keysOf } from "../../stores/commands.ts";
import { fold, matchWords, queryWords, type Match, type Range } from "./fuzzy.ts";

export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly ranges: readonly Range[];
  readonly hint?: string | undefined;
  readonly keys?: string | undefined;
  readonly icon?: Component | undefined;
  readonly color?: string | undefined;
  readonly checked?: boolean | undefined;
  readonly choice?: Choice;
  readonly command?: Command;
  readonly run?: () => void;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
  /** How many more there are than shown. */
  readonly more: number;
}

/** Something to jump to, its title folded once. */
export interface Place {
  readonly id: string;
  readonly title: string;
  readonly folded: string;
  readonly hint?: string | undefined;
  readonly icon?: Component;
  readonly color?: string;
  readonly run?: () => void;
  /** A second list instead of a jump. */
  readonly command?: Command;
}

export interface PlaceGroup {
  readonly title: string;
  readonly places: readonly Place[];
  /** Shown although nothing is typed. */
  readonly always?: boolean;
  readonly most: number;
}

const MOST_RECENT = 5;
const MOST_COMMANDS = 12;
const MOST_CHOICES = 60;
/** Words of a command that aren't its title count less. */
const ASIDE = 2;

function commandEntry(command: Command, ranges: readonly Range[], hint?: string): Entry {
  return {
    id: command.id,
    title: command.title,
    ranges,
    hint,
    keys: keysOf(command)[0],
    icon: command.icon,
    checked: command.checked?.(),
    command,
  };
}

function matchCommand(words: readonly string[], command: Command): Match | null {
  const title = matchWords(words, fold(command.title));
  if (title) return title;
  const aside = matchWords(words, fold(`${command.title} ${command.group} ${command.words ?? ""}`));
  return aside && { score: aside.score - ASIDE, ranges: [] };
}

const section = (title: string, entries: readonly Entry[], more = 0): Section[] =>
  entries.length > 0 ? [{ title, entries, more }] : [];

/** The sections for an empty query: lately used, then every command below its heading, then what is always shown. */
function everything(commands: readonly Command[], recent: readonly string[], groups: readonly PlaceGroup[]): Section[] {
  const lately = recent.flatMap((id) => commands.filter((command) => command.id === id)).slice(0, MOST_RECENT);
  const rest = new Map<string, Command[]>();
  for (const command of commands) {
    if (lately.includes(command)) continue;
    const group = rest.get(command.group);
    if (group) group.push(command);
    else rest.set(command.group, [command]);
  }
  return [
    ...section(
      "Lately used",
      lately.map((command) => commandEntry(command, [], command.group)),
    ),
    ...[...rest].flatMap(([title, list]) =>
      section(
        title,
        list.map((command) => commandEntry(command, [])),
      ),
    ),
    ...groups
      .filter((group) => group.always)
      .flatMap((group) =>
        section(
          group.title,
          group.places.slice(0, group.most).map((place) => placeEntry(place, [])),
        ),
      ),
  ];
}

const placeEntry = ({ folded: _folded, ...place }: Place, ranges: readonly Range[]): Entry => ({ ...place, ranges });

/** The best of `list` for the words, best first, at most `most`. */
function best<T>(
  list: readonly T[],
  most: number,
  match: (item: T) => Match | null,
): { found: { item: T; match: Match }[]; more: number } {
  const all: { item: T; match: Match }[] = [];
  for (const item of list) {
    const found = match(item);
    if (found) all.push({ item, match: found });
  }
  all.sort((a, b) => b.match.score - a.match.score);
  return { found: all.slice(0, most), more: Math.max(0, all.length - most) };
}

export interface PaletteSources {
  /** Only what can be run now. */
  readonly commands: readonly Command[];
  readonly recent: readonly string[];
  readonly groups: readonly PlaceGroup[];
}

/** What to list for `query`. */
export function paletteSections(query: string, { commands, recent, groups }: PaletteSources): readonly Section[] {
  const words = queryWords(query);
  if (words.length === 0) return everything(commands, recent, groups);
  const runnable = best(commands, MOST_COMMANDS, (command) => {
    const match = matchCommand(words, command);
    const at = match ? recent.indexOf(command.id) : -1;
    return match && at >= 0 ? { ...match, score: match.score + 0.5 / (at + 1) } : match;
  });
  const ranked = [
    {
      title: "Commands",
      score: (runnable.found[0]?.match.score ?? 0) + 0.5,
      entries: runnable.found.map(({ item, match }) => commandEntry(item, match.ranges, item.group)),
      more: runnable.more,
    },
    ...groups.map(({ title, places, most }) => {
      const { found, more } = best(places, most, (place) => matchWords(words, place.folded));
      const entries = found.map(({ item, match }) => placeEntry(item, match.ranges));
      return { title, score: found[0]?.match.score ?? 0, entries, more };
    }),
  ];
  return ranked.sort((a, b) => b.score - a.score).flatMap(({ title, entries, more }) => section(title, entries, more));
}

/** What to list of the answers to a command that asks which. */
export function choiceSections(query: string, title: string, choices: readonly Choice[]): readonly Section[] {
  const words = queryWords(query);
  const { found, more } = best(choices, MOST_CHOICES, (choice) => matchWords(words, fold(choice.title)));
  return section(
    title,
    found.map(({ item, match }) => ({
      id: item.id,
      title: item.title,
      ranges: match.ranges,
      hint: item.hint,
      color: item.color,
      checked: item.checked,
      choice: item,
    })),
    more,
  );
}
