public import Analysis
public import History

/// No test got slower than its own history explains, with the machine's speed divided out.
///
/// One run alone only makes candidates: one slow execution in a hundred tests is usual. A candidate fails the
/// run once it is confirmed: by a duet with its base (`duet`, `run --confirm`), which needs no history and knows no
/// machine but its own, by re-runs (`--attempt-of`, `run --confirm`), or, where nobody re-ran it, by the
/// runs before this one of the same branch that were slow as well: at least three runs in a row, that are all
/// slower than every run before by more than chance in any of the tests explains, or each beyond all that the
/// suite's noise ever did. Runs of one source within the hour count once, as they may share an outage.
///
/// What is slow does not become usual by lasting: the slow runs are no baseline until fewer runs are left before
/// them than a baseline needs (with the usual window after 25 runs, in which `changes` told of the new level), or
/// until `accept` takes it. On a branch, a test that the trunk is slow in as well is none of the branch's.
///
/// People are told of a candidate, and the rule warns, where it was slow again or is beyond what the suite's own
/// noise does in ten healthy runs; a document lists all. On a machine that is slower than ever or not known no
/// test is judged, and the rule says so.
public enum DurationRegression: Rule {
  public static let name = RuleName("duration-regression")
  public static let about = "no test is slower than its own past explains"
  public static let acceptance: AcceptanceScope? = .test
  public static let findsSlowTests = true
  public static let confirm = section.word("confirm", Confirmation.optional)
  public static let minimumRatio = section.number("min-ratio", 1.10, in: 1...100)
  public static let minimumExtra = section.duration("min-extra", 20_000)
  public static let falseDiscoveryRate = section.number(
    "false-discovery-rate", 0.05, in: 0.0001...0.5)
  public static let settings = [
    confirm.description, minimumRatio.description, minimumExtra.description,
    falseDiscoveryRate.description,
  ]

  public static func speaks(of change: SuiteChange.Subject, test: TestID?) -> Bool {
    test.map { change == .test($0) } ?? false
  }

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let (history, evidence) = (judged.history, judged.durations)
    guard let judgement = evidence.judgement else {
      return DuetFindings.report(name, of: history, by: policy) ?? tooFewRuns(history, policy)
    }
    let confirmations = evidence.confirmations(in: history, by: policy)
    let duets = DuetFindings.standing(name, in: history)
    let leaning = DuetFindings.leaning(name, in: history, by: policy)
    let inDuets = Set((duets + leaning).map(\.test))
    let confirmed = confirmations.filter {
      $0.status == .confirmed && !inDuets.contains(evidence.tests[$0.suspect.test])
    }
    let confirmedCount = confirmed.count + duets.count
    let open = confirmations.filter {
      $0.status == .pending && !inDuets.contains(evidence.tests[$0.suspect.test])
    }
    let worthy = open.filter(evidence.isWorthALook)
    let told = worthy.filter { $0.streak != nil } + worthy.filter { $0.streak == nil }
    let pending = told + open.filter { !evidence.isWorthALook($0) }
    let toldCount = leaning.count + told.count
    let isOpen = !leaning.isEmpty || !pending.isEmpty && evidence.unjudged == nil
    let status = status(confirmed: confirmedCount, told: toldCount, isOpen: isOpen, by: policy)
    let factor = judgement.factor ?? 1
    let cleared = confirmations.count { $0.status == .refuted }
    let words =
      (duets.isEmpty && leaning.isEmpty ? evidence.unjudged?.reason(factor: factor) : nil)
      ?? summary(
        judged: judgement.tests.count, confirmed: confirmedCount, told: toldCount,
        candidates: pending.count - told.count, cleared: cleared)
      + " (machine ×\(Units.fixed(factor, decimals: 2)))"
    var report = report(
      status, words, limit: .number(policy.slowdowns.minimumRatio), actual: .count(confirmedCount),
      figures: [
        ("tests_judged", .count(judgement.tests.count)), ("may_be_slower", .count(toldCount)),
        ("to_rerun", .count(pending.count - told.count)), ("cleared", .count(cleared)),
      ] + (evidence.unjudged?.figures(factor: factor) ?? [("machine_factor", .number(factor))]),
      findings: duets.map { DuetFindings.finding($0.test, $0.duet, in: history, by: policy) }
        + confirmed.map { finding($0, evidence, history) }
        + leaning.map { DuetFindings.finding($0.test, $0.duet, in: history, by: policy) }
        + pending.map { finding($0, evidence, history) })
    for place in report.findings.indices.dropFirst(confirmedCount + toldCount) {
      report.findings[place].isTold = false
    }
    if status == .pass && evidence.unjudged != nil { report.lack = .machine }
    report.findingsShown = max(5, min(10, confirmedCount))
    report.slower = duets.map(\.test) + confirmed.map { evidence.tests[$0.suspect.test] }
    report.suspects = leaning.map(\.test) + pending.map { evidence.tests[$0.suspect.test] }
    // Where no test is judged, runs on this machine settle nothing.
    guard evidence.unjudged == nil else { return report }
    report.rerunsLeft = pending.map { max(1, $0.needed - $0.reruns.count) }.max() ?? 0
    report.controls = pending.isEmpty ? [] : evidence.controls(in: history)
    return report
  }

  private static func status(confirmed: Int, told: Int, isOpen: Bool, by policy: Policy)
    -> RuleStatus
  {
    if confirmed > 0 { return .fail }
    if isOpen && policy[confirm] == .required { return .inconclusive }
    return told == 0 ? .pass : .warn
  }

  private static func summary(
    judged: Int, confirmed: Int, told: Int, candidates: Int, cleared: Int
  ) -> String {
    var parts: [String] = []
    if confirmed > 0 { parts.append("\(Units.count(confirmed, "test")) slower, confirmed") }
    if told > 0 { parts.append("\(Units.count(told, "test")) may be slower") }
    if cleared > 0 { parts.append("\(Units.count(cleared, "suspect")) cleared by re-runs") }
    if confirmed + told == 0 {
      parts.insert("no test of \(Units.grouped(judged)) is slower beyond the suite's noise", at: 0)
    }
    if candidates > 0 { parts.append("\(Units.grouped(candidates)) to re-run with --confirm") }
    return parts.joined(separator: ", ")
  }

  private static func finding(
    _ confirmation: SlowdownConfirmation, _ evidence: DurationEvidence, _ history: RunHistory
  ) -> Finding {
    let suspect = confirmation.suspect
    let isConfirmed = confirmation.status == .confirmed
    let isByReruns = if case .reruns? = confirmation.proof { isConfirmed } else { false }
    let ratio = isByReruns ? confirmation.timesExpected : suspect.timesExpected
    let extra = isByReruns ? confirmation.extraSeconds : suspect.extraSeconds
    let pValue =
      switch confirmation.proof {
      case .reruns?: confirmation.pValue
      case .streak?: confirmation.streak?.chance ?? suspect.pValue
      case .duet?, nil: suspect.pValue
      }
    let again = isByReruns ? microseconds(suspect.expectedSeconds + extra) : nil
    let took = Units.duration(again ?? microseconds(suspect.seconds))
    let expected = microseconds(suspect.expectedSeconds)
    let shown = evidence.resolution.ratio(ratio, to: expected)
    let times = shown.map { "×\(Units.fixed($0, decimals: 2)): " } ?? ""
    return Finding(
      .test(evidence.tests[suspect.test]),
      summary: "\(times)\(took)\(isByReruns ? " again" : ""), "
        + "\(evidence.resolution.text(expected)) expected",
      figures: [
        ("ratio", shown.map(Figure.number) ?? .flag(nil)),
        ("extra_us", .microseconds(microseconds(extra))),
        ("p_value", .number(pValue)), ("confirmed", .flag(isConfirmed ? true : nil)),
        ("duration_us", .microseconds(microseconds(suspect.seconds))),
        ("rerun_us", again.map(Figure.microseconds) ?? .flag(nil)),
        ("expected_us", .microseconds(microseconds(suspect.expectedSeconds))),
        ("resolution_us", .microseconds(evidence.resolution.step)),
        ("baseline_runs", .count(suspect.baseline.runs)),
        ("runs_in_a_row", .count(confirmation.streak?.runs ?? 1)),
        ("confirmed_in", confirmation.proof?.run.map { .text($0.text) } ?? .flag(nil)),
        ("worth_a_look", .flag(isConfirmed || evidence.isWorthALook(confirmation))),
      ],
      evidence: evidenceLines(of: confirmation),
      next: isConfirmed
        ? .explainTest(evidence.tests[suspect.test], run: history.run.key)
        : evidence.unjudged == nil ? .confirm(run: history.run.key) : .duet)
  }

  private static func evidenceLines(of confirmation: SlowdownConfirmation) -> [String] {
    let again = confirmation.reruns.map { Units.duration(microseconds($0)) }
    var lines = again.isEmpty ? [] : ["re-runs: \(again.joined(separator: ", "))"]
    if let run = confirmation.proof?.run {
      lines = ["re-runs after run \(run.short): \(again.joined(separator: ", "))"]
    }
    if confirmation.suspect.baseline.hasTwoLevels {
      lines.append("it has two levels; expected is the upper one")
    }
    if let streak = confirmation.streak {
      let times = streak.seconds.suffix(shownRuns).map { Units.duration(microseconds($0)) }
      let runs = streak.seconds.count == 1 ? "run" : "\(streak.seconds.count) runs"
      let shown = streak.seconds.count > times.count ? "; the last \(times.count)" : ""
      lines.append("slow in the \(runs) before too\(shown): \(times.joined(separator: ", "))")
    }
    return lines
  }

  /// How many of the earlier runs are shown.
  private static let shownRuns = 5

  private static func microseconds(_ seconds: Double) -> Int64 {
    Int64((seconds * 1_000_000).rounded())
  }
}

extension SlowdownConfirmation.Proof {
  /// The earlier run that it is of; nil for the run's own.
  fileprivate var run: RunKey? {
    if case .reruns(let run) = self { run } else { nil }
  }
}
