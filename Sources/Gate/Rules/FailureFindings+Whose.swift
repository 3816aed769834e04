import Analysis
import History

extension FailureFindings {
  /// A kind is named where it is at least so likely, as the others may be together where it is less.
  private static let likely = 0.6

  /// The finding with whose the failure is, and what says so.
  static func blamed(
    _ finding: Finding, _ result: TestResult? = nil, in history: RunHistory,
    _ evidence: FailureEvidence
  ) -> Finding {
    var finding = finding
    guard let test = finding.test, let known = evidence.blame?.blame(of: test, result) else {
      finding.whose = Whose(evidence.isOutage ? .outage : .unknown)
      return finding
    }
    let blame = known.blame
    let kinds: [(kind: Whose.Kind, p: Double)] = [
      (.yours, blame.yours), (.main, blame.main), (.flaky, blame.flaky), (.outage, blame.outage),
    ]
    let kind = kinds.first { $0.p >= likely }?.kind ?? .unknown
    let chance = "\(Units.decimal(100 * blame.yours, decimals: 0)) %"
    var words: String
    switch kind {
    case .yours: words = "probably yours (\(chance))"
    case .main:
      words = "failing on other branches too, probably not yours"
      if let since = known.since {
        let place = since.commit.map(CommitHash.short) ?? "run \(since.key.short)"
        words = "already failing on \(history.trunk) since \(place)"
        finding.figures += [
          ("failing_since", .text(place)), ("failing_since_run", .text(since.key.text)),
        ]
      }
    case .flaky:
      let rate = evidence.flakes?.assessment(of: test)?.estimate.rate ?? blame.rate
      words = "flaky: \(Units.percent(100 * rate)) of its attempts fail"
      finding.figures.append(("flake_rate", .number(rate)))
    case .outage: words = "likely an outage"
    case .unknown, .quarantined: words = "nobody can tell whose (\(chance) yours)"
    }
    finding.whose = Whose(kind, pYours: blame.yours, words: words)
    return finding
  }

  /// A quarantined failure: that it is suspended says more of it than any figure.
  static func quarantined(
    _ finding: Finding, _ result: TestResult, _ evidence: FailureEvidence
  ) -> Finding {
    var finding = finding
    finding.whose = Whose(
      .quarantined, pYours: evidence.blame?.blame(of: result.test, result)?.blame.yours)
    return finding
  }
}
