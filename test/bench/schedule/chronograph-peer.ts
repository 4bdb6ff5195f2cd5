// ChronoGraph (MIT), the reactive engine of Bryntum's Gantt, as a scheduler: of each task a duration,
// a start that follows from its predecessors and a finish. Hours, lags and links are ours, so that only
// the engines differ; summaries, caps and late dates are left out, in its favour.

import { finishFrom, nextStart, startFor } from "@entente/shared/schedule/hours";
import type { Inputs } from "@entente/shared/schedule/inputs";
import type { Lags } from "@entente/shared/schedule/lags";
import { FF, FS, SS } from "@entente/shared/schedule/links";
import type { Network } from "@entente/shared/schedule/network";

interface Atom {
  read(): number;
  write(value: number): void;
}

interface Graph {
  addAtom(atom: Atom): void;
  commit(): void;
}

interface ChronoGraphModules {
  readonly BoxUnbound: { new: (value: number) => Atom };
  readonly CalculableBoxUnbound: { new: (options: { calculation: () => number; lazy: boolean }) => Atom };
  readonly ChronoGraph: { new: (options: { historyLimit: number }) => Graph };
}

/** Its sources, which its package carries beside what was compiled, don't pass our types: it is named where the compiler doesn't look. */
async function loadChronoGraph(): Promise<ChronoGraphModules> {
  const files = ["data/Box", "data/CalculableBox", "graph/Graph"];
  const modules = await Promise.all(
    files.map((file) => import(`@bryntum/chronograph/src/chrono2/${file}.js`) as Promise<Partial<ChronoGraphModules>>),
  );
  return Object.assign({}, ...modules) as ChronoGraphModules;
}

export interface ChronoGraphPeer {
  /** Builds the graph and computes every date. */
  build(): void;
  /** Gives task `i` the duration it has in the inputs now, and computes what follows. */
  change(i: number): void;
}

/** The early dates of `net` by ChronoGraph. */
export async function createChronoGraphPeer(net: Network, inputs: Inputs, lags: Lags): Promise<ChronoGraphPeer> {
  const { BoxUnbound, CalculableBoxUnbound, ChronoGraph } = await loadChronoGraph();
  const { links, inHead, inLinks, isSummary } = net;
  let graph = ChronoGraph.new({ historyLimit: 0 });
  let durations: Atom[] = [];

  const build = (): void => {
    graph = ChronoGraph.new({ historyLimit: 0 });
    const starts: Atom[] = [];
    const finishes: Atom[] = [];
    durations = [];
    const computed = (calculation: () => number): Atom => {
      const atom = CalculableBoxUnbound.new({ calculation, lazy: false });
      graph.addAtom(atom);
      return atom;
    };
    for (let i = 0; i < net.tasks.length; i += 1) {
      if (isSummary[i]) continue;
      const hours = inputs.hours[i]!;
      const box = BoxUnbound.new(inputs.duration[i]!);
      graph.addAtom(box);
      const duration = (durations[i] = box);
      const start = (starts[i] = computed(() => {
        const work = duration.read();
        let at = inHead[i] === inHead[i + 1] ? inputs.projectStart : -Infinity;
        for (let k = inHead[i]!; k < inHead[i + 1]!; k += 1) {
          const e = inLinks[k]!;
          const type = links.type[e];
          const from = links.predecessor[e]!;
          const anchor = type === FS || type === FF ? finishes[from]!.read() : starts[from]!.read();
          const bound = lags.after(e, anchor, inputs.duration[from]!);
          at = Math.max(at, type === FS || type === SS || work === 0 ? bound : startFor(hours, bound, work));
        }
        return work > 0 ? nextStart(hours, at) : at;
      }));
      finishes[i] = computed(() => {
        const work = duration.read();
        return work > 0 ? finishFrom(hours, start.read(), work) : start.read();
      });
    }
    graph.commit();
  };
  build();
  return {
    build,
    change(i) {
      durations[i]!.write(inputs.duration[i]!);
      graph.commit();
    },
  };
}
