// What the account forms ask of their fields: pure checks that answer with one clear sentence, or
// with an empty one when all is well. The server checks again; these only save a round trip.

const MIN_PASSWORD = 8;
const MAX_PASSWORD = 128;

export function checkName(name: string): string {
  return name.trim() ? "" : "Enter your name.";
}

/** Something on both sides of one @ and a dot behind it; everything finer is the mail server's to say. */
export function checkEmail(email: string): string {
  if (!email.trim()) return "Enter your e-mail address.";
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email.trim()) ? "" : "Enter an e-mail address, such as name@example.com.";
}

export function checkNewPassword(password: string): string {
  if (password.length < MIN_PASSWORD) return `Use at least ${MIN_PASSWORD} characters.`;
  return password.length > MAX_PASSWORD ? `Use at most ${MAX_PASSWORD} characters.` : "";
}

/** The sentence to show for anything a request threw. */
export function messageOf(error: unknown): string {
  if (error && typeof error === "object" && "detail" in error && typeof error.detail === "string" && error.detail) {
    return error.detail;
  }
  return error instanceof Error && error.message ? error.message : "Something went wrong. Try again.";
}

/** A path to return to after signing in: only one of ours, never another site. */
export function parseNext(next: unknown): string {
  return typeof next === "string" && /^\/(?![/\\])/u.test(next) ? next : "/projects";
}
