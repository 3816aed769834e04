import Statistics

/// What the durations of a run are judged against.
public struct DurationBaseline: Sendable {
  public let policy: SlowdownPolicy
  /// The machine during the runs of the baseline.
  public let machine: MachineModel
  /// One for each test; nil where it passed in fewer runs than the policy asks for.
  public let tests: [TestBaseline?]

  /// The baseline that some runs make, durations in seconds. The caller chooses the runs; what a test
  /// took before a change that was accepted is given as missing.
  public init(of seconds: TestsByRuns, policy: SlowdownPolicy) {
    let machine = MachineModel(fitting: seconds)
    let own = (0..<seconds.tests).map { test in
      OwnSpread(test, seconds, machine, policy.minimumRuns)
    }
    let typical = TypicalSpreads(
      spreads: own.map { $0?.spread ?? .nan }, levels: machine.levels)
    self.policy = policy
    self.machine = machine
    tests = own.indices.map { test in
      guard let own = own[test] else { return nil }
      return TestBaseline(
        level: machine.levels[test], spread: own.spread, typicalSpread: typical.values[test],
        upperDecile: own.upperDecile, runs: own.runs, response: machine.responses[test],
        responseVariance: machine.responseVariances[test], noise: machine.noise[test])
    }
  }
}

/// How one test's residuals spread in the baseline.
private struct OwnSpread {
  var spread: Double
  var upperDecile: Double
  var runs: Int

  init?(_ test: Int, _ seconds: TestsByRuns, _ machine: MachineModel, _ minimumRuns: Int) {
    var residuals: [Double] = []
    residuals.reserveCapacity(seconds.runs)
    for (run, duration) in seconds.values(ofTest: test).enumerated() {
      let residual = machine.residual(
        ofSeconds: duration, test: test, sizeFactor: machine.sizeFactors[run])
      if !residual.isNaN { residuals.append(residual) }
    }
    guard residuals.count >= max(minimumRuns, 1) else { return nil }
    runs = residuals.count
    upperDecile = Quantiles.quantile(0.9, reordering: &residuals)
    spread = RobustScale.standardDeviation(ofDeviations: &residuals)
  }
}
