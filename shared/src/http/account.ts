// Signing up, in and out, as better-auth answers it under `/api/auth`. Only these four doors are open.

import { z } from "zod";
import { EmailAddress } from "./invitation.ts";

export const MIN_PASSWORD_LENGTH = 8;
export const MAX_PASSWORD_LENGTH = 128;

const Password = z
  .string()
  .min(MIN_PASSWORD_LENGTH, `at least ${MIN_PASSWORD_LENGTH} characters`)
  .max(MAX_PASSWORD_LENGTH, `at most ${MAX_PASSWORD_LENGTH} characters`);

export const PersonName = z.string().trim().min(1, "a name is needed").max(100, "at most 100 characters");

export const SignUp = z
  .object({
    name: PersonName,
    email: EmailAddress,
    password: Password,
    /** The token of an invitation for this address; not needed for the first account of a server. */
    invitation: z.string().max(64).optional(),
  })
  .meta({ id: "SignUp" });
export type SignUp = z.infer<typeof SignUp>;

export const SignIn = z
  .object({ email: EmailAddress, password: z.string().min(1, "a password is needed").max(MAX_PASSWORD_LENGTH) })
  .meta({ id: "SignIn" });
export type SignIn = z.infer<typeof SignIn>;

export const User = z.object({ id: z.string(), name: z.string(), email: z.string() }).meta({ id: "User" });
export type User = z.infer<typeof User>;

/** The answer of sign-up and sign-in; the session itself is in the cookie. */
export const SignedIn = z.object({ user: User }).meta({ id: "SignedIn" });
export type SignedIn = z.infer<typeof SignedIn>;

/** The answer of `get-session`: null when nobody is signed in. */
export const Session = z.object({ user: User }).nullable();
export type Session = z.infer<typeof Session>;
