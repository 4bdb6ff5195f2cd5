// Random durations. A three-point estimate is read as a PERT distribution: a beta distribution between
// the optimistic and the pessimistic duration with its mode at the likeliest and the mean
// (o + 4m + p) / 6. A triangular one would give the extremes, which nobody estimates well, far more
// weight. Drawn by tables of its quantiles, a number of the stream picking the place (S221, S222).

/** Cells of a table; the drawn number's upper ten bits pick one, the rest the place in it. */
const CELLS = 1024;
const STEPS = 4096;
/** Modes for which tables are integrated, and for which they are interpolated between those. */
const EXACT_MODES = 32;
const MODES = 256;

/** The quantiles of the PERT distribution on [0, 1] whose mode is `mode`, at 0/1024 … 1024/1024. */
function integrateQuantiles(mode: number): Float64Array {
  const up = 4 * mode;
  const down = 4 - up;
  const density = (x: number) => x ** up * (1 - x) ** down;
  const cumulative = new Float64Array(STEPS + 1);
  for (let k = 0; k < STEPS; k += 1) cumulative[k + 1] = cumulative[k]! + density((k + 0.5) / STEPS);
  const total = cumulative[STEPS]!;
  const quantiles = new Float64Array(CELLS + 1);
  for (let cell = 1, k = 0; cell < CELLS; cell += 1) {
    const wanted = (total * cell) / CELLS;
    while (cumulative[k + 1]! < wanted) k += 1;
    quantiles[cell] = (k + (wanted - cumulative[k]!) / (cumulative[k + 1]! - cumulative[k]!)) / STEPS;
  }
  quantiles[CELLS] = 1;
  return quantiles;
}

/** Quantile tables by mode, made when first asked for. */
export function createQuantiles(): (mode: number) => Float64Array {
  const exact: (Float64Array | undefined)[] = [];
  const tables: (Float64Array | undefined)[] = [];
  const exactOf = (at: number) => (exact[at] ??= integrateQuantiles(at / EXACT_MODES));
  return (mode) => {
    const at = Math.round(Math.max(0, Math.min(1, mode)) * MODES);
    const known = tables[at];
    if (known) return known;
    const place = (at / MODES) * EXACT_MODES;
    const below = Math.min(EXACT_MODES - 1, Math.floor(place));
    const share = place - below;
    const [left, right] = [exactOf(below), exactOf(below + 1)];
    return (tables[at] = left.map((quantile, cell) => quantile + (right[cell]! - quantile) * share));
  };
}

/** Where the stream of `id` begins: each task has its own, so that another task more or less changes nothing for it. */
export function streamOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A well mixed 32-bit number (Wellons' lowbias32). */
export function mix(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** Fills `into` with durations between `low` and `high` in whole seconds, drawn by `quantiles` from `stream`. */
export function drawDurations(
  into: Int32Array,
  quantiles: Float64Array,
  low: number,
  high: number,
  stream: number,
): void {
  const width = high - low;
  for (let pass = 0; pass < into.length; pass += 1) {
    let x = (stream + Math.imul(pass, 0x9e3779b9)) | 0;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    x ^= x >>> 15;
    const cell = x >>> 22;
    const from = quantiles[cell]!;
    const share = (x & 0x3fffff) * (1 / 0x400000);
    into[pass] = (low + width * (from + (quantiles[cell + 1]! - from) * share) + 0.5) | 0;
  }
}
