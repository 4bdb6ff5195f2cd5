// What an import or export could not take over, named for the person who has to decide whether that
// matters. A loss counts occurrences and shows at most a few examples, so that a board with a
// thousand comments gives one line, not a thousand.

/** `what` names the thing in plural ("comments"), `why` is one sentence, `examples` are short excerpts of what was left behind. */
export interface Loss {
  readonly what: string;
  readonly count: number;
  readonly why: string;
  readonly examples: readonly string[];
}

export interface LossCollector {
  /** Counts `count` (default 1; nothing when 0) more of `what`; the first reason given for a `what` stays. An empty example is not kept. */
  add(what: string, why: string, example?: string, count?: number): void;
  /** The losses in the order in which each was first met. */
  losses(): Loss[];
}

const MAX_EXAMPLES = 3;
const MAX_EXAMPLE_CHARACTERS = 80;

function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const characters = Array.from(line.slice(0, 4 * MAX_EXAMPLE_CHARACTERS));
  if (characters.length <= MAX_EXAMPLE_CHARACTERS) return characters.join("");
  return `${characters.slice(0, MAX_EXAMPLE_CHARACTERS - 1).join("")}…`;
}

/** Gathers losses by name; three distinct examples of at most 80 characters are kept of each. */
export function createLossCollector(): LossCollector {
  const byName = new Map<string, { count: number; why: string; examples: string[] }>();
  return {
    add(what, why, example = "", count = 1) {
      if (count <= 0) return;
      let entry = byName.get(what);
      if (!entry) byName.set(what, (entry = { count: 0, why, examples: [] }));
      entry.count += count;
      if (entry.examples.length === MAX_EXAMPLES) return;
      const short = excerpt(example);
      if (short !== "" && !entry.examples.includes(short)) entry.examples.push(short);
    },
    losses: () => Array.from(byName, ([what, entry]) => ({ what, ...entry, examples: [...entry.examples] })),
  };
}
