// A list that offers completions below or above a field, by the combobox pattern: the focus stays in
// the field, arrows choose, Enter or Tab takes, Esc puts the list away until the text changes.

import { computed, ref, useId, watch } from "vue";

export interface Completion {
  readonly key: string;
  readonly label: string;
  /** A second, quieter word: what kind of thing it is. */
  readonly hint?: string;
  /** A dot of this colour in front. */
  readonly color?: string;
}

export function useCompletions<T extends Completion>(options: () => readonly T[], take: (option: T) => void) {
  const id = useId();
  const active = ref(0);
  const isDismissed = ref(false);
  const isOpen = computed(() => !isDismissed.value && options().length > 0);
  const keys = computed(() =>
    options()
      .map(({ key }) => key)
      .join("\n"),
  );
  watch(keys, () => {
    active.value = 0;
    isDismissed.value = false;
  });

  /** True when the key was the list's. */
  function onKey(event: KeyboardEvent): boolean {
    if (!isOpen.value || event.isComposing) return false;
    const { length } = options();
    if (event.key === "ArrowDown") active.value = (active.value + 1) % length;
    else if (event.key === "ArrowUp") active.value = (active.value + length - 1) % length;
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) take(options()[active.value]!);
    else if (event.key === "Escape") isDismissed.value = true;
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** What the field says of its list. */
  const field = computed(() => ({
    role: "combobox",
    "aria-autocomplete": "list" as const,
    "aria-expanded": isOpen.value,
    "aria-controls": isOpen.value ? id : undefined,
    "aria-activedescendant": isOpen.value ? `${id}-${active.value}` : undefined,
  }));

  return {
    id,
    active,
    isOpen,
    field,
    onKey,
    dismiss: () => {
      isDismissed.value = true;
    },
  };
}
