// Makes a card's element draggable while it is mounted and the plan may be written.

import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import type { TaskId } from "@entente/shared/model/ids";
import { onBeforeUnmount, onMounted } from "vue";
import type { Ref } from "vue";
import { useBoard } from "./board-context.ts";

export function useDraggableCard(element: Readonly<Ref<HTMLElement | null>>, task: () => TaskId): void {
  const board = useBoard();
  let stop = () => {};
  onMounted(() => {
    stop = draggable({
      element: element.value!,
      canDrag: () => board.mayWrite.value,
      getInitialData: () => ({ kind: "card", task: task() }),
    });
  });
  onBeforeUnmount(() => stop());
}
