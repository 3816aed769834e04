public import Analysis
public import History

/// The tests that the run shares with its baseline did not get slower all together.
///
/// Totals are divided by the speed probe; without one a slower machine looks the same as slower code,
/// so that the rule only warns, and not even that where the run was noisier than usual as well, or as slow as runs
/// that were followed by faster ones: code that became slower makes tests vary no more, and stays slow.
public enum SuiteRegression: Rule {
  public static let name = RuleName("suite-regression")
  public static let about = "the tests in common are not slower all together"
  public static let acceptance: AcceptanceScope? = .run

  public static func speaks(of change: SuiteChange.Subject, test: TestID?) -> Bool {
    change == .total
  }

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let (history, evidence) = (judged.history, judged.durations)
    let (baseline, probes) = evidence.totals(for: name, in: history)
    let slowdown = SuiteSlowdown(
      of: evidence.run, probe: evidence.probe, baseline: baseline, probes: probes,
      policy: policy.slowdowns)
    guard let total = slowdown.total else { return tooFewRuns(history, policy) }
    let change = Units.percent(100 * abs(total.ratio - 1))
    let machine = slowdown.isSlower ? machine(behind: total, evidence.judgement) : nil
    let how = total.isProbed ? "by the probe of the machine" : "the machine's speed not measured"
    var summary =
      "tests in common \(change) \(total.ratio < 1 ? "faster" : "slower") than the median of "
      + "\(Units.count(total.runs, "run")), \(how)"
    for (tests, seconds, word) in [
      (slowdown.added, slowdown.addedSeconds, "added"),
      (slowdown.missing, slowdown.missingSeconds, "gone or not passed"),
    ] where !tests.isEmpty {
      let time = Units.duration(Int64(seconds * 1_000_000))
      summary += "; \(Units.count(tests.count, "test")) \(word), \(time)"
    }
    if !slowdown.isSlower && total.ratio >= policy.slowdowns.minimumTotalRatio {
      summary += "; such runs vary by as much"
    }
    if let machine { summary += "; \(machine.words)" }
    let status: RuleStatus =
      slowdown.isSlower && machine == nil ? total.weight(policy) : .pass
    return report(
      status, summary, limit: .number(policy.slowdowns.minimumTotalRatio),
      actual: .number(total.ratio),
      figures: [
        ("change_percent", .percent(100 * (total.ratio - 1))),
        ("baseline_runs", .count(total.runs)),
        ("tests_added", .count(slowdown.added.count)),
        ("added_us", .microseconds(Int64(slowdown.addedSeconds * 1_000_000))),
        ("tests_missing", .count(slowdown.missing.count)),
        ("missing_us", .microseconds(Int64(slowdown.missingSeconds * 1_000_000))),
      ] + (machine?.figures ?? []),
      findings: slowdown.isSlower && machine == nil ? [finding(total)] : [])
  }

  /// What says that a greater total is the machine's or none of this run; nil where nothing does.
  private static func machine(behind total: TotalComparison, _ judgement: RunJudgement?)
    -> (words: String, figures: [(name: String, value: Figure)])?
  {
    guard !total.isProbed else { return nil }
    if total.asSlow >= enough {
      return (
        "\(total.asSlow) of those runs were as slow by themselves",
        [("as_slow", .count(total.asSlow))]
      )
    }
    guard let judgement, let factor = judgement.factor, judgement.runNoise >= noise,
      total.ratio <= factor * nearness
    else { return nil }
    return (
      "all tests alike took ×\(Units.fixed(factor, decimals: 2)) and varied "
        + "×\(Units.fixed(judgement.runNoise, decimals: 2)) as much as usual: the machine",
      [("machine_factor", .number(factor)), ("run_noise", .number(judgement.runNoise))]
    )
  }

  /// A run is noisier than usual where its tests vary by so many times what they do.
  private static let noise = 1.15
  /// So many runs of the baseline that were as slow for a while show that the machine is so now and then; one may
  /// be a slowdown that was mended.
  private static let enough = 2
  /// A total is the machine's where it is greater than what all tests tell by no more than this.
  private static let nearness = 1.1

  private static func finding(_ total: TotalComparison) -> Finding {
    let seconds = Int64(total.seconds * 1_000_000)
    let before = Int64(total.baselineSeconds * 1_000_000)
    return Finding(
      summary: "\(Units.duration(seconds)) in tests, \(Units.duration(before)) before",
      figures: [
        ("ratio", .number(total.ratio)), ("p_value", .number(total.pValue)),
        ("duration_us", .microseconds(seconds)), ("baseline_us", .microseconds(before)),
        ("by_probe", .flag(total.isProbed)),
      ], next: .lookAtSlowest)
  }
}

extension TotalComparison {
  /// How much a slowdown weighs: a failure where both the probe and the clock show it. One short probe
  /// on a busy machine may be wrong, and without a probe the machine may be.
  func weight(_ policy: Policy) -> RuleStatus {
    let byClock = seconds >= baselineSeconds * policy.slowdowns.minimumTotalRatio
    return isProbed && byClock ? .fail : .warn
  }
}
