// Every mutator of the plan by its name: a chunk of its own, which no first view waits for.

import { clearBaseline, renameBaseline, setBaseline } from "@entente/shared/doc/baselines";
import { addCalendar, removeException, setCalendar, setException } from "@entente/shared/doc/calendars";
import { addColumn, archiveColumn, moveColumn, restoreColumn, setColumn } from "@entente/shared/doc/columns";
import { linkChain, linkTasks, setDependency, setPredecessors, unlinkTasks } from "@entente/shared/doc/dependencies";
import { addLabel, removeLabel, setLabel } from "@entente/shared/doc/labels";
import { addPerson, removePerson, setPerson } from "@entente/shared/doc/people";
import { setSettings } from "@entente/shared/doc/settings";
import {
  addChecklistItem,
  assignTask,
  labelTask,
  moveChecklistItem,
  removeChecklistItem,
  setChecklistItem,
  setNotes,
  unassignTask,
  unlabelTask,
} from "@entente/shared/doc/task-details";
import {
  addTask,
  addTasks,
  archiveTasks,
  indentTasks,
  moveCards,
  moveTask,
  moveTasks,
  outdentTasks,
  restoreTasks,
  setConstraint,
  setTask,
} from "@entente/shared/doc/tasks";

export const MUTATORS = {
  addTask,
  addTasks,
  setTask,
  setConstraint,
  moveTask,
  moveTasks,
  indentTasks,
  outdentTasks,
  moveCards,
  archiveTasks,
  restoreTasks,
  assignTask,
  unassignTask,
  labelTask,
  unlabelTask,
  addChecklistItem,
  setChecklistItem,
  removeChecklistItem,
  moveChecklistItem,
  setNotes,
  linkTasks,
  linkChain,
  setPredecessors,
  setDependency,
  unlinkTasks,
  addColumn,
  setColumn,
  moveColumn,
  archiveColumn,
  restoreColumn,
  addCalendar,
  setCalendar,
  setException,
  removeException,
  addPerson,
  setPerson,
  removePerson,
  addLabel,
  setLabel,
  removeLabel,
  setSettings,
  setBaseline,
  renameBaseline,
  clearBaseline,
};
