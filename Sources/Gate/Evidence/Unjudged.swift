import Analysis
public import History

/// Why no test of a run is judged by its durations: the machine, not the code, may be what differs.
///
/// Such a run is no failure and not open either: further attempts on the same machine would not settle it. What
/// may be slower is still run again on the base, where somebody asks for that.
public enum Unjudged: Sendable {
  /// All tests together were slower than in any run of the baseline.
  case slower
  /// Hardly any run of the baseline was on such a machine.
  case unknownMachine(EnvironmentClass, runs: Int)

  init?(_ judgement: RunJudgement?, in history: RunHistory, _ policy: SlowdownPolicy) {
    guard let judgement else { return nil }
    let machine = history.run.environment
    let known = history.baseline.prefix(policy.runs).count { $0.environment == machine }
    if judgement.isShifted {
      self = .slower
    } else if machine.cpuModel != nil, known < policy.minimumRuns {
      self = .unknownMachine(machine, runs: known)
    } else {
      return nil
    }
  }

  /// The numbers of the sentence.
  func figures(factor: Double?) -> [(name: String, value: Figure)] {
    let factor: (name: String, value: Figure) = ("machine_factor", .number(factor ?? 1))
    return switch self {
    case .slower: [factor]
    case .unknownMachine(_, let runs): [factor, ("runs_on_machine", .count(runs))]
    }
  }

  /// One sentence without a full stop.
  public func reason(factor: Double?) -> String {
    switch self {
    case .slower:
      let times = Units.fixed(factor ?? 1, decimals: 2)
      return
        "all tests together took ×\(times), more than in any run of the baseline: "
        + "the machine or a change in all of the code; no single test is judged"
    case .unknownMachine(let machine, let runs):
      let count = runs == 0 ? "no run" : "only \(Units.count(runs, "run"))"
      return "\(count) of the baseline was on \(machine.text); no single test is judged"
    }
  }
}
