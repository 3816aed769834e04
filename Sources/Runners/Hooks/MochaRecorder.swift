extension Hook {
  /// The recorder of mocha.
  static let mochaRecorder = Hook(
    "node/mocha.cjs",
    ##"""
    // Writes what mocha's runner says, as its JSON reporter does, beside the reporter that prints.
    "use strict";
    const fs = require("fs");
    const path = require("path");
    const file = path.join(path.dirname(__dirname), "reports", `mocha-${process.pid}.json`);

    function told(test) {
      const error = test.err || {};
      return {
        title: test.title, fullTitle: test.fullTitle(), file: test.file, duration: test.duration,
        currentRetry: test.currentRetry ? test.currentRetry() : 0, speed: test.speed,
        err: test.err ? { message: error.message, stack: error.stack } : {},
      };
    }

    try {
      // bin/mocha.js of the package that runs.
      const Mocha = require(path.dirname(path.dirname(fs.realpathSync(process.argv[1]))));
      const run = Mocha.Runner.prototype.run;
      Mocha.Runner.prototype.run = function (...words) {
        const lists = { tests: [], passes: [], failures: [], pending: [] };
        this.on("test end", (test) => lists.tests.push(test));
        this.on("pass", (test) => lists.passes.push(test));
        this.on("fail", (test) => lists.failures.push(test));
        this.on("pending", (test) => lists.pending.push(test));
        this.once("end", () => {
          try {
            const stats = this.stats || {};
            const report = { stats };
            for (const name of ["tests", "pending", "failures", "passes"]) report[name] = lists[name].map(told);
            fs.writeFileSync(file, JSON.stringify(report));
          } catch (error) {
            // No report then.
          }
        });
        return run.apply(this, words);
      };
    } catch (error) {
      // No report then.
    }

    """##)
}
