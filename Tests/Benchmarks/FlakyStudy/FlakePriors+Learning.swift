import Analysis
import RealModule
import Statistics

extension FlakePriors {
  /// The model in closed form for a test that had so many failures and passes, all of them on
  /// sources that could pass.
  func closedForm(failed: Double, passed: Double) -> (pFlaky: Double, rate: Double) {
    let logFlaky =
      .log(flakyShare) + BetaDistribution.logBeta(a: rateA + failed, b: rateB + passed)
      - BetaDistribution.logBeta(a: rateA, b: rateB)
    let logNoise = .log(1 - flakyShare) + failed * .log(noise) + passed * .log(onePlus: -noise)
    let rate = (rateA + failed) / (rateA + failed + rateB + passed)
    return (1 / (1 + .exp(logNoise - logFlaky)), rate)
  }

  /// Complete runs below which noise and the share of flaky tests are not learnt.
  static let runsToLearnNoise = 200

  /// These priors with noise and the share of flaky tests as the tests of a store have them: the
  /// two-component mixture fitted by expectation maximisation (Dempster, Laird and Rubin, 1977).
  ///
  /// A single source on which every attempt failed counts if the source after it passed; longer
  /// stretches are taken for breaks and do not count. Unchanged on fewer than 200 complete runs.
  func learningNoise(
    from tests: [[SourceTally]], completeRuns: Int
  ) -> FlakePriors {
    guard completeRuns >= Self.runsToLearnNoise else { return self }
    let counts = Self.distinctCounts(tests)
    var learnt = self
    for _ in 0..<200 {
      var (flaky, all, failed, attempts) = (0.0, 0.0, 0.0, 0.0)
      for (count, number) in counts {
        let share = learnt.closedForm(failed: Double(count.failed), passed: Double(count.passed))
          .pFlaky
        flaky += number * share
        all += number
        failed += number * (1 - share) * Double(count.failed)
        attempts += number * (1 - share) * Double(count.failed + count.passed)
      }
      guard all > 0, attempts > 0 else { return self }
      let (oldNoise, oldShare) = (learnt.noise, learnt.flakyShare)
      learnt.noise = min(max(failed / attempts, 1e-6), 1e-3)
      learnt.flakyShare = min(max(flaky / all, 0.01), 0.5)
      if abs(learnt.noise / oldNoise - 1) < 1e-4 && abs(learnt.flakyShare - oldShare) < 1e-5 {
        break
      }
    }
    return learnt
  }

  private struct Count: Hashable {
    var failed = 0
    var passed = 0
  }

  /// How many tests have which counts; most tests share theirs.
  private static func distinctCounts(_ tests: [[SourceTally]]) -> [(Count, Double)] {
    var numbers: [Count: Double] = [:]
    for test in tests {
      var count = Count()
      for (index, source) in test.enumerated() {
        let isLone =
          index > 0 && index + 1 < test.count && !test[index - 1].isAllFail
          && !test[index + 1].isAllFail
        guard !source.isAllFail || isLone else { continue }
        count.failed += Int(source.failed)
        count.passed += Int(source.attempts - source.failed)
      }
      numbers[count, default: 0] += 1
    }
    // In one order, so that sums round in one way.
    return numbers.sorted { ($0.key.failed, $0.key.passed) < ($1.key.failed, $1.key.passed) }
      .map { ($0.key, $0.value) }
  }
}
