// What vite.config.ts gives: stylesheets by an alias, and where the data of pdf.js lies.
declare const __PDF_DATA__: string;
declare module "frappe-gantt-css";
