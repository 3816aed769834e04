/// What runners print of demands beside the tests that were not met. The exit code is then not explained by
/// failed tests alone.
public enum UnmetDemands {
  /// The first line that tells of such a demand; nil where none does.
  ///
  /// `lines`: as a person reads them, without what colours them.
  /// `command`: what was run, some of whose options are demands of which the runner says little.
  public static func first(in lines: some Sequence<String>, of command: [String] = []) -> String? {
    let asked = CommandWords.withScripts(command)
    var before = ""
    for line in lines {
      let text = line.trimmingBlanks
      defer { if !text.isEmpty { before = text } }
      if text.isEmpty || isToldOfTests(text) { continue }
      if marks.contains(where: text.contains) || isOfCoverage(text) || isOfIssues(text, asked) {
        return text
      }
      // Gradle says first which task failed and then why.
      if before.hasPrefix(gradleTask), !text.hasPrefix("> There were failing tests") {
        return "\(before) \(text)"
      }
    }
    return nil
  }

  /// What only the one tool says.
  private static let marks = [
    // coverage.py, jest, nyc, c8, vitest, karma, node --test
    "Coverage failure: total of", "coverage threshold for", "does not meet global threshold",
    "does not meet threshold", "does not meet \"", "does not meet global minimum",
    // SimpleCov
    "SimpleCov failed with exit", "the expected minimum coverage",
    // coverlet
    "coverage is below the specified",
    // JaCoCo, Kover
    "Rule violated for ", "Rule violated: ", "Coverage checks have not been met",
    // Mix
    "Coverage test failed, threshold not met", "Test suite aborted after successful execution",
    // vitest: errors outside any test, which its reports leave out
    "Vitest caught ",
    // pytest-benchmark, syrupy
    "Performance has regressed:", "Re-run pytest with --snapshot-update to delete unused snapshots",
  ]

  private static let gradleTask = "Execution failed for task "

  /// Whether a line is what a runner shows of a test that failed.
  private static func isToldOfTests(_ line: String) -> Bool {
    let starts = [
      "E ", "FAILED ", "ERROR tests", "not ok ", "ok ", "--- FAIL", "✗", "✘", "×", "●", "✕", "|",
      "+", "assert",
      "AssertionError", "Error: expect", "Test ", "test ", "at ", "\"", "{", "<",
    ]
    return starts.contains(where: line.hasPrefix)
  }

  /// Whether a line says that coverage is less than it has to be, in whatever words: it speaks of coverage,
  /// names a figure, and says that this does not do.
  private static func isOfCoverage(_ line: String) -> Bool {
    let text = line.lowercased()
    guard text.contains("coverage") || text.contains("fail-under") || text.contains("fail_under"),
      text.utf8.contains(where: { $0 &- 0x30 < 10 }), text.utf8.count < 500
    else { return false }
    // go-test-coverage: `Total coverage threshold (80%) satisfied:   FAIL`
    return shortfalls.contains(where: text.contains)
      || text.contains("satisfied:") && text.hasSuffix("fail")
  }

  private static let shortfalls = [
    " below ", " not met", "not meet", " not reached", "less than", "lower than", "dropped by",
    "has decreased", "decreased by", "expected minimum", "is under ", "insufficient",
    "too low", "not satisfied",
  ]

  /// Whether PHPUnit counts what it was told to fail for: `Tests: 3, Assertions: 3, Warnings: 1.`
  private static func isOfIssues(_ line: String, _ asked: [String]) -> Bool {
    guard line.hasPrefix("Tests: "), line.contains("Assertions: ") else { return false }
    let counted = line.split(separator: ",").map { String($0).trimmingBlanks }
    return asked.contains { option in
      guard option.hasPrefix("--fail-on-") else { return false }
      let all = option == "--fail-on-all-issues"
      return (all ? Array(issues.values) : [issues[option]].compactMap(\.self)).contains { name in
        counted.contains { $0.hasPrefix(name + ": ") }
      }
    }
  }

  private static let issues = [
    "--fail-on-warning": "Warnings", "--fail-on-risky": "Risky", "--fail-on-notice": "Notices",
    "--fail-on-deprecation": "Deprecations", "--fail-on-incomplete": "Incomplete",
    "--fail-on-skipped": "Skipped", "--fail-on-phpunit-deprecation": "PHPUnit Deprecations",
    "--fail-on-phpunit-warning": "PHPUnit Warnings",
  ]
}

extension String {
  fileprivate var trimmingBlanks: String {
    func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
    let end = lastIndex { !isBlank($0) }.map(index(after:)) ?? startIndex
    return String(self[..<end].drop(while: isBlank))
  }
}
