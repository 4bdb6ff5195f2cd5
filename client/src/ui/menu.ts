// The entries of an EMenu, apart from the component so that a feature can build a list in plain code.

import type { Component } from "vue";

export interface MenuItem {
  readonly label: string;
  readonly select: () => void;
  readonly icon?: Component;
  /** The shortcut as shown at the right. */
  readonly keys?: string;
  /** A second, quieter line. */
  readonly hint?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Set for one of a choice. */
  readonly checked?: boolean;
}

export type MenuEntry = MenuItem | { readonly heading: string } | "separator";
