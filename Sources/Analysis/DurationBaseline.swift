import Statistics

/// What the durations of a run are judged against.
public struct DurationBaseline: Sendable {
  public let policy: SlowdownPolicy
  /// The machine during the runs of the baseline.
  public let machine: MachineModel
  /// One for each test; nil where it passed in fewer runs than the policy asks for.
  public let tests: [TestBaseline?]

  /// Tests are similar in duration within a twentieth of them, where there are enough.
  private static let groups = 20
  private static let enoughTests = 200

  /// The baseline that some runs make, durations in seconds. The caller chooses the runs; what a test
  /// took before a change that was accepted is given as missing.
  public init(of seconds: RunMatrix, policy: SlowdownPolicy) {
    let machine = MachineModel(fitting: seconds)
    let own = (0..<seconds.tests).map { test in
      OwnSpread(test, seconds, machine, policy.minimumRuns)
    }
    let typical = Self.typicalSpreads(own, machine)
    self.policy = policy
    self.machine = machine
    tests = own.indices.map { test in
      guard let own = own[test] else { return nil }
      return TestBaseline(
        level: machine.levels[test], spread: own.spread, typicalSpread: typical[test],
        upperDecile: own.upperDecile, runs: own.runs, response: machine.responses[test],
        responseVariance: machine.responseVariances[test])
    }
  }

  /// For each test the median spread of those of similar duration.
  private static func typicalSpreads(_ own: [OwnSpread?], _ machine: MachineModel) -> [Double] {
    let order = own.indices.filter { own[$0] != nil }
      .sorted { (machine.levels[$0], $0) < (machine.levels[$1], $1) }
    let groups = order.count >= enoughTests ? self.groups : 1
    var typical = Array(repeating: TestBaseline.minimumSigma, count: own.count)
    for group in 0..<groups {
      let members = order[(order.count * group / groups)..<(order.count * (group + 1) / groups)]
      let median = Quantiles.median(of: members.compactMap { own[$0]?.spread })
      for test in members { typical[test] = max(median, TestBaseline.minimumSigma) }
    }
    return typical
  }
}

/// How one test's residuals spread in the baseline.
private struct OwnSpread {
  var spread: Double
  var upperDecile: Double
  var runs: Int

  init?(_ test: Int, _ seconds: RunMatrix, _ machine: MachineModel, _ minimumRuns: Int) {
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
