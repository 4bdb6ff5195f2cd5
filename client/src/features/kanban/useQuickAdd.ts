// The state of one quick-add field: the text, the chips taken out of it, the list that completes a
// name, and several pasted lines that wait for a choice. It writes once a card, or once for all.

import type { ColumnId } from "@entente/shared/model/ids";
import { PRIORITIES } from "@entente/shared/model/plan";
import { MINUTES_PER_DAY } from "@entente/shared/model/time";
import { computed, onScopeDispose, ref, shallowRef } from "vue";
import { useNoticesStore } from "../../stores/notices.ts";
import { usePlanStore } from "../../stores/plan.ts";
import { labelColor } from "../../ui/label-color.ts";
import { personColor } from "../../ui/person-color.ts";
import { shortDate } from "../../ui/short-date.ts";
import { fold } from "./board-filter.ts";
import { useBoard } from "./board-context.ts";
import { laneDefaults } from "./lanes.ts";
import { leftWords, parsePasted } from "../../ui/pasted-lines.ts";
import { chipFields, openToken, takeChips } from "./quick-add.ts";
import type { Chip, TokenContext } from "./quick-add.ts";
import type { Completion } from "./useCompletions.ts";

const MOST_OFFERED = 8;

export function useQuickAdd(column: ColumnId, lane: string | null, onAdded: () => void) {
  const plan = usePlanStore();
  const notices = useNoticesStore();
  const board = useBoard();
  const key = `${column}|${lane ?? ""}`;
  const draft = board.drafts.get(key);
  const text = ref(draft?.text ?? "");
  const caret = ref(text.value.length);
  const chips = shallowRef<readonly Chip[]>(draft?.chips ?? []);
  const literal = shallowRef<ReadonlySet<string>>(new Set());
  /** Pasted lines that may become one card or several. */
  const lines = shallowRef<readonly string[] | null>(null);
  let left = 0;

  const context = computed<TokenContext>(() => ({
    people: plan.people,
    labels: plan.labels,
    today: Math.floor(board.now.value / MINUTES_PER_DAY),
    minutesPerDay: plan.settings?.minutesPerDay ?? 480,
    minutesPerWeek: plan.settings?.minutesPerWeek ?? 2400,
    dateWords: (minutes) => shortDate(minutes, plan.settings?.locale ?? "en", board.now.value),
    literal: literal.value,
  }));

  const token = computed(() => openToken(text.value, caret.value));
  const completions = computed<readonly Completion[]>(() => {
    if (!token.value || lines.value) return [];
    const { mark, query } = token.value;
    if (literal.value.has(mark + query.trimEnd())) return [];
    const wanted = fold(query);
    const has = (chip: Chip) => ("id" in chip ? chip.id : chip.kind);
    const taken = new Set<string>(chips.value.map(has));
    const all: readonly Completion[] =
      mark === "@"
        ? plan.people.map(({ id, name, userId }) => ({ key: id, label: name, color: personColor(userId ?? id) }))
        : mark === "#"
          ? plan.labels.map(({ id, name, color }) => ({ key: id, label: name, color: labelColor(color) }))
          : PRIORITIES.filter((each) => each !== "none")
              .toReversed()
              .map((each) => ({ key: each, label: each[0]!.toUpperCase() + each.slice(1) }));
    return all
      .filter(({ key, label }) => label !== "" && !taken.has(key) && fold(label).includes(wanted))
      .sort((a, b) => Number(fold(b.label).startsWith(wanted)) - Number(fold(a.label).startsWith(wanted)))
      .slice(0, MOST_OFFERED);
  });

  function edit(value: string, at: number): void {
    caret.value = at;
    // Names are taken while the caret is at the end: in the middle of a text one is changing it.
    if (at < value.length) {
      text.value = value;
      return;
    }
    const taken = takeChips(value, chips.value, context.value, false);
    if (taken.chips.length > chips.value.length) {
      chips.value = taken.chips;
      text.value = taken.text;
      caret.value = taken.text.length;
    } else text.value = value;
  }

  function complete({ key, label, color }: Completion): void {
    const open = token.value;
    if (!open) return;
    const source = open.mark + label;
    const chip =
      open.mark === "@"
        ? { kind: "person", id: key, text: label, source, color }
        : open.mark === "#"
          ? { kind: "label", id: key, text: label, source, color }
          : { kind: "priority", priority: key, text: label, source };
    chips.value = [...chips.value.filter((each) => each.kind !== "priority" || open.mark !== "!"), chip as Chip];
    const rest = text.value.slice(0, open.from) + text.value.slice(caret.value).trimStart();
    text.value = rest;
    caret.value = open.from;
  }

  /** The chip's words go back into the text and stay text. */
  function putBack(chip: Chip): void {
    chips.value = chips.value.filter((each) => each !== chip);
    literal.value = new Set([...literal.value, chip.source]);
    text.value = `${text.value.trimEnd()} ${chip.source}`.trimStart();
    caret.value = text.value.length;
  }

  function draftOf(line: string, before: readonly Chip[]) {
    const taken = takeChips(line, before, context.value, true);
    const title = taken.text.replace(/\s+/gu, " ").trim();
    const fields = chipFields(title ? taken.chips : before);
    const inLane = laneDefaults(board.dimension.value, lane);
    return {
      ...inLane,
      ...fields,
      ...(fields.assignees && inLane.assignees
        ? { assignees: [...new Set([...inLane.assignees, ...fields.assignees])] }
        : {}),
      ...(fields.labels && inLane.labels ? { labels: [...new Set([...inLane.labels, ...fields.labels])] } : {}),
      title: title || line.trim(),
      column,
    };
  }

  function reset(): void {
    text.value = "";
    caret.value = 0;
    chips.value = [];
    literal.value = new Set();
    lines.value = null;
  }

  function add(): void {
    if (!text.value.trim()) return;
    const id = plan.addTask(draftOf(text.value, chips.value));
    if (id === null) return;
    reset();
    board.noteAdded([id]);
    onAdded();
  }

  /** Several lines at once wait for a choice; false for a single one. */
  function paste(pasted: string): boolean {
    const found = parsePasted(pasted);
    if (found.lines.length < 2) return false;
    lines.value = found.lines.map(({ title }) => title);
    left = found.left;
    return true;
  }

  function addLines(how: "several" | "one"): void {
    const pasted = lines.value;
    if (!pasted) return;
    if (how === "one") {
      lines.value = null;
      edit(`${text.value} ${pasted.join(" ")}`.trim(), 0);
      return;
    }
    const ids = plan.addTasks(pasted.map((line) => draftOf(line, chips.value)));
    if (ids === null) return;
    // What was typed before the paste is nobody's line and stays.
    lines.value = null;
    board.noteAdded(ids);
    onAdded();
    notices.say(`${ids.length} cards added.${leftWords(left)}`, "info", {
      label: "Undo",
      run: () => plan.archiveTasks(ids),
    });
  }

  // A column may leave the page under one's hands; what was typed waits for its return.
  onScopeDispose(() => {
    if (text.value.trim()) board.drafts.set(key, { text: text.value, chips: chips.value });
    else board.drafts.delete(key);
  });

  return { text, caret, chips, lines, completions, edit, complete, putBack, add, paste, addLines, reset };
}
