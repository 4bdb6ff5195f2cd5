// The interface's description as one page of plain HTML, without a script: every route with its
// parameters, bodies and answers, and every schema once.

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: unknown }> };
  readonly responses?: Record<
    string,
    { readonly description?: string; readonly content?: Record<string, { readonly schema?: unknown }> }
  >;
}

interface Description {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths?: Record<string, unknown>;
  readonly components?: { readonly schemas?: Record<string, unknown> };
}

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
section{border-top:1px solid #ddd;padding:.75rem 0}h2{font:600 15px/1.4 ui-monospace,monospace;margin:0}
pre{background:#f6f6f8;padding:.5rem .75rem;border-radius:6px;overflow:auto;margin:.25rem 0}p{margin:.25rem 0}
@media(prefers-color-scheme:dark){body{background:#18181b;color:#e4e4e7}pre{background:#27272a}section{border-color:#3f3f46}a{color:#a5b4fc}}`;

/** The page of an OpenAPI 3.1 document. */
export function apiPage(description: object): string {
  const { info, paths = {}, components } = description as Description;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) =>
      operationSection(method, path, operation),
    ),
  );
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) => `<section id="${escape(name)}"><h2>${escape(name)}</h2>${code(schema)}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(info.title)} API</title><style>${STYLE}</style></head><body><h1>${escape(info.title)} API ${escape(info.version)}</h1>
<p>${escape(info.description ?? "")}</p><p>For programs: <a href="/api/openapi.json">openapi.json</a></p>
${operations.join("\n")}<h1>Schemas</h1>${schemas.join("\n")}</body></html>`;
}

function operationSection(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).map(
    (parameter) =>
      `<code>${escape(parameter.name)}</code> in ${escape(parameter.in)}${parameter.required ? "" : ", optional"}`,
  );
  const answers = Object.entries(operation.responses ?? {}).map(
    ([status, response]) =>
      `<p><b>${escape(status)}</b> ${escape(response.description ?? "")} ${contents(response.content)}</p>`,
  );
  return `<section><h2>${escape(method.toUpperCase())} ${escape(path)}</h2><p>${escape(operation.summary ?? "")}</p>
${parameters.length > 0 ? `<p>${parameters.join(" · ")}</p>` : ""}
${operation.requestBody ? `<p>Body: ${contents(operation.requestBody.content)}</p>` : ""}${answers.join("")}</section>`;
}

function contents(content: Record<string, { readonly schema?: unknown }> = {}): string {
  return Object.entries(content)
    .map(([mediaType, { schema }]) => `<code>${escape(mediaType)}</code> ${schemaLink(schema)}`)
    .join(" ");
}

function schemaLink(schema: unknown): string {
  const name = (schema as { $ref?: string } | undefined)?.$ref?.split("/").pop();
  if (name !== undefined) return `<a href="#${escape(name)}">${escape(name)}</a>`;
  return schema === undefined ? "" : code(schema);
}

function code(value: unknown): string {
  return `<pre>${escape(JSON.stringify(value, null, 2))}</pre>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
