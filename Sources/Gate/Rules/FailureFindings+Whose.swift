import Analysis
import History

extension FailureFindings {
  /// A failure that stands, with what the history makes of it and whose it is.
  static func standing(
    _ result: TestResult, in history: RunHistory, _ evidence: FailureEvidence,
    _ flakes: RunFlakes?, _ budget: FlakeBudget?
  ) -> Finding {
    let known = evidence.blame?.blame(of: result.test, result)
    return blamed(
      finding(result, in: history, flakes, budget, whose: known?.blame), known, in: history,
      evidence)
  }

  /// The finding with whose the failure is, and what says so.
  static func blamed(
    _ finding: Finding, in history: RunHistory, _ evidence: FailureEvidence
  ) -> Finding {
    let known = finding.test.flatMap { evidence.blame?.blame(of: $0, nil) }
    return blamed(finding, known, in: history, evidence)
  }

  private static func blamed(
    _ finding: Finding, _ known: RunBlame.Blamed?, in history: RunHistory,
    _ evidence: FailureEvidence
  ) -> Finding {
    var finding = finding
    guard let test = finding.test, let known else {
      finding.whose = Whose(evidence.isOutage ? .outage : .unknown)
      return finding
    }
    let blame = known.blame
    let chance = "\(Units.decimal(100 * blame.yours, decimals: 0)) %"
    if blame.isFirstFailure { finding.figures.append(("first_failure", .flag(true))) }
    let beginning = history.isOfTrunkCommit ? "failing on \(history.trunk) since " : nil
    let (kind, words): (Whose.Kind, String)
    switch blame.named {
    case .yours:
      kind = .yours
      words =
        beginning.map {
          $0 + began(in: history.run, &finding) + ", probably broken by it (\(chance))"
        }
        ?? "probably yours (\(chance))"
    case .main:
      kind = .main
      if let since = known.since {
        words = "already failing on \(history.trunk) since \(began(in: since, &finding))"
      } else {
        words = "failing on other branches too, probably not yours"
      }
    case .flaky:
      kind = .flaky
      let rate = evidence.flakes?.assessment(of: test)?.estimate.rate ?? blame.rate
      words = "flaky: \(Units.percent(100 * rate)) of its attempts fail"
      finding.figures.append(("flake_rate", .number(rate)))
    case .outage: (kind, words) = (.outage, "likely an outage")
    case nil:
      kind = .unknown
      // On the trunk there is no other author to ask, but whether it is broken at all.
      let other = blame.flaky >= blame.outage ? "flaky" : "an outage"
      words =
        beginning.map {
          (blame.isFirstFailure ? "its first failure, " : "") + $0
            + began(in: history.run, &finding)
            + ": broken by it (\(chance)) or \(other), nobody can tell yet"
        } ?? "nobody can tell whose (\(chance) yours)"
    }
    finding.whose = Whose(kind, pYours: blame.yours, words: words)
    return finding
  }

  /// The name of the run in which a failure began, which the finding tells too.
  private static func began(in run: RunSummary, _ finding: inout Finding) -> String {
    let place = run.commit.map(CommitHash.short) ?? "run \(run.key.short)"
    finding.figures += [
      ("failing_since", .text(place)), ("failing_since_run", .text(run.key.text)),
    ]
    return place
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
