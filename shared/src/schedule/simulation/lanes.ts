// The values of one date in all passes, side by side. A task's lanes are given back when its last
// successor has read them, so that a plan of any size needs memory for those that are waited for only.

/** All values of one date, by pass. */
export type Lanes = Int32Array;

export interface LanePool {
  take(): Lanes;
  giveBack(lanes: Lanes): void;
}

export function createLanePool(passes: number): LanePool {
  const free: Lanes[] = [];
  return {
    take: () => free.pop() ?? new Int32Array(passes),
    giveBack: (lanes) => void free.push(lanes),
  };
}

/** `into` becomes the later of both, value by value. */
export function takeLater(into: Lanes, other: Lanes): void {
  for (let k = 0; k < into.length; k += 1) {
    const value = other[k]!;
    if (value > into[k]!) into[k] = value;
  }
}

/** `into` becomes the earlier of both, value by value. */
export function takeEarlier(into: Lanes, other: Lanes): void {
  for (let k = 0; k < into.length; k += 1) {
    const value = other[k]!;
    if (value < into[k]!) into[k] = value;
  }
}

/** Every value at least `floor`. */
export function raiseTo(into: Lanes, floor: number): void {
  for (let k = 0; k < into.length; k += 1) if (into[k]! < floor) into[k] = floor;
}
