// What a column's or status's name says about the work in it, in the languages boards are kept in.
// Decoration (emoji, brackets, case, accents) is ignored; a name that says nothing known is left alone.

const DONE_FIRST_WORDS = new Set(
  (
    "done completed closed resolved finished released shipped deployed delivered " +
    "termine terminee termines terminees fini finie fait livre livree ferme clos resolu " +
    "erledigt fertig abgeschlossen geschlossen ausgeliefert " +
    "hecho hecha terminado terminada completado completada finalizado finalizada cerrado cerrada resuelto resuelta"
  ).split(" "),
);
const DONE_WHOLE_NAMES = new Set(["complete", "live", "listo", "完成", "已完成", "完了"]);
const REVIEW =
  /^(?:(?:in |code |zum? |en )?(?:review|revue|revision|testing|test|qa|prufung|pruebas)|verify|a valider)\b/u;
const PROGRESS =
  /^(?:(?:in )?progress|doing|started|active|ongoing|wip|assigned|en cours|in arbeit|in bearbeitung|en curso|en progreso)\b/u;
const WAITING = /^(?:backlog|ideas?|icebox|someday|inbox|idees|ideen)\b/u;

/** Lower case without accents, emoji and punctuation; words one space apart. */
export function plainWords(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** True for "Done", "Done 🎉", "Done [week 12]", "Terminé", "Erledigt", "Completado" and their like. */
export function isDoneName(name: string): boolean {
  const plain = plainWords(name);
  return DONE_WHOLE_NAMES.has(plain) || DONE_FIRST_WORDS.has(plain.split(" ", 1)[0] ?? "");
}

/** Where a status stands on its way, 0 (an idea) to 4 (done): only for sorting statuses that come in no order. */
export function statusRank(name: string): number {
  if (isDoneName(name)) return 4;
  const plain = plainWords(name);
  if (REVIEW.test(plain)) return 3;
  if (PROGRESS.test(plain)) return 2;
  return WAITING.test(plain) ? 0 : 1;
}
