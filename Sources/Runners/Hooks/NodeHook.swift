extension Hook {
  /// What Node loads first where `NODE_OPTIONS` says so.
  static let nodeHook = Hook(
    "node/laptime.cjs",
    ##"""
    // Node loads this first where NODE_OPTIONS says so, for one run alone. It asks the test runner that is started
    // for a report, and leaves all other programs as they are.
    "use strict";
    const fs = require("fs");
    const path = require("path");
    const folder = path.dirname(__dirname);
    const report = (name) => path.join(folder, "reports", `${name}-${process.pid}`);
    const words = process.argv.slice(2);
    const asks = (...options) => words.some((word) => options.includes(word.split("=")[0]));

    // What the tests start is not asked.
    function leave() {
      for (const name of fs.readdirSync(path.join(folder, "variables"))) {
        const file = path.join(folder, "variables", name);
        if (process.env[name] === undefined || process.env[name] !== fs.readFileSync(file, "utf8")) continue;
        if (fs.existsSync(file + ".before")) process.env[name] = fs.readFileSync(file + ".before", "utf8");
        else delete process.env[name];
      }
    }

    const runners = {
      jest() {
        if (asks("--json", "--outputFile", "--listTests", "--showConfig", "--init", "--version", "--help", "-h")) return;
        process.argv.push(`--testResultsProcessor=${path.join(__dirname, "jest.cjs")}`);
        process.env.LAPTIME_JEST_REPORT = report("jest") + ".json";
      },
      vitest() {
        if (asks("--outputFile", "--outputFile.junit", "--outputFile.json", "--version", "--help", "-h", "list", "bench")) return;
        const own = asks("--reporter", "--reporters") ? [] : ["--reporter=default"];
        process.argv.push(...own, "--reporter=junit", `--outputFile.junit=${report("vitest")}.xml`);
      },
      mocha() {
        if (asks("--dry-run", "--list-files", "--version", "--help", "-h", "-V")) return;
        process.argv.splice(2, 0, "--require", path.join(__dirname, "mocha.cjs"));
      },
      playwright() {
        if (words[0] !== "test" || asks("--list", "--help", "-h") || process.env.PW_TEST_REPORTER) return;
        process.env.PW_TEST_REPORTER = path.join(__dirname, "playwright.cjs");
      },
      // The test runner of Node itself takes reporters before it reads any script: it is started once more.
      node() {
        if (process.execArgv.some((word) => word.startsWith("--test-reporter"))) return;
        const child = require("child_process").spawnSync(process.execPath, [
          `--test-reporter=${path.join(__dirname, "as-before.mjs")}`, "--test-reporter-destination=stdout",
          `--test-reporter=${path.join(__dirname, "junit.mjs")}`, `--test-reporter-destination=${report("node")}.xml`,
          ...process.execArgv, ...process.argv.slice(1)], { stdio: "inherit" });
        if (child.signal) process.kill(process.pid, child.signal);
        process.exit(child.status);
      },
    };

    function runner() {
      if (process.execArgv.includes("--test")) return process.env.NODE_TEST_CONTEXT ? null : "node";
      const script = (process.argv[1] || "").split(path.sep).join("/");
      const name = path.basename(script).replace(/\.(c|m)?js$/, "").replace(/^_/, "");
      if (["jest", "vitest", "mocha", "playwright"].includes(name)) return name;
      return /\/@?playwright\/(test\/)?cli\.js$/.test(script) ? "playwright" : null;
    }

    const found = process.env.LAPTIME_NO_NODE ? null : runner();
    if (found) {
      leave();
      try {
        runners[found]();
      } catch (error) {
        // The tests run as they would without us.
      }
    }

    """##)
}
