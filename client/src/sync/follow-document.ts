// One document with everything that keeps it in step: the connection to the server, the copy on this
// device, and the other tabs of the same person. It decides which update goes where: own edits to all
// three, the server's into the copy only, another tab's into the copy and on to the server.

import { createProvider } from "./provider.ts";
import type { Provider, ProviderOptions } from "./provider.ts";
import type { LocalCopy } from "./local-copy.ts";
import type { SaveState } from "./save-state.ts";
import { createTabLink } from "./tab-link.ts";

export interface FollowOptions extends Omit<ProviderOptions, "owed"> {
  readonly copy: LocalCopy | null;
  /** Whether edits pass between tabs. */
  readonly tabs: boolean;
}

/** Follows the document until destroyed; the copy stays on the device. */
export function followDocument({ copy, tabs, ...options }: FollowOptions): {
  readonly provider: Provider;
  destroy(): void;
} {
  const { doc } = options;
  let wasOnline = false;
  const onSaveState = (state: SaveState): void => {
    if (state.kind === "saved") copy?.settled();
    if (state.kind === "offline" && wasOnline) {
      copy?.inStep();
      link?.ask();
    }
    wasOnline = state.kind === "saved" || (state.kind === "saving" && provider.isOnline);
    options.onSaveState?.(state);
  };
  const provider: Provider = createProvider({
    ...options,
    onSaveState,
    onInStep: () => {
      copy?.inStep();
      options.onInStep?.();
    },
    ...(copy ? { owed: copy.opened } : {}),
  });
  const link = tabs && copy ? createTabLink({ key: copy.key, doc, isOnline: () => provider.isOnline }) : null;
  link?.ask();

  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    copy?.keep(update, !provider.isRemote(origin) && origin !== link?.origin);
  };
  doc.on("update", onUpdate);
  const onHidden = (): void => {
    if (provider.isOnline) copy?.inStep();
    copy?.flush();
  };
  const page = typeof window === "undefined" ? null : window;
  page?.addEventListener("pagehide", onHidden);

  return {
    provider,
    destroy() {
      page?.removeEventListener("pagehide", onHidden);
      doc.off("update", onUpdate);
      if (provider.isOnline) copy?.inStep();
      link?.close();
      provider.destroy();
      copy?.close();
    },
  };
}
