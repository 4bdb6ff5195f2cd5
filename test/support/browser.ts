// The browser of the tests. Takes the first that is there: CHROMIUM_PATH, an installed Chromium or
// Chrome, Playwright's own, the one inside the npm package @sparticuz/chromium. Each is started once
// before it is believed. ENTENTE_BROWSER=packaged skips the installed ones. Fails with one message
// that names the package to install.

import { accessSync, constants, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const ARGS = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
];

interface Candidate {
  readonly path: string;
  readonly from: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a headless Chromium; the caller closes it. Throws an error that says what to install when none starts. */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for await (const candidate of candidates()) {
    try {
      return await chromium.launch({
        executablePath: candidate.path,
        args: process.getuid?.() === 0 ? ["--no-sandbox", ...ARGS] : ARGS,
        env: { ...definedEnvironment(), ...candidate.env },
        timeout: 60_000,
      });
    } catch (error) {
      failures.push(`${candidate.from} (${candidate.path}): ${firstLine(error)}`);
    }
  }
  throw new Error(
    [
      "No Chromium starts here. Install one (Debian: apt-get install chromium; anywhere: npx playwright install chromium)",
      "or set CHROMIUM_PATH.",
      ...failures,
    ].join("\n  "),
  );
}

/** Which browser the tests will run in, as one line; throws as `launchBrowser` does. */
export async function describeBrowser(): Promise<string> {
  const browser = await launchBrowser();
  const version = browser.version();
  await browser.close();
  return `Chromium ${version}`;
}

async function* candidates(): AsyncGenerator<Candidate> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    yield { path: named, from: "CHROMIUM_PATH", env: {} };
    return;
  }
  if (process.env.ENTENTE_BROWSER !== "packaged") {
    for (const path of installed()) yield { path, from: "installed", env: {} };
  }
  const packaged = await packagedChromium();
  if (packaged) yield packaged;
}

function* installed(): Generator<string> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      if (folder !== "" && isExecutable(path)) yield path;
    }
  }
  yield* MAC.filter(isExecutable);
  const own = chromium.executablePath();
  if (own && existsSync(own)) yield own;
}

/** Unpacks the binary of @sparticuz/chromium with the libraries that a bare machine lacks; null where the package has none (it is Linux x64 only). */
async function packagedChromium(): Promise<Candidate | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const packaged = await import("@sparticuz/chromium");
  const path = await packaged.default.executablePath();
  const bin = new URL("../bin/", import.meta.resolve("@sparticuz/chromium"));
  await packaged.inflate(new URL("al2023.tar.br", bin).pathname);
  const libraries = join(tmpdir(), "al2023", "lib");
  return {
    path,
    from: "@sparticuz/chromium",
    env: {
      FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? join(tmpdir(), "fonts"),
      LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
    },
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] != null));
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]!;
}
