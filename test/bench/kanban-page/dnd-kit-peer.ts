// The same cards on dnd-kit as its documentation shows boards of several lists: a sortable context
// for each column, cards that go over to another column while they are carried, an overlay in the
// hand, and each card remembered by React while nothing about it changes.

import {
  DndContext,
  DragOverlay,
  PointerSensor,
  closestCorners,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import type { DragEndEvent, DragOverEvent } from "@dnd-kit/core";
import { SortableContext, arrayMove, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { createElement as h, memo, useState } from "react";
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import "./peers.css";
import type { BoardUnderTest, PeerCard, PeerColumn } from "./board-under-test.ts";

/** Draws into `host` before it returns, as far as React can be told to. */
export function drawDndKit(host: HTMLElement, columns: readonly PeerColumn[]): BoardUnderTest {
  flushSync(() => createRoot(host).render(h(PeerBoard, { columns })));
  return {
    card: (task) => host.querySelector(`.peer-list [data-card="${task}"]`),
    column: (index) => host.querySelectorAll(".peer-list")[index]!,
  };
}

const CardBody = memo(function CardBody({ card: { title, labels, person } }: { card: PeerCard }): ReactNode {
  return [
    h(
      "span",
      { className: "peer-labels", key: "labels" },
      labels.map(({ name, color }) =>
        h(
          "span",
          { className: "peer-label", key: name },
          h("span", { className: "peer-dot", style: { background: color } }),
          name,
        ),
      ),
    ),
    h("span", { key: "title" }, title),
    person &&
      h("span", { className: "peer-avatar", key: "person", style: { background: person.color } }, person.initials),
  ];
});

const SortableCard = memo(function SortableCard({ card }: { card: PeerCard }): ReactNode {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: card.id });
  const style = { transform: CSS.Transform.toString(transform), transition, opacity: isDragging ? 0.4 : 1 };
  return h(
    "li",
    { ref: setNodeRef, style, className: "peer-card", "data-card": card.id, ...attributes, ...listeners },
    h(CardBody, { card }),
  );
});

const Column = memo(function Column({
  id,
  name,
  cards,
}: {
  id: string;
  name: string;
  cards: readonly PeerCard[];
}): ReactNode {
  const { setNodeRef } = useDroppable({ id });
  return h(
    "section",
    { className: "peer-column" },
    h("h2", null, name),
    h(SortableContext, {
      items: cards.map((card) => card.id),
      strategy: verticalListSortingStrategy,
      children: h(
        "ul",
        { ref: setNodeRef, className: "peer-list" },
        cards.map((card) => h(SortableCard, { key: card.id, card })),
      ),
    }),
  );
});

function PeerBoard({ columns: first }: { columns: readonly PeerColumn[] }): ReactNode {
  const [columns, setColumns] = useState(first);
  const [held, setHeld] = useState<PeerCard | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const columnOf = (id: string) =>
    columns.find((column) => column.id === id || column.cards.some((card) => card.id === id));

  function onDragOver({ active, over }: DragOverEvent): void {
    const from = columnOf(String(active.id));
    const to = over && columnOf(String(over.id));
    if (!from || !to || from === to) return;
    const card = from.cards.find(({ id }) => id === active.id)!;
    const at = to.cards.findIndex(({ id }) => id === over.id);
    setColumns(
      columns.map((column) => {
        if (column === from) return { ...column, cards: column.cards.filter((each) => each !== card) };
        if (column !== to) return column;
        return { ...column, cards: column.cards.toSpliced(at < 0 ? column.cards.length : at, 0, card) };
      }),
    );
  }

  function onDragEnd({ active, over }: DragEndEvent): void {
    setHeld(null);
    const column = over && columnOf(String(over.id));
    if (!column) return;
    const [from, to] = [active.id, over.id].map((id) => column.cards.findIndex((card) => card.id === id));
    if (from! < 0 || to! < 0 || from === to) return;
    const cards = arrayMove([...column.cards], from!, to!);
    setColumns(columns.map((each) => (each === column ? { ...each, cards } : each)));
  }

  return h(
    DndContext,
    {
      sensors,
      collisionDetection: closestCorners,
      onDragStart: ({ active }) =>
        setHeld(columnOf(String(active.id))?.cards.find(({ id }) => id === active.id) ?? null),
      onDragOver,
      onDragEnd,
    },
    h(
      "div",
      { className: "peer-board" },
      columns.map((column) => h(Column, { key: column.id, id: column.id, name: column.name, cards: column.cards })),
    ),
    h(DragOverlay, null, held && h("div", { className: "peer-card" }, h(CardBody, { card: held }))),
  );
}
