import Analysis
import History
import Quarantine

/// What the rule `failures` says of single tests.
enum FailureFindings {
  /// What broke outside the tests, in the run and in earlier ones that it looks away from.
  static func errors(in history: RunHistory, _ evidence: FailureEvidence) -> [Finding] {
    history.run.errors.map { blamed(finding($0), in: history, evidence) }
      + history.openErrors.map(finding)
  }

  static func finding(_ error: RunError) -> Finding {
    Finding(
      summary: "error outside the tests: \(error.name)",
      evidence: [error.failure.message ?? error.failure.detail].compactMap { $0.map(firstLine) })
  }

  /// An error of an earlier run that this one looks away from.
  static func finding(_ open: RunHistory.OpenError) -> Finding {
    Finding(
      summary: "error outside the tests in run \(open.run.short) of this source: \(open.name), "
        + "which this run's command left out",
      figures: [("failed_in", .text(open.run.text))])
  }

  /// A failure that stands, with what the history makes of it: whether it is broken, unless whose it is, which knows
  /// more, says the contrary in the same sentence.
  static func finding(
    _ result: TestResult, in history: RunHistory, _ flakes: RunFlakes?, _ budget: FlakeBudget?,
    whose blame: FailureBlame? = nil
  ) -> Finding {
    let seen = history.onSameSource[result.test]?.failures ?? 0
    var summary = result.outcome.word
    if result.executions > 1 {
      summary += " in \(result.failedExecutions) of \(Units.count(result.executions, "execution"))"
    } else if result.attempts > 1 {
      summary += " in all of \(Units.count(result.attempts, "attempt"))"
    }
    if seen > 0 { summary += ", and \(seen) more on this source" }
    var figures: [(name: String, value: Figure)] = [
      ("outcome", .text(result.outcome.word)), ("attempts", .count(result.attempts)),
      ("executions", .count(result.executions)),
      ("failed_executions", .count(result.failedExecutions)),
      ("failures_on_source", .count(seen)),
      ("duration_us", result.duration.map(Figure.microseconds) ?? .flag(nil)),
    ]
    var evidence = (history.messages[result.test] ?? []).map(firstLine)
    let assessment = flakes?.assessment(of: result.test)
    if let assessment {
      let pBad = assessment.estimate.pBad
      let likely = Units.decimal(100 * pBad, decimals: 0)
      let more = flakes?.attemptsToSettle(result.test)
      if blame?.contradicts(isBroken: pBad >= 0.5) != true {
        summary += "; \(assessment.state.rawValue), \(likely) % likely broken by the code"
        if let more { summary += ": \(Units.count(more, "more failure")) would prove it broken" }
      }
      figures += [
        ("p_bad", .number(pBad)), ("p_flaky", .number(assessment.estimate.pFlaky)),
        ("state", .text(assessment.state.rawValue)),
        ("attempts_to_settle", more.map(Figure.count) ?? .flag(nil)),
        ("attempts_allowed", budget?.attempts[result.test].map(Figure.count) ?? .flag(nil)),
      ]
      if assessment.flakes > 0 { evidence.append(record(of: assessment)) }
    }
    return Finding(
      .test(result.test), summary: summary, figures: figures, evidence: evidence,
      next: assessment?.state.isBroken == true && result.attempts > 1
        ? .lookAtFlaky(result.test) : .retryFailures(run: history.run.key))
  }

  /// A failure of an earlier run that this one does not forgive.
  static func finding(_ open: RunHistory.OpenFailure) -> Finding {
    let here =
      switch open.outcome {
      case nil: "is not in this one"
      case .some(let outcome) where outcome.isPass:
        "this one's pass proves nothing: its report is older than its commit, or another commit's"
      case .some(let outcome): "\(outcome.word) in this one"
      }
    return Finding(
      .test(open.test), summary: "failed in run \(open.run.short) of this source; \(here)",
      figures: [
        ("outcome", open.outcome.map { .text($0.word) } ?? .flag(nil)),
        ("failed_in", .text(open.run.text)),
      ])
  }

  /// A failure that the quarantine suspends. `trunk`: where the test was well before the change that quarantines it;
  /// nil where it was not, or no change did.
  static func finding(
    _ result: TestResult, quarantinedBy entry: QuarantineEntry, wasWellOn trunk: String?
  ) -> Finding {
    let until = entry.expires.map { " until \($0.iso8601.prefix(10))" } ?? ""
    let owner = entry.owner.map { " (\($0))" } ?? ""
    var finding = Finding(
      .test(result.test),
      summary: "\(result.outcome.word), quarantined\(until)\(owner)"
        + (entry.reason.map { ": \($0)" } ?? "")
        + (trunk.map { "; quarantined by this change, and well on \($0)" } ?? ""),
      figures: [
        ("outcome", .text(result.outcome.word)), ("quarantined", .flag(true)),
        ("owner", entry.owner.map(Figure.text) ?? .flag(nil)),
        ("expires", entry.expires.map { .text(String($0.iso8601.prefix(10))) } ?? .flag(nil)),
        ("reason", entry.reason.map(Figure.text) ?? .flag(nil)),
        ("quarantined_by_change", .flag(trunk != nil)),
      ], next: trunk == nil ? nil : .checkQuarantine)
    finding.forgiven = .quarantine
    return finding
  }

  /// A pass on the source clears the change of having broken the test, but not of having made it flaky.
  static func bothWays(_ result: TestResult) -> Finding {
    var finding = Finding(
      .test(result.test),
      summary: "flaky: \(result.firstOutcome.word) at first, then "
        + "\(result.firstOutcome.isPass ? "failed" : "passed") "
        + "(\(Units.count(result.attempts, "attempt")))",
      figures: [("outcome", .text("passed")), ("attempts", .count(result.attempts))])
    finding.forgiven = .pass
    finding.whose = Whose(.flaky)
    return finding
  }

  /// How often flakes block good runs, with retries and without, in words.
  static func sentence(_ budget: FlakeBudget) -> String {
    let more = budget.attempts.values.count { $0 > budget.usual }
    var sentence =
      "flakes should block at most \(percent(budget.bound)) of good runs where each failing test gets "
      + Units.count(budget.usual, "attempt")
      + (more > 0 ? " (more for \(Units.count(more, "test")))" : "")
      + ", and at most \(percent(budget.boundWithoutRetries)) without retries"
    if budget.retries > 0 {
      sentence +=
        "; of \(Units.count(budget.retries, "retry")) of flakes "
        + "\(Units.grouped(budget.failedRetries)) failed"
    }
    return sentence
  }

  /// The same as figures of the rule.
  static func figures(_ budget: FlakeBudget, alpha: Double) -> [(name: String, value: Figure)] {
    [
      ("false_block_bound", .number(budget.bound)),
      ("without_retries", .number(budget.boundWithoutRetries)), ("alpha", .number(alpha)),
      ("attempts", .count(budget.usual)),
      ("tests_with_more_attempts", .count(budget.attempts.values.count { $0 > budget.usual })),
      ("retries", .count(budget.retries)), ("failed_retries", .count(budget.failedRetries)),
    ]
  }

  /// A bound on an expected number is one on the share of runs, up to all of them.
  private static func percent(_ bound: Double) -> String {
    bound < 0.0001 ? "0.01 %" : Units.percent(100 * min(1, bound))
  }

  private static func record(of assessment: TestAssessment) -> String {
    "\(Units.count(assessment.flakes, "flake")) in \(Units.count(assessment.sources, "source")), "
      + "fails \(Units.percent(100 * assessment.estimate.rate)) of its attempts"
  }

  private static func firstLine(_ message: String) -> String {
    String(message.drop(while: \.isNewline).prefix { !$0.isNewline }.prefix(1000))
  }
}
