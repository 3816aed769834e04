import Gate
import History
import Presentation

/// A report of a thousand failures, with names and messages of strangers, and of what else may be amiss.
enum ManyFailures {
  static let count = 1000
  static let traps = [
    "::error::forged", "##vso[task.complete]", "##teamcity[x]", "a|b", "<script>", "@team", "#1",
    "\u{1b}[31m", "\u{202e}x", "日本語 🎉", "it's 'so'", "a\nb",
    String(repeating: "long ", count: 2000),
    "=1+1", "]]>", "`x`", "100 %", "a;b]c",
  ]

  static func trap(_ number: Int) -> String { traps[number % traps.count] }

  static func report(whose: (Int) -> Whose? = { _ in nil }) -> GateReport {
    var run = RunSummary(
      id: RunID(1), key: RunKey("f3d3c31c9c1d4c0f8a7b6c5d4e3f2a1b"), project: "shop",
      suite: "full <b>", source: "s", kind: .trunk, startedAt: Instant(microseconds: 1_000_000),
      isComplete: true, environment: EnvironmentClass(cpuModel: "CPU", cores: 4))
    run.commit = "dd0f831adc75332f952e89195c937d2067e2da44"
    for _ in 0..<count { run.counts.add(.failed) }
    var history = RunHistory(run: run, results: [], trunk: "main")
    let findings = (0..<count).map { number -> Finding in
      let test = TestID(Int64(number))
      history.identities[test] = TestIdentity(
        file: "tests/test_\(number / 10).py", className: "tests.test_\(number / 10)",
        name: "test_\(number)[\(trap(number))]")
      var finding = Finding(
        .test(test), summary: "failed: \(trap(number + 1))", evidence: [trap(number + 2)],
        next: .retryFailures(run: run.key))
      finding.whose = whose(number)
      return finding
    }
    let slow = findings.prefix(200).map { finding -> Finding in
      var finding = finding
      finding.summary = "slower ×2"
      finding.whose = nil
      return finding
    }
    var failures = RuleReport(
      rule: FailedTests.name, status: .fail, summary: "1000 tests failed \(trap(0))",
      findings: findings)
    failures.needingAttempts = findings.compactMap(\.test)
    let others = GateRules.all.map { $0.name }.filter { $0 != FailedTests.name }.map {
      RuleReport(rule: $0, status: .fail, summary: trap(4), findings: slow)
    }
    return GateReport(
      verdict: .fail, reasons: [trap(1), trap(11)].map { NoDataReason($0) }, history: history,
      rules: [failures] + others)
  }

  /// Every tenth test stands in a line of the change, the file of every other one is changed.
  static var places: SourcePlaces {
    var places = SourcePlaces(isChangeKnown: true)
    for number in 0..<count {
      places.tests[TestID(Int64(number))] = SourcePlace(
        path: "tests/test_\(number / 10).py", line: number + 1,
        isLineChanged: number % 10 == 9 && number > 500, isFileChanged: number > 500)
    }
    return places
  }
}
