// `entente schedule FILE`: an MSPDI file in, computed dates out, nothing stored. The JSON form is part
// of the contract with other programs: dates are wall time with seconds, UIDs are the file's own.

import { readFile } from "node:fs/promises";
import { ExchangeError } from "@entente/shared/exchange/exchange-error";
import { decodeText } from "@entente/shared/exchange/decode-text";
import { refuseByBytes } from "@entente/shared/exchange/file-signatures";
import type { MspdiImport } from "@entente/shared/exchange/mspdi/read-mspdi";
import { parseMspdi } from "@entente/shared/exchange/mspdi/read-mspdi";
import type { TaskId } from "@entente/shared/model/ids";
import type { Schedule } from "@entente/shared/model/schedule";
import { formatLocalDateTime } from "@entente/shared/model/time";
import { schedule } from "@entente/shared/schedule/schedule";

const DONE = 0;
const FAILED = 1;
const BAD_INPUT = 2;

const at = (minutes: number) => formatLocalDateTime(minutes, true);

function describe(file: MspdiImport, dates: Schedule): object {
  const tasks = Array.from(dates.tasks.values(), (task) => ({
    uid: file.uids.get(task.id) ?? null,
    name: file.plan.tasks.get(task.id)!.title,
    summary: task.summary,
    milestone: task.milestone,
    start: at(task.start),
    finish: at(task.finish),
    earlyStart: at(task.earlyStart),
    earlyFinish: at(task.earlyFinish),
    lateStart: at(task.lateStart),
    lateFinish: at(task.lateFinish),
    totalSlackMinutes: task.totalSlackMinutes,
    freeSlackMinutes: task.freeSlackMinutes,
    critical: task.critical,
    durationMinutes: task.durationMinutes,
  }));
  const diagnostics = [...file.warnings, ...dates.diagnostics].map(({ code, message, ids }) => ({
    code,
    message,
    taskUids: ids.flatMap((id) => file.uids.get(id as TaskId) ?? []),
  }));
  return { start: at(dates.start), finish: at(dates.finish), tasks, diagnostics };
}

function table(file: MspdiImport, dates: Schedule): string {
  const lines = [`${file.plan.settings.name}: ${at(dates.start)} to ${at(dates.finish)}`];
  for (const task of dates.tasks.values()) {
    const { title } = file.plan.tasks.get(task.id)!;
    const marks = `${task.summary ? " (summary)" : ""}${task.milestone ? " (milestone)" : ""}${task.critical ? " critical" : ""}`;
    lines.push(`${file.uids.get(task.id) ?? "-"}\t${at(task.start)}\t${at(task.finish)}\t${title}${marks}`);
  }
  for (const { code, message } of [...file.warnings, ...dates.diagnostics]) lines.push(`${code}: ${message}`);
  return lines.join("\n");
}

/** Prints the dates of the plan in `file` on standard output; resolves to the exit code and says why on standard error when it isn't 0. */
export async function runSchedule(file: string, options: { json?: boolean }): Promise<number> {
  try {
    const bytes = await readFile(file);
    refuseByBytes(bytes);
    const read = parseMspdi(decodeText(bytes).text);
    const dates = schedule(read.plan);
    const text = options.json ? JSON.stringify(describe(read, dates)) : table(read, dates);
    await new Promise<void>((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
    return DONE;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${file}: ${reason.replace(/\s+/gu, " ")}\n`);
    const isMissing =
      error instanceof Error && "code" in error && ["ENOENT", "EISDIR", "EACCES"].includes(String(error.code));
    return error instanceof ExchangeError || isMissing ? BAD_INPUT : FAILED;
  }
}
