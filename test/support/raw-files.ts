// What the real files hold, counted straight from their text without any of our readers: the other
// side of every claim that an import took everything over.

export interface RawMspdi {
  /** Names of all tasks but the project's own summary (UID 0). */
  readonly taskNames: readonly string[];
  /** `predecessor UID>successor UID` of every link. */
  readonly links: readonly string[];
}

/** Tasks and links of Microsoft Project XML as the file's text has them. */
export function rawMspdi(xml: string): RawMspdi {
  const tasks = [...xml.matchAll(/<Task>(.*?)<\/Task>/gs)]
    .map((match) => match[1]!)
    .filter((task) => field(task, "UID") !== "0");
  return {
    taskNames: tasks.map((task) => unescapeXml(field(task, "Name"))),
    links: tasks.flatMap((task) =>
      [...task.matchAll(/<PredecessorUID>(\d+)<\/PredecessorUID>/g)].map(
        (match) => `${match[1]}>${field(task, "UID")}`,
      ),
    ),
  };
}

/** A Trello board as its JSON has it; only the fields the tests compare. */
export interface RawTrello {
  readonly name: string;
  readonly lists: readonly { readonly id: string; readonly name: string; readonly closed: boolean }[];
  readonly cards: readonly {
    readonly name: string;
    readonly desc: string;
    readonly idList: string;
    readonly closed: boolean;
    readonly pos: number;
    readonly idLabels: readonly string[];
    readonly idMembers: readonly string[];
    readonly idChecklists: readonly string[];
  }[];
  readonly labels: readonly { readonly id: string; readonly name: string }[];
  readonly members: readonly { readonly id: string; readonly fullName: string }[];
  readonly checklists: readonly { readonly checkItems: readonly { readonly name: string }[] }[];
}

function field(element: string, name: string): string {
  return new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(element)?.[1] ?? "";
}

function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string, decimal: string, name: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[name] ?? whole;
  });
}
