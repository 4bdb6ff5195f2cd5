// Stylesheets that are imported by an alias of vite.config.ts.
declare module "frappe-gantt-css";
