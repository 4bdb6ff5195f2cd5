// How much of each resource is in use, and from when on there is room: a step function of time for
// each. Times are any numbers, so that days of a textbook and seconds of a calendar do alike.

/** Who needs how much of what: `resource[head[i]]` to `resource[head[i + 1] - 1]`, and as many amounts. */
export interface Demands {
  readonly head: Int32Array;
  readonly resource: Int32Array;
  readonly amount: Float64Array;
}

export interface Usage {
  /** The first start at or after `from` at which `i` has room for all it needs until its finish; `settle` brings a start to where work can begin. A task that alone needs more than there is has room nowhere and starts at `from`. */
  fit(i: number, from: number, settle: (start: number) => number, finishOf: (start: number) => number): number;
  occupy(i: number, from: number, to: number): void;
  clear(): void;
}

/** One resource: `used[k]` holds from `times[k]` to `times[k + 1]`. */
class Profile {
  times: number[] = [-Infinity];
  used: number[] = [0];

  /** Index of the step at `time`. */
  at(time: number): number {
    let low = 0;
    let high = this.times.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.times[middle]! <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** When the last step between two times ends that leaves less than `room`; -Infinity when none does. */
  blockedUntil(from: number, to: number, room: number): number {
    const first = this.at(from);
    for (let k = first; k < this.times.length && (k === first || this.times[k]! < to); k += 1) {
      if (this.used[k]! > room) return this.times[k + 1] ?? Infinity;
    }
    return -Infinity;
  }

  add(from: number, to: number, amount: number): void {
    const first = this.split(from);
    const last = this.split(to);
    for (let k = first; k < last; k += 1) this.used[k]! += amount;
  }

  private split(time: number): number {
    const k = this.at(time);
    if (this.times[k] === time) return k;
    this.times.splice(k + 1, 0, time);
    this.used.splice(k + 1, 0, this.used[k]!);
    return k + 1;
  }
}

/** What rounding may leave of a resource. */
const SLIVER = 1e-9;

/** Nothing in use yet. */
export function createUsage(demands: Demands, capacities: Float64Array): Usage {
  const { head, resource, amount } = demands;
  const profiles = Array.from(capacities, () => new Profile());
  const roomFor = (k: number) => capacities[resource[k]!]! - amount[k]! + SLIVER;
  return {
    fit(i, from, settle, finishOf) {
      let start = settle(from);
      for (let k = head[i]!; k < head[i + 1]!; k += 1) if (roomFor(k) < 0) return start;
      for (let isBlocked = true; isBlocked;) {
        isBlocked = false;
        const finish = finishOf(start);
        if (finish <= start) return start;
        for (let k = head[i]!; k < head[i + 1]!; k += 1) {
          const until = profiles[resource[k]!]!.blockedUntil(start, finish, roomFor(k));
          if (until <= start) continue;
          start = settle(until);
          isBlocked = true;
          break;
        }
      }
      return start;
    },
    occupy(i, from, to) {
      if (!(to > from)) return;
      for (let k = head[i]!; k < head[i + 1]!; k += 1) profiles[resource[k]!]!.add(from, to, amount[k]!);
    },
    clear() {
      for (const profile of profiles) {
        profile.times = [-Infinity];
        profile.used = [0];
      }
    },
  };
}
