extension ForeignReport {
  /// JSON by keys that only one tool writes.
  static func of(_ json: JSONHead) -> ForeignReport? {
    if let found = byKeys.first(where: { $0.keys.allSatisfy(json.paths.contains) }) {
      return ForeignReport(found.what, found.hint)
    }
    // The format of Bencher, of measures that are no latencies.
    let isMetric = json.paths.contains { path in
      path.hasSuffix(".value") && path.utf8.count { $0 == UInt8(ascii: ".") } >= 2
    }
    return isMetric && json.depth == 3
      ? ForeignReport(
        "the Bencher Metric Format without a time",
        "benchmarks are read by their latency, throughput or build-time") : nil
  }

  private static let byKeys: [(keys: [String], what: String, hint: String)] = [
    (
      ["generator", "suite"], "Robot Framework's output.json",
      "let it write XML: --output output.xml"
    ),
    (
      ["result[].scriptId"], "V8's raw coverage", "write a report of it: c8 report --reporter=lcov"
    ),
    (
      ["result[].functions"], "V8's raw coverage", "write a report of it: c8 report --reporter=lcov"
    ),
    (
      ["total.lines.pct"], "istanbul's summary, which knows no lines",
      "record coverage-final.json or lcov.info (--reporter=json or lcov)"
    ),
    (["testsuites", "disabled"], "GoogleTest's JSON", "let it write XML: --gtest_output=xml:FILE"),
    (
      ["_type", "actions"], "an Xcode result bundle as an object",
      "xcrun xcresulttool get test-results tests --path FILE.xcresult > tests.json"
    ),
    (
      ["devicesCount"], "the summary of an Xcode result bundle",
      "take the tests: xcrun xcresulttool get test-results tests --path FILE.xcresult"
    ),
    (
      ["id.started"], "Bazel's build events", "record the bazel-testlogs/**/test.xml"
    ),
    (
      ["gcc_version", "files"], "gcov's JSON",
      "write a report of it: gcovr --cobertura coverage.xml"
    ),
    (
      ["gcovr/format_version"], "gcovr's own JSON",
      "make Cobertura of it: gcovr --add-tracefile FILE --cobertura coverage.xml"
    ),
    (["$schema", "runs"], "SARIF, the findings of a linter", "it tells of no tests"),
    (["failedTests", "status"], "Playwright's list of what failed", "write all: --reporter=json"),
    (["dependencies"], "a package's manifest", "have its tests write a report"),
    (["scripts"], "a package's manifest", "have its tests write a report"),
    (["reason"], "cargo's messages", "record what cargo test prints, or nextest's JUnit XML"),
    (
      ["group_id", "full_id"], "criterion's description of a benchmark",
      "record the estimates.json beside it"
    ),
  ]
}
