// The page beside this file, served for the Gantt's benchmark and tests.

import { serveBenchPage, type ServedPage } from "../../support/bench-page.ts";

export type { ServedPage };

/** Builds and serves; `planFile` is the path of an MSPDI file. */
export const serveGanttPage = (planFile?: string): Promise<ServedPage> => serveBenchPage("gantt-page", planFile);
