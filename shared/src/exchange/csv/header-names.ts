// The names under which other programs write the fields of a task, in English, French, German and
// Spanish, as plain words (lower case, no accents, `%` spelled out). Within a field the names stand
// in order of preference: where a file has several of them, the first that holds anything is read.

/** What a column of a CSV file can mean. */
export type CsvField =
  | "title"
  | "weakTitle"
  | "notes"
  | "id"
  | "key"
  | "wbs"
  | "outlineLevel"
  | "parent"
  | "predecessors"
  | "successors"
  | "column"
  | "status"
  | "start"
  | "finish"
  | "due"
  | "dates"
  | "duration"
  | "optimistic"
  | "pessimistic"
  | "estimate"
  | "estimateSeconds"
  | "assignees"
  | "email"
  | "labels"
  | "priority"
  | "percent"
  | "completed"
  | "kind"
  | "archived"
  | "active"
  | "timezone"
  | "constraint"
  | "constraintDate"
  | "actualStart"
  | "actualFinish"
  | "manual"
  | "checklist"
  | "computed";

const NAMES: Readonly<Record<CsvField, string>> = {
  title:
    "title|task name|task title|name|card name|card title|subject|nom de la tache|nom de tache|titre|nom|sujet|intitule|libelle" +
    "|vorgangsname|aufgabenname|aufgabe|titel|bezeichnung|betreff|thema|nombre de tarea|nombre de la tarea|titulo|nombre|asunto|item",
  // Names that mean the title in some programs and something else in others; the leftmost counts.
  weakTitle: "summary|resume|zusammenfassung|resumen|project name|task|tache|tarea|story|issue|vorgang",
  notes: "notes|description|content|note|details|body|desc|notizen|beschreibung|descripcion|notas|remarques",
  id: "id|task id|taskid|issue id|unique id|uid|identifier|row|no|nr|number|id de la incidencia|id de incidencia|id du ticket|vorgangs id|identifiant|identificador|n",
  key: "key|issue key|clave de incidencia|cle de ticket|cle du ticket|vorgangsschlussel|schlussel|clave",
  wbs: "wbs|outline number|wbs code|code wbs|psp code|edt",
  outlineLevel: "outline level|niveau hierarchique|gliederungsebene|nivel de esquema|niveau",
  parent:
    "parent|parent task|parent id|parentid|parent task id|parent key|parent issue|parent link|parent card|tache parent|tache parente" +
    "|ubergeordnete aufgabe|ubergeordnet|ubergeordneter vorgang|tarea principal|tarea padre|principal|clave principal|parent summary",
  predecessors:
    "predecessors|predecessor|blocked by|blocked by dependencies|is blocked by|depends on|dependencies|follows|waiting on" +
    "|predecesseurs|bloque par|vorganger|blockiert durch|wird blockiert von|predecesoras|bloqueado por" +
    "|inward issue link blocks|enlace a la incidencia interna blocks|lien de ticket entrant blocks|eingehende vorgangsverknupfung blocks",
  successors:
    "successors|successor|blocking|is blocking|blocks|blocking dependencies|precedes|successeurs|nachfolger|sucesoras" +
    "|outward issue link blocks|enlace de incidencia saliente blocks|lien de ticket sortant blocks|ausgehende vorgangsverknupfung blocks",
  column: "column|section column|column name|board column|colonne|spalte|columna",
  status:
    "status|statut|estado|etat|state|zustand|status name|workflow state|section|section name|rubrique|abschnitt|seccion" +
    "|bucket|bucket name|list|list name|liste|lista",
  start:
    "start|start date|starts|begin|begins|start on|startdate|debut|date de debut|anfang|startdatum|beginn|starttermin|inicio|comienzo|fecha de inicio|fecha de comienzo",
  finish:
    "finish|finish date|end|end date|ends|enddate|fin|date de fin|ende|enddatum|endtermin|fecha de fin|fecha final|fecha de finalizacion",
  due:
    "deadline|due|due date|due on|duedate|due at|echeance|date d echeance|date limite|falligkeitsdatum|fallig|fallig am|stichtag|frist" +
    "|fecha de vencimiento|vencimiento|fecha limite",
  dates: "dates|timeline|date range|date|zeitraum|fechas|periode",
  duration: "duration|duree|dauer|duracion",
  optimistic:
    "optimistic duration|optimistic|best case|best case duration|duree optimiste|optimistische dauer|duracion optimista",
  pessimistic:
    "pessimistic duration|pessimistic|worst case|worst case duration|duree pessimiste|pessimistische dauer|duracion pesimista",
  estimate:
    "estimate|estimated hours|estimated time|time estimate|estimation|temps estime|work|travail|arbeit|aufwand|geschatzter aufwand|trabajo|estimacion|tiempo estimado",
  // Jira writes its estimates in seconds.
  estimateSeconds: "original estimate|estimation originale|ursprungliche schatzung|estimacion original",
  assignees:
    "assignees|assignee|assigned to|owner|owners|responsible|members|resource names|resources|user|assignee name|assigned" +
    "|assigne a|attribue a|assigne|responsable|responsables|noms ressources|zugewiesen an|zugewiesene person|zustandig|bearbeiter|verantwortlich" +
    "|ressourcennamen|persona asignada|asignado a|asignado|nombres de los recursos",
  email: "assignee email|e mail|email|owner email|assignee e mail",
  labels:
    "labels|label|tags|tag|etiquettes|etiquette|etiquetas|etiqueta|stichworter|stichworte|schlagworter|schlagwort|categories",
  priority: "priority|priorite|prioritat|prioridad",
  percent:
    "percent complete|percent completed|percent done|done ratio|progress|completion|percent acheve|percent realise|avancement|fortschritt" +
    "|percent abgeschlossen|progreso|percent completado",
  completed:
    "completed|done|is completed|is done|completed at|completed time|completed date|completed on|finished date|date completed|resolved" +
    "|complete|termine|terminee|erledigt|erledigt am|abgeschlossen am|hecho|completado|resuelta|resolu|erledigung",
  kind: "kind|milestone|is milestone|task type|jalon|meilenstein|hito|type",
  archived: "archived|is archived",
  active: "active",
  timezone: "timezone|time zone",
  constraint: "constraint",
  constraintDate: "constraint date",
  actualStart: "actual start",
  actualFinish: "actual finish",
  manual: "manual start",
  checklist: "checklist",
  // What our own export computed: derived again from the rest, so reading it would be wrong.
  computed: "scheduled start|scheduled finish|total float|free float|critical|summary task",
};

/** Fields that may stand in several columns, all of which are read. */
export const REPEATED_FIELDS: ReadonlySet<CsvField> = new Set([
  "labels",
  "assignees",
  "parent",
  "predecessors",
  "successors",
  "computed",
]);

/** Every known name with its field and its place in the order of preference (0 first). */
export const FIELD_OF_NAME: ReadonlyMap<string, { field: CsvField; rank: number }> = new Map(
  (Object.keys(NAMES) as CsvField[]).flatMap((field) =>
    NAMES[field].split("|").map((name, rank) => [name, { field, rank }] as const),
  ),
);
