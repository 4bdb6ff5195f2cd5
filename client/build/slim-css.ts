// Leaves out of the built style sheets what no page of ours can use, since a sheet is on the way of every
// first view: frappe-gantt's rules for the parts that our chart never makes, and Tailwind's stand-in
// for browsers without @property, which are older than the ones we build for.

import type { Plugin } from "vite";

/** Classes of frappe-gantt that the windowed chart never puts on the page. */
const UNUSED =
  /\.(?:popup-wrapper|side-header|action-btn|holiday-label|extras|date-range-highlight|current-\w+(?:-highlight)?|bar-invalid|bar-expected-progress|title|subtitle|details|actions|adjust|hide|grid-column|grid-row|grid-background)\b/;

/** A flat style sheet without the rules that name an unused class, and without frappe's own dark theme. */
export function withoutUnusedRules(sheet: string): string {
  return sheet.replace(/([^{}]+)\{[^{}]*\}/g, (rule, selector: string) =>
    UNUSED.test(selector) || selector.includes("html[data-theme") ? "" : rule,
  );
}

/** A Tailwind sheet without the layer that sets its variables on every element. */
export function withoutPropertyFallback(sheet: string): string {
  const start = sheet.indexOf("@layer properties{");
  if (start < 0) return sheet;
  let depth = 0;
  for (let i = sheet.indexOf("{", start); i < sheet.length; i++) {
    if (sheet[i] === "{") depth++;
    else if (sheet[i] === "}" && --depth === 0) return sheet.slice(0, start) + sheet.slice(i + 1);
  }
  return sheet;
}

/** Slims the sheets of a build; development is left alone. */
export function slimCss(): Plugin {
  return {
    name: "entente:slim-css",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      return id.endsWith("frappe-gantt.css") ? { code: withoutUnusedRules(code), map: null } : null;
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === "asset" && file.fileName.endsWith(".css"))
          file.source = withoutPropertyFallback(String(file.source));
      }
    },
  };
}
