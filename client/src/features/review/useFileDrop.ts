// Files that arrive by hand: dropped anywhere on the board, pasted, or chosen. A paste into a field
// stays with the field; what isn't a file is left alone.

import { onBeforeUnmount, onMounted, ref, type Ref } from "vue";

export interface FileDrop {
  /** Files hang over the board. */
  readonly isOver: Ref<boolean>;
  readonly handlers: Record<"dragenter" | "dragover" | "dragleave" | "drop", (event: DragEvent) => void>;
}

export function useFileDrop(isWanted: () => boolean, take: (files: readonly File[]) => void): FileDrop {
  const isOver = ref(false);
  const holdsFiles = (event: DragEvent): boolean => isWanted() && !!event.dataTransfer?.types.includes("Files");
  function over(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    isOver.value = true;
  }
  function leave(event: DragEvent): void {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !(event.currentTarget as Node).contains(to)) isOver.value = false;
  }
  function drop(event: DragEvent): void {
    isOver.value = false;
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (isWanted() && event.dataTransfer.files.length > 0) take([...event.dataTransfer.files]);
  }
  function paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    const isField = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
    if (files.length === 0 || isField || !isWanted() || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    take(files.map(named));
  }
  onMounted(() => window.addEventListener("paste", paste));
  onBeforeUnmount(() => window.removeEventListener("paste", paste));
  return { isOver, handlers: { dragenter: over, dragover: over, dragleave: leave, drop } };
}

/** Every browser calls a pasted picture image.png; a title should say more than that. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const at = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format();
  return new File([file], `Pasted ${at}${file.name.slice(5)}`, { type: file.type });
}
