// Typed fetch over the schemas of `shared/http`. Every failure is one ApiProblem: what the server
// said as a problem body, or `offline` when no answer came. Types only: the server checks.

export class ApiProblem extends Error {
  /** 0 when the server gave no answer. */
  readonly status: number;
  /** A code of `shared/http/problem`, of better-auth, or `offline`. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;

  constructor(status: number, code: string, title: string, detail: string) {
    super(detail || title);
    this.name = "ApiProblem";
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail || title;
  }
}

/** Whether `error` means that nobody of ours answered: no network, a server that is down, or the proxy before it. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || (error.status >= 502 && error.status <= 504));
}

export interface RequestOptions {
  /** A share link's token, sent in place of the session. */
  readonly link?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** What a request by a share link carries in place of a session. */
export const linkHeaders = (link: string | null | undefined): Record<string, string> =>
  link ? { authorization: `Link ${link}` } : {};

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

const OFFLINE = "The server can't be reached. Check the connection and try again.";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The problem in a refused response; problem bodies and better-auth's `{code, message}` alike. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  return problemFrom(response.status, await response.text().catch(() => ""));
}

/** The problem in a refused answer's body. */
export function problemFrom(status: number, bodyText: string): ApiProblem {
  let body: Record<string, unknown> = {};
  try {
    body = (JSON.parse(bodyText) as Record<string, unknown> | null) ?? {};
  } catch {
    // Not JSON: a proxy's page, say. The status is all there is.
  }
  const title = text(body["title"]) || `The server answered ${status}`;
  return new ApiProblem(status, text(body["code"]) || "unknown", title, text(body["detail"]) || text(body["message"]));
}

/** Sends `body` as JSON (or as it is when it is FormData) and gives the raw response; throws ApiProblem unless it is ok. */
export async function send(
  method: Method,
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<Response> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = { accept: "application/json", ...options.headers };
  if (body !== undefined && !isForm) headers["content-type"] = "application/json";
  Object.assign(headers, linkHeaders(options.link));
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: "same-origin",
      body: body === undefined ? null : isForm ? body : JSON.stringify(body),
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem(0, "offline", "No connection", OFFLINE);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** As `send`, and reads the JSON answer; undefined where the answer has no body. */
export async function request<T>(method: Method, path: string, body?: unknown, options?: RequestOptions): Promise<T> {
  const response = await send(method, path, body, options);
  const answer = await response.text();
  return (answer ? JSON.parse(answer) : undefined) as T;
}

/** Posts a form and tells how much of it is sent (0 to 1), which fetch can't. */
export function upload<T>(path: string, form: FormData, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", path);
    xhr.setRequestHeader("accept", "application/json");
    xhr.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    xhr.addEventListener("error", () => reject(new ApiProblem(0, "offline", "No connection", OFFLINE)));
    xhr.addEventListener("load", () => {
      if (xhr.status < 200 || xhr.status > 299) reject(problemFrom(xhr.status, xhr.responseText));
      else resolve((xhr.responseText ? JSON.parse(xhr.responseText) : undefined) as T);
    });
    xhr.send(form);
  });
}
