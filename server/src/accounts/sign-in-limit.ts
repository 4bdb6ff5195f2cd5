// How often one address on the network may try to sign in or up. Counted by the socket's own address
// (a forwarded one can be made up) and, tighter, by that address together with the e-mail tried.

import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { ProblemError } from "../errors.ts";

const WINDOW_SECONDS = 5 * 60;
const TRIES_PER_ACCOUNT = 10;
const TRIES_PER_ADDRESS = 100;

export interface SignInLimit {
  /** Counts a try before it is made. Throws `too-many-requests`. */
  take(address: string, email: string): Promise<void>;
  /** Forgets the tries on this e-mail after a good one. */
  forget(address: string, email: string): Promise<void>;
}

/** A new limiter; it counts in memory. */
export function createSignInLimit(): SignInLimit {
  const byAccount = new RateLimiterMemory({ points: TRIES_PER_ACCOUNT, duration: WINDOW_SECONDS });
  const byAddress = new RateLimiterMemory({ points: TRIES_PER_ADDRESS, duration: WINDOW_SECONDS });
  const key = (address: string, email: string) => `${address} ${email}`;

  return {
    async take(address, email) {
      try {
        await byAddress.consume(address);
        await byAccount.consume(key(address, email));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
        throw new ProblemError(
          "too-many-requests",
          `Too many tries. Wait ${minutes} minute${minutes === 1 ? "" : "s"}.`,
        );
      }
    },
    async forget(address, email) {
      await byAddress.reward(address);
      await byAccount.delete(key(address, email));
    },
  };
}
