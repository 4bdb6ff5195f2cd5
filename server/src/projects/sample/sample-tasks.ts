// The sample project as a table: an agency relaunches the website of a furniture workshop, three
// phases in three months, told in the week in which the second is under way. Days are working days;
// everything else follows from the links, as in any plan.

export type SampleColumn = "todo" | "doing" | "review" | "done";
export type SamplePerson = "me" | "ines" | "tom" | "lea" | "camille";
export type SampleLabel = "design" | "content" | "build" | "client" | "quality";

export interface SampleTask {
  readonly key: string;
  readonly title: string;
  /** Working days; 0 is a milestone. */
  readonly days: number;
  /** Keys of predecessors; "a SS" starts with it, "a +2d" leaves two working days. */
  readonly after?: readonly string[];
  /** Without: to do. */
  readonly column?: SampleColumn;
  readonly percent?: number;
  /** Days from this week's Monday on which it truly began and, when done, ended. */
  readonly began?: number;
  readonly ended?: number;
  readonly who?: readonly SamplePerson[];
  readonly labels?: readonly SampleLabel[];
  readonly priority?: "low" | "medium" | "high" | "urgent";
  readonly notes?: string;
  /** "x Text" is ticked. */
  readonly checklist?: readonly string[];
  /** Days from this week's Monday. */
  readonly deadline?: number;
  readonly blocked?: string;
}

export interface SamplePhase {
  readonly key: string;
  readonly title: string;
  readonly tasks: readonly SampleTask[];
}

/** Weeks before this one in which the project began. */
export const WEEKS_SINCE_START = 4;

const done = (began: number, ended: number) => ({ column: "done" as const, percent: 100, began, ended });

const DISCOVER: SamplePhase = {
  key: "discover",
  title: "Discover and agree",
  tasks: [
    {
      key: "kickoff",
      title: "Kick-off with the client",
      days: 1,
      who: ["me", "camille"],
      labels: ["client"],
      ...done(-28, -28),
    },
    {
      key: "interviews",
      title: "Interview sales and support",
      days: 3,
      after: ["kickoff"],
      who: ["lea"],
      ...done(-27, -25),
    },
    {
      key: "analytics",
      title: "Read a year of visitor numbers",
      days: 2,
      after: ["kickoff"],
      who: ["tom"],
      ...done(-27, -26),
    },
    {
      key: "audit",
      title: "Take stock of the old pages",
      days: 4,
      after: ["kickoff"],
      who: ["lea"],
      labels: ["content"],
      ...done(-27, -24),
    },
    {
      key: "personas",
      title: "Describe who comes and what for",
      days: 3,
      after: ["interviews", "analytics"],
      who: ["ines", "lea"],
      ...done(-24, -20),
    },
    {
      key: "sitemap",
      title: "Draw the new sitemap",
      days: 3,
      after: ["audit", "personas"],
      who: ["ines"],
      labels: ["design"],
      ...done(-19, -17),
    },
    {
      key: "scope",
      title: "Write the scope agreement",
      days: 2,
      after: ["sitemap"],
      who: ["me"],
      labels: ["client"],
      notes:
        "What is in: 14 page types, 120 articles moved, two languages.\nWhat is not: a shop, a customer portal, new photographs of products.",
      ...done(-14, -13),
    },
    {
      key: "reading",
      title: "Client reads the scope",
      days: 3,
      after: ["scope"],
      who: ["camille"],
      labels: ["client"],
      ...done(-12, -10),
    },
    { key: "agreed", title: "Scope agreed", days: 0, after: ["reading"], labels: ["client"], ...done(-10, -10) },
  ],
};

const DESIGN: SamplePhase = {
  key: "design",
  title: "Design and prototype",
  tasks: [
    {
      key: "directions",
      title: "Sketch three directions",
      days: 3,
      after: ["agreed"],
      who: ["ines"],
      labels: ["design"],
      ...done(-7, -5),
    },
    {
      key: "mood",
      title: "Choose typefaces and colours",
      days: 2,
      after: ["directions"],
      who: ["ines"],
      labels: ["design"],
      ...done(-4, -3),
    },
    { key: "direction", title: "Direction chosen", days: 0, after: ["mood"], labels: ["client"], ...done(-3, -3) },
    {
      key: "wireframes",
      title: "Wireframe the key pages",
      days: 5,
      after: ["direction"],
      column: "doing",
      percent: 60,
      began: 0,
      who: ["ines"],
      labels: ["design"],
      priority: "high",
      checklist: ["x Home", "x Product", "x Workshop", "Contact", "Article"],
    },
    {
      key: "home",
      title: "Design the home page",
      days: 4,
      after: ["direction"],
      column: "review",
      percent: 80,
      began: 0,
      who: ["ines"],
      labels: ["design", "client"],
      priority: "high",
      notes: "Version 2 waits for the client's approval: see the Review board.",
    },
    {
      key: "product",
      title: "Design the product page",
      days: 3,
      after: ["wireframes", "home"],
      who: ["ines"],
      labels: ["design"],
    },
    { key: "phones", title: "Design for phones", days: 3, after: ["product"], who: ["ines"], labels: ["design"] },
    {
      key: "photos",
      title: "Photographs of the team and the workshop",
      days: 4,
      after: ["direction"],
      column: "doing",
      percent: 25,
      began: 0,
      who: ["lea", "camille"],
      labels: ["content", "client"],
      priority: "medium",
      blocked: "The client's photographer hasn't confirmed a day yet.",
    },
    {
      key: "prototype",
      title: "Clickable prototype",
      days: 3,
      after: ["wireframes", "home"],
      who: ["tom", "ines"],
      labels: ["design"],
    },
    {
      key: "usability",
      title: "Test it with five customers",
      days: 3,
      after: ["prototype"],
      who: ["lea"],
      labels: ["quality"],
      checklist: ["Find five customers", "Write the tasks", "Book the room"],
    },
    {
      key: "improve",
      title: "Improve after the tests",
      days: 2,
      after: ["usability", "phones"],
      who: ["ines"],
      labels: ["design"],
    },
    {
      key: "contrast",
      title: "Check contrast and focus order",
      days: 1,
      after: ["phones"],
      who: ["tom"],
      labels: ["quality"],
    },
    {
      key: "approval",
      title: "Client looks at the design",
      days: 3,
      after: ["improve", "contrast"],
      who: ["camille"],
      labels: ["client"],
    },
    { key: "approved", title: "Design approved", days: 0, after: ["approval"], labels: ["client"], deadline: 25 },
  ],
};

const BUILD: SamplePhase = {
  key: "build",
  title: "Build and launch",
  tasks: [
    {
      key: "hosting",
      title: "Set up hosting and deployments",
      days: 2,
      after: ["agreed"],
      who: ["tom"],
      labels: ["build"],
      ...done(-7, -6),
    },
    {
      key: "cms",
      title: "Connect the content system",
      days: 6,
      after: ["hosting"],
      column: "doing",
      percent: 50,
      began: -4,
      who: ["tom"],
      labels: ["build"],
    },
    {
      key: "texts",
      title: "Write the page texts",
      days: 8,
      after: ["sitemap +5d"],
      column: "doing",
      percent: 40,
      began: -4,
      who: ["lea"],
      labels: ["content"],
      checklist: ["x Home", "x About the workshop", "Materials", "Care and repair", "Contact"],
    },
    {
      key: "french",
      title: "Translate into French",
      days: 5,
      after: ["texts"],
      who: ["lea"],
      labels: ["content"],
      priority: "low",
    },
    {
      key: "components",
      title: "Build the component library",
      days: 5,
      after: ["phones", "cms"],
      who: ["tom"],
      labels: ["build"],
    },
    {
      key: "templates",
      title: "Build the page templates",
      days: 6,
      after: ["components", "approved"],
      who: ["tom", "me"],
      labels: ["build"],
      priority: "high",
    },
    {
      key: "move",
      title: "Move 120 articles over",
      days: 5,
      after: ["cms", "texts"],
      who: ["lea"],
      labels: ["content"],
    },
    {
      key: "redirects",
      title: "Send old addresses to the new pages",
      days: 2,
      after: ["move"],
      who: ["tom"],
      labels: ["build"],
    },
    { key: "privacy", title: "Privacy notice and cookies", days: 2, after: ["texts"], who: ["me"], labels: ["client"] },
    {
      key: "seo",
      title: "Titles, previews and structured data",
      days: 2,
      after: ["templates SS +2d"],
      who: ["lea"],
      labels: ["content"],
    },
    {
      key: "devices",
      title: "Test in browsers and on phones",
      days: 3,
      after: ["templates", "move"],
      who: ["tom"],
      labels: ["quality"],
    },
    {
      key: "wcag",
      title: "Accessibility test (WCAG 2.2 AA)",
      days: 2,
      after: ["templates"],
      who: ["ines"],
      labels: ["quality"],
    },
    {
      key: "fixes",
      title: "Mend what the tests found",
      days: 4,
      after: ["devices", "wcag", "seo"],
      who: ["tom"],
      labels: ["build"],
    },
    {
      key: "training",
      title: "Train the client's editors",
      days: 1,
      after: ["move", "templates"],
      who: ["lea", "camille"],
      labels: ["client"],
    },
    {
      key: "acceptance",
      title: "Client accepts the site",
      days: 2,
      after: ["fixes", "training", "privacy", "redirects", "french"],
      who: ["camille"],
      labels: ["client"],
    },
    {
      key: "golive",
      title: "Go live",
      days: 0,
      after: ["acceptance"],
      labels: ["client"],
      priority: "urgent",
      // Before the day that the links give: a promise at risk.
      deadline: 37,
      notes:
        "Promised to the client for the start of the trade fair. The critical path ends later: where can it be shortened?",
    },
    { key: "watch", title: "Watch over the first week", days: 5, after: ["golive"], who: ["tom"], labels: ["build"] },
    {
      key: "lookback",
      title: "Look back together",
      days: 1,
      after: ["watch"],
      who: ["me", "camille"],
      labels: ["client"],
    },
  ],
};

export const SAMPLE_PHASES: readonly SamplePhase[] = [DISCOVER, DESIGN, BUILD];
