// Runs jobs one after another, in the order in which they came. A job that fails fails alone.

export interface Queue {
  run<T>(job: () => Promise<T>): Promise<T>;
}

/** A new, empty queue. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(job) {
      const result = last.then(job);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
