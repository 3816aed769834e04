extension Hook {
  /// The recorder of jest.
  static let jestRecorder = Hook(
    "node/jest.cjs",
    ##"""
    // Writes what jest found as its --json does.
    "use strict";
    const fs = require("fs");
    module.exports = (results) => {
      try {
        const util = require(require.resolve("@jest/test-result", {
          paths: [process.cwd(), process.argv[1], require.main && require.main.filename].filter(Boolean) }));
        fs.writeFileSync(process.env.LAPTIME_JEST_REPORT, JSON.stringify(util.formatTestResults(results)));
      } catch (error) {
        // No report then.
      }
      return results;
    };

    """##)
}
