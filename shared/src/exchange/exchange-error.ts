// The one error of `exchange`: a file that can't be read, told in one line to the person who chose
// it. Thrown before anything is made of the file, so a refused file changes nothing.

/** `code` is stable and kebab-case; `message` is one sentence that says what is wrong and, where known, what to do. */
export class ExchangeError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "ExchangeError";
    this.code = code;
  }
}
