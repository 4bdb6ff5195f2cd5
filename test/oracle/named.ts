// The values stored in real files that the scheduler does not reproduce, one by one, each with the
// rule behind it that only the program that stored them knows; and the tasks whose pauses are as long as
// the file's own dates say, because it lists no work by the day: their dates are read, not computed.

/** `begun`: late dates and total float of tasks in progress. */
export type Measure = "dates" | "lateDates" | "totalSlack" | "freeSlack" | "critical" | "begun";

export interface Named {
  readonly file: string;
  readonly uids: readonly number[];
  readonly measures: readonly Measure[];
  readonly rule: string;
}

/** Of tasks without a link of their own or of a summary above. */
export const STALE = `no link touches these tasks: Project kept the late dates of an earlier calculation, and they contradict
  the project's finish, or the dates of other tasks, in the same file`;
const LATE: readonly Measure[] = ["lateDates", "totalSlack", "freeSlack"];

export const NAMED: readonly Named[] = [
  {
    file: "mspdi/mpxj-timephased_prorated_cost_resource.conv.xml",
    uids: [2],
    measures: ["dates"],
    rule: `a cost resource has an actual cost from 30 January on: Project starts the task at the last end of work before that,
      without an actual start and without changing the duration or the finish`,
  },
  {
    file: "mspdi/aspose-MoveTask.conv.xml",
    uids: [1, 2, 3, 4, 5, 7, 8],
    measures: ["lateDates", "critical"],
    rule: STALE,
  },
  { file: "mspdi/aspose-MoveTask.conv.xml", uids: [12], measures: [...LATE, "critical"], rule: STALE },
  { file: "mspdi/aspose-ResourceOvertime.conv.xml", uids: [2], measures: LATE, rule: STALE },
  { file: "mspdi/aspose-TaskDurations.conv.xml", uids: [2], measures: LATE, rule: STALE },
  { file: "mspdi/aspose-TaskSheetView.conv.xml", uids: [2], measures: LATE, rule: STALE },
  { file: "mspdi/mpxj-mspditimephased.xml", uids: [1, 2, 3, 5, 9, 13, 17, 18, 19, 21], measures: LATE, rule: STALE },
  { file: "mspdi/mpxj-mspditimephased.xml", uids: [4, 6, 12, 14, 20, 22], measures: ["begun"], rule: STALE },
  { file: "mspdi/mpxj-bug4.conv.xml", uids: [2], measures: ["begun"], rule: STALE },
  {
    file: "mspdi/aspose-ResourceTimephasedData.conv.xml",
    uids: [3],
    measures: ["begun"],
    rule: "what follows goes on after 120 of 136 hours, of which the file has the whole per cent below: Project keeps the hours",
  },
  {
    file: "mspdi/mpxj-bug1.conv.xml",
    uids: [3, 4],
    measures: ["lateDates", "totalSlack"],
    rule: "4 is stored as ending later than its successor 12 can begin; the late finish of their summary is the computed one",
  },
  {
    file: "projectlibre/plibre-New_Product.xml",
    uids: [2, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 31, 32, 33, 34, 35],
    measures: ["totalSlack"],
    rule: "ProjectLibre writes no float but 0, of tasks that it doesn't call critical too",
  },
  {
    file: "projectlibre/plibre-New_Product.xml",
    uids: [2, 10, 15, 22, 26, 27, 29, 32, 35],
    measures: ["freeSlack"],
    rule: "ProjectLibre writes no float but 0",
  },
  {
    file: "projectlibre/plibre-New_Product.xml",
    uids: [6, 22, 37, 38],
    measures: ["critical"],
    rule: "ProjectLibre calls milestones inside a critical chain not critical, but its ends and all work critical",
  },
];

/** Tasks that pause for as long as the dates of their assignments leave over. */
export const READ_PAUSES: Readonly<Record<string, readonly number[]>> = {
  "mspdi/aspose-ViewSplitTasks.conv.xml": [4],
  "mspdi/mpxj-splits9a.conv.xml": [2, 7],
  "mspdi/mpxj-timephased_multi_rate.conv.xml": [14, 16],
};
