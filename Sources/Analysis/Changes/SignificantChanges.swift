import Statistics

/// The change points of all tests of a suite, with the machine divided out.
public enum SignificantChanges {
  /// The changes of tests by their durations in seconds, in the order of the tests and, within a
  /// test, of the runs. Before and after are seconds on the median machine.
  ///
  /// The machine's factors are estimated twice, the second time without the obvious steps: where many
  /// tests really changed, they would bend the factors, and with them all the others.
  public static func find(in seconds: TestsByRuns, policy: ChangePointPolicy) -> [SignificantChange]
  {
    significant(in: normalised(seconds, policy), policy: policy)
  }

  /// The changes of series that need no machine, such as benchmarks.
  ///
  /// Every change found is a hypothesis, and so is every test without one; of those that are
  /// reported, at most the policy's share is false.
  public static func significant(in series: TestsByRuns, policy: ChangePointPolicy)
    -> [SignificantChange]
  {
    var finder = ChangePointFinder(policy)
    var found: [SignificantChange] = []
    var unchanged = 0
    for test in 0..<series.tests {
      let changes = finder.changes(in: Array(series.values(ofTest: test)))
      if changes.isEmpty { unchanged += 1 }
      found += changes.map { SignificantChange(test: test, change: $0, adjustedPValue: 1) }
    }
    let pValues = found.map(\.change.pValue) + Array(repeating: 1, count: unchanged)
    for (i, p) in zip(found.indices, FalseDiscoveryRate.adjusted(pValues)) {
      found[i].adjustedPValue = p
    }
    return found.filter { $0.adjustedPValue <= policy.falseDiscoveryRate }
  }

  /// Durations in seconds as they would have been on the median machine.
  static func normalised(_ seconds: TestsByRuns, _ policy: ChangePointPolicy) -> TestsByRuns {
    var logarithms = seconds
    logarithms.transform(DurationScale.logarithm(ofSeconds:))
    var steps = MachineModel(fittingLogarithms: logarithms, mayHaveSteps: true).obviousSteps(
      in: logarithms, policy)
    for test in 0..<steps.tests {
      for run in 0..<steps.runs { steps[test, run] = logarithms[test, run] - steps[test, run] }
    }
    let machine = MachineModel(fittingLogarithms: steps, mayHaveSteps: true)
    for test in 0..<steps.tests {
      for run in 0..<steps.runs {
        let y = logarithms[test, run] - machine.responses[test] * machine.sizeFactors[run]
        let duration = DurationScale.seconds(ofLogarithm: y)
        logarithms[test, run] = duration < 0 ? 0 : duration
      }
    }
    return logarithms
  }
}

extension MachineModel {
  /// For each test the level of the piece that each run is in, relative to the test's level, where
  /// pieces differ by at least a tenth.
  fileprivate func obviousSteps(
    in logarithms: TestsByRuns, _ policy: ChangePointPolicy
  ) -> TestsByRuns {
    var coarse = policy
    coarse.minimumRatio = 1.10
    coarse.minimumShift = 0
    var finder = StepFinder(coarse)
    var steps = TestsByRuns(tests: logarithms.tests, runs: logarithms.runs)
    for test in 0..<logarithms.tests {
      let present = (0..<logarithms.runs).filter { !logarithms[test, $0].isNaN }
      let residuals = present.map {
        logarithms[test, $0] - levels[test] - responses[test] * sizeFactors[$0]
      }
      let found = finder.steps(in: residuals)
      let bounds = [0] + found.steps.map(\.index) + [present.count]
      for (piece, bound) in bounds.dropLast().enumerated() {
        let level = found.steps.isEmpty ? 0 : found.levels[piece]
        for i in bound..<bounds[piece + 1] { steps[test, present[i]] = level }
      }
    }
    return steps
  }
}

/// A change point of one test among many.
public struct SignificantChange: Hashable, Sendable {
  /// The test's number.
  public var test: Int
  public var change: ChangePoint
  /// The p-value adjusted for the number of tests.
  public var adjustedPValue: Double

  /// A change of one of many series, with its p-value as that of one of so many.
  public init(test: Int, change: ChangePoint, adjustedPValue: Double) {
    self.test = test
    self.change = change
    self.adjustedPValue = adjustedPValue
  }
}
