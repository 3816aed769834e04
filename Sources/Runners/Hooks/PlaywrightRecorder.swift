extension Hook {
  /// The recorder of Playwright.
  static let playwrightRecorder = Hook(
    "node/playwright.cjs",
    ##"""
    // Writes what Playwright's runner says, as CTRF.
    "use strict";
    const fs = require("fs");
    const path = require("path");
    const file = path.join(path.dirname(__dirname), "reports", `playwright-${process.pid}.json`);
    const words = { passed: "passed", failed: "failed", timedOut: "failed", interrupted: "failed", skipped: "skipped" };

    module.exports = class {
      constructor() {
        this.tests = new Map();
      }
      version() {
        return "v2";
      }
      onBegin() {}
      onTestEnd(test, result) {
        const attempts = this.tests.get(test) || [];
        attempts.push({
          status: test.expectedStatus === "failed" && result.status === "failed" ? "other" : words[result.status] || "other",
          rawStatus: result.status, duration: result.duration, start: result.startTime.getTime(),
          threadId: String(result.parallelIndex), message: result.error && result.error.message,
          trace: result.error && result.error.stack,
        });
        this.tests.set(test, attempts);
      }
      onEnd(result) {
        const tests = [...this.tests].map(([test, attempts]) => {
          const names = test.titlePath();
          return {
            name: names[names.length - 1], suite: names.slice(2, -1).filter(Boolean), browser: names[1] || undefined,
            filePath: path.relative(process.cwd(), test.location.file), ...attempts[attempts.length - 1],
            retries: attempts.length - 1, retryAttempts: attempts.slice(0, -1),
          };
        });
        const start = result.startTime ? result.startTime.getTime() : undefined;
        const report = {
          reportFormat: "CTRF", specVersion: "0.0.0",
          results: { tool: { name: "playwright" }, tests,
            summary: { tests: tests.length, start, stop: start && start + Math.round(result.duration) } },
        };
        try {
          fs.writeFileSync(file, JSON.stringify(report));
        } catch (error) {
          // No report then.
        }
      }
      printsToStdio() {
        return false;
      }
    };

    """##)
}
