// One vocabulary for everything that was found odd and went on: what a reader mended, what an
// import lost, what a schedule could not honour.

/** `code` is stable and kebab-case; `message` is a sentence a planner understands; `ids` are the records it is about. */
export interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly ids: readonly string[];
}
