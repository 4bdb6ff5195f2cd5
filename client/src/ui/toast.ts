// What a notice on the screen is made of.

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: "info" | "error";
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** Stays until it is answered or dismissed. */
  readonly stays?: boolean;
}
