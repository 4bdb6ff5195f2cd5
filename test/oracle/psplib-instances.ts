// The instances of PSPLIB, in both formats they come in: jobs, what follows each, what each needs of the
// resources, and how much there is of these.

export interface Job {
  readonly duration: number;
  readonly successors: readonly number[];
  /** By resource. */
  readonly demands: readonly number[];
}

export interface Instance {
  readonly jobs: ReadonlyMap<number, Job>;
  readonly capacities: readonly number[];
}

const numbersOf = (line: string) => line.trim().split(/\s+/u).map(Number);

/** Jobs by number, from PSPLIB's own format (.sm). */
export function parseSm(text: string): Instance {
  const lines = text.split(/\r?\n/u);
  const rowsAfter = (title: string, skipped: number) => {
    const start = lines.findIndex((line) => line.startsWith(title)) + 1 + skipped;
    const end = lines.findIndex((line, index) => index >= start && line.startsWith("***"));
    return lines.slice(start, end).map(numbersOf);
  };
  const requests = new Map(rowsAfter("REQUESTS/DURATIONS", 2).map((row) => [row[0]!, row]));
  const rows = rowsAfter("PRECEDENCE RELATIONS", 1);
  const jobOf = (row: readonly number[]): Job => {
    const [, , duration, ...demands] = requests.get(row[0]!)!;
    return { duration: duration!, successors: row.slice(3), demands };
  };
  return {
    jobs: new Map(rows.map((row) => [row[0]!, jobOf(row)])),
    capacities: rowsAfter("RESOURCEAVAILABILITIES", 1)[0]!,
  };
}

/** Jobs by number, from the Patterson format (.rcp). */
export function parseRcp(text: string): Instance {
  const numbers = numbersOf(text);
  const [count, resources] = [numbers[0]!, numbers[1]!];
  const capacities = numbers.slice(2, 2 + resources);
  let at = 2 + resources;
  const jobs = new Map<number, Job>();
  for (let job = 1; job <= count; job += 1) {
    const duration = numbers[at]!;
    const demands = numbers.slice(at + 1, at + 1 + resources);
    const successors = numbers[at + 1 + resources]!;
    at += 2 + resources;
    jobs.set(job, { duration, successors: numbers.slice(at, at + successors), demands });
    at += successors;
  }
  return { jobs, capacities };
}

/** Nine instances are there in both formats: `j30_1_1.rcp` is `j301_1.sm`. */
export function instanceOf(name: string): string {
  return name.replace(/^j(\d+)_(\d+)_(\d+)\.rcp$/u, "j$1$2_$3.sm");
}
