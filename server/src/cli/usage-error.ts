/** What the person at the command line got wrong; `message` is the one line that says so. */
export class UsageError extends Error {}
