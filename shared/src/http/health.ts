// Whether the server serves, and whether anybody has an account on it yet.

import { z } from "zod";

/** `failing`: everything can be read, and nothing is stored or acknowledged until the disk takes it again. */
export const Health = z.object({ status: z.enum(["ok", "failing"]), version: z.string() }).meta({ id: "Health" });
export type Health = z.infer<typeof Health>;

/** `first`: no account exists, the next sign-up makes the owner's. `ready`: accounts are made by invitation. */
export const Setup = z.object({ state: z.enum(["first", "ready"]) }).meta({ id: "Setup" });
export type Setup = z.infer<typeof Setup>;
