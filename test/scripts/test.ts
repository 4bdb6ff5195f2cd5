// `npm test`: every test once, in one run. Arguments are file filters (`npm test -- unit/doc`) and
// Vitest flags. Closes with exactly one line, `N passed, N failed` (`, N skipped` where any was), and
// exits non-zero when anything failed, or when no test ran.

import { DefaultReporter, parseCLI, startVitest } from "vitest/node";
import type { SerializedError } from "vitest";
import type { TestModule, TestRunEndReason } from "vitest/node";
import { describeBrowser } from "../support/browser.ts";
import { DATA, ROOT } from "../support/paths.ts";

/** Vitest's own report without its summary, and the counts for the closing line. */
class CountingReporter extends DefaultReporter {
  readonly counts = { passed: 0, failed: 0, skipped: 0 };

  constructor() {
    super({ summary: false });
  }

  override onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    super.onTestRunEnd(modules, unhandled, reason);
    for (const module of modules) {
      let failedTests = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") this.counts.passed++;
        else if (state === "skipped") this.counts.skipped++;
        else failedTests++;
      }
      // A file that can't be loaded, or whose hooks fail, has failed although none of its tests did.
      this.counts.failed += failedTests === 0 && module.state() === "failed" ? 1 : failedTests;
    }
    this.counts.failed += unhandled.length;
  }

  override reportTestSummary(): void {}
}

const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);
if (!DATA) console.log("No project data at ENTENTE_DATA or ../shared/data: the tests that read it are skipped.");
if (filter.length === 0 || filter.some((part) => part.includes("e2e"))) {
  console.log(await describeBrowser().catch((error: Error) => error.message));
}

const reporter = new CountingReporter();
const vitest = await startVitest("test", filter, {
  ...options,
  root: `${ROOT}/test`,
  watch: false,
  reporters: [reporter],
});
await vitest.close();

const { passed, failed, skipped } = reporter.counts;
if (passed + failed === 0) console.log("No test ran.");
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
