import Analysis
public import History

/// No test got slower than its own history explains, with the machine's speed divided out.
///
/// One run alone only makes suspects: one slow execution in a hundred tests is usual. Re-runs of the
/// suspects (`--attempt-of`) confirm or clear them.
public enum DurationRegression: Rule {
  public static let name = RuleName("duration-regression")
  public static let about = "no test is slower than its own past explains"
  public static let acceptance: AcceptanceScope? = .test
  public static let confirm = section.word("confirm", Confirmation.optional)
  public static let minimumRatio = section.number("min-ratio", 1.10, in: 1...100)
  public static let minimumExtra = section.duration("min-extra", 20_000)
  public static let falseDiscoveryRate = section.number(
    "false-discovery-rate", 0.05, in: 0.0001...0.5)
  public static let settings = [
    confirm.description, minimumRatio.description, minimumExtra.description,
    falseDiscoveryRate.description,
  ]

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let (history, evidence) = (judged.history, judged.durations)
    guard let judgement = evidence.judgement else { return tooFewRuns(history, policy) }
    let factor = Units.fixed(judgement.factor ?? 1, decimals: 2)
    if judgement.isShifted && evidence.probe == nil {
      return report(
        .inconclusive,
        "all tests together took ×\(factor): the machine or a change in all of the code; "
          + "no test is judged (laptime run measures the machine)",
        actual: judgement.factor.map(Figure.number))
    }
    let confirmations = evidence.confirmations(in: history, by: policy)
    let confirmed = confirmations.filter { $0.status == .confirmed }
    let open = confirmations.filter { $0.status == .pending }
    let repeated = open.filter { evidence.slowBefore($0.suspect) != nil }
    let pending = repeated + open.filter { evidence.slowBefore($0.suspect) == nil }
    let cleared = confirmations.count - confirmed.count - pending.count
    let status: RuleStatus =
      if !confirmed.isEmpty {
        .fail
      } else if pending.isEmpty {
        .pass
      } else if policy[confirm] == .required {
        .inconclusive
      } else {
        .warn
      }
    var report = report(
      status,
      summary(
        judged: judgement.tests.count, confirmed: confirmed.count, pending: pending.count,
        repeated: repeated.count, cleared: cleared, factor: factor),
      limit: .number(policy.slowdowns.minimumRatio), actual: .count(confirmed.count),
      findings: (confirmed + pending).map {
        finding($0, evidence, history, reruns: policy.slowdowns.reruns)
      })
    report.findingsShown = max(5, min(10, confirmed.count))
    report.suspects = pending.map { evidence.tests[$0.suspect.test] }
    return report
  }

  private static func summary(
    judged: Int, confirmed: Int, pending: Int, repeated: Int, cleared: Int, factor: String
  ) -> String {
    var parts: [String] = []
    if confirmed > 0 { parts.append("\(Units.count(confirmed, "test")) slower, confirmed") }
    if pending > 0 { parts.append("\(Units.count(pending, "test")) may be slower") }
    if repeated > 0 { parts.append("\(Units.grouped(repeated)) of them in the run before too") }
    if cleared > 0 { parts.append("\(Units.count(cleared, "suspect")) cleared by re-runs") }
    if confirmed + pending == 0 { parts.append("no test of \(Units.grouped(judged)) is slower") }
    return parts.joined(separator: ", ") + " (machine ×\(factor))"
  }

  private static func finding(
    _ confirmation: SlowdownConfirmation, _ evidence: DurationEvidence, _ history: RunHistory,
    reruns: Int
  ) -> Finding {
    let suspect = confirmation.suspect
    let isConfirmed = confirmation.status == .confirmed
    let ratio = isConfirmed ? confirmation.ratio : suspect.ratio
    let extra = isConfirmed ? confirmation.extraSeconds : suspect.extraSeconds
    let took = Units.duration(microseconds(suspect.seconds))
    let expected = microseconds(suspect.expectedSeconds)
    let shown = evidence.resolution.ratio(ratio, to: expected)
    let times = shown.map { "×\(Units.fixed($0, decimals: 2)): " } ?? ""
    let before = evidence.slowBefore(suspect)
    let again = confirmation.reruns.map { Units.duration(microseconds($0)) }
    var lines = again.isEmpty ? [] : ["re-runs: \(again.joined(separator: ", "))"]
    if let before {
      lines.append("slow in the run before too: \(Units.duration(microseconds(before)))")
    }
    return Finding(
      .test(evidence.tests[suspect.test]),
      summary: "\(times)\(took), \(evidence.resolution.text(expected)) expected",
      figures: [
        ("ratio", shown.map(Figure.number) ?? .flag(nil)),
        ("extra_us", .microseconds(microseconds(extra))),
        ("p_value", .number(isConfirmed ? confirmation.pValue : suspect.pValue)),
        ("confirmed", .flag(isConfirmed ? true : nil)),
        ("duration_us", .microseconds(microseconds(suspect.seconds))),
        ("expected_us", .microseconds(microseconds(suspect.expectedSeconds))),
        ("baseline_runs", .count(suspect.baseline.runs)),
        ("runs_in_a_row", .count(before == nil ? 1 : 2)),
      ],
      evidence: lines,
      next: isConfirmed
        ? .explainTest(evidence.tests[suspect.test], run: history.run.key)
        : .confirm(run: history.run.key, times: reruns))
  }

  private static func microseconds(_ seconds: Double) -> Int64 {
    Int64((seconds * 1_000_000).rounded())
  }
}
