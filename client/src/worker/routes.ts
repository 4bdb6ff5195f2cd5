// Which requests the service worker answers, and how. Whatever belongs to a person (`/api`, `/sync`)
// never touches a cache; pages are one page, taken whole from one version; files named by their
// content never change.

/** `page`: the index of this version. `asset`: named by its content. `file`: part of this version. */
export type Answer = "network" | "page" | "asset" | "file";

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
}

/** How a request of `origin` is answered; `files` are the paths that belong to this version. */
export function answerOf({ method, url, mode }: Asked, origin: string, files: ReadonlySet<string>): Answer {
  const { origin: asked, pathname } = new URL(url);
  if (method !== "GET" || asked !== origin || /^\/(?:api|sync)(?:\/|$)/.test(pathname)) return "network";
  if (pathname.startsWith("/assets/")) return "asset";
  if (files.has(pathname) && mode !== "navigate") return "file";
  // As the server has it: what has an ending is a file and not one of our pages.
  return mode === "navigate" && !/\.[^/]*$/.test(pathname) ? "page" : "network";
}
