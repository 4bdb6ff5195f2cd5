// The thread that reads one project file and makes a plan document of it, so that a huge file never
// keeps the rooms waiting. It writes nothing; whatever happens it answers once.

import { parentPort, workerData } from "node:worker_threads";
import { encodePlan } from "@entente/shared/doc/create-plan";
import { EditRefused } from "@entente/shared/doc/edit-refused";
import { ExchangeError } from "@entente/shared/exchange/exchange-error";
import { readProjectFile } from "@entente/shared/exchange/read-file";
import type { ImportReport } from "@entente/shared/http/import";
import { withPerson } from "../plan-people.ts";
import type { ImportReply, ImportRequest } from "./import-messages.ts";

function read({ bytes, fileName, name, user }: ImportRequest): ImportReply {
  const { format, plan: read, losses, warnings } = readProjectFile(bytes, fileName);
  const plan = name === null ? read : { ...read, settings: { ...read.settings, name } };
  const report: ImportReport = {
    format,
    name: plan.settings.name,
    tasks: plan.tasks.size,
    dependencies: plan.dependencies.size,
    columns: plan.columns.size,
    people: plan.people.size,
    labels: plan.labels.size,
    checklistItems: plan.tasks.values().reduce((count, task) => count + task.checklist.length, 0),
    calendars: plan.calendars.size,
    losses: losses.map((loss) => ({ ...loss, examples: [...loss.examples] })),
    warnings: warnings.map((warning) => ({ ...warning, ids: [...warning.ids] })),
  };
  return { kind: "read", report, update: user && encodePlan(withPerson(plan, user)) };
}

function answer(): ImportReply {
  try {
    return read(workerData as ImportRequest);
  } catch (error) {
    if (error instanceof ExchangeError || error instanceof EditRefused)
      return { kind: "refused", message: error.message };
    return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.postMessage(answer());
