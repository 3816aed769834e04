import RealModule
import TestSupport
import Testing

@testable import Analysis

/// What a suite of 300 tests of about 100 ms is known to do by itself.
struct SuiteNoiseTests {
  private static let tests = 300

  /// Runs of it, of which some are given by the factors of tests that were slow.
  private func noise(runs: Int, slow: [Int: [Int: Double]]) -> SuiteNoise {
    var random = Generator(seed: 4711)
    var seconds = TestsByRuns(tests: Self.tests, runs: runs)
    for run in 0..<runs {
      for test in 0..<Self.tests {
        seconds[test, run] =
          0.1 * .exp(0.03 * random.normal()) * (slow[run]?[test] ?? 1)
      }
    }
    return DurationBaseline(of: seconds, policy: SlowdownPolicy()).noise
  }

  private func lost(_ ratio: Double) -> TimeLost {
    TimeLost(usualSeconds: 0.1, extraSeconds: 0.1 * (ratio - 1), effect: .log(ratio))
  }

  @Test func `one slow execution in a short baseline is known as the suite's own`() {
    let noise = noise(runs: 6, slow: [1: [7: 3], 3: [90: 2.5]])
    #expect(!noise.isExceeded(by: lost(2.5)))
    #expect(noise.isExceeded(by: lost(9)))
    #expect(self.noise(runs: 6, slow: [:]).isExceeded(by: lost(2.5)))
  }

  @Test func `so are two in a row, of few runs two apart, of many none that were`() {
    let row = noise(runs: 8, slow: [2: [7: 2], 3: [7: 2.2]])
    #expect(!row.isExceeded(byTwo: lost(1.8), load: 1))
    let apart = noise(runs: 8, slow: [2: [7: 2], 5: [7: 2.2]])
    #expect(!apart.isExceeded(byTwo: lost(1.8), load: 1))
    let far = noise(runs: 30, slow: [2: [7: 2], 5: [7: 2.2]])
    #expect(far.isExceeded(byTwo: lost(1.8), load: 1))
    #expect(noise(runs: 8, slow: [2: [7: 2]]).isExceeded(byTwo: lost(1.8), load: 1))
  }

  @Test func `what is slow in the newest run of the baseline is not yet noise`() {
    #expect(noise(runs: 6, slow: [5: [7: 3]]).isExceeded(by: lost(2.5)))
  }

  @Test func `a run in which many tests paused hides no slowdown in a quiet one`() {
    let paused = Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: Self.tests, by: 8).map {
        ($0, 1.6 + Double($0) / 300)
      })
    let noise = noise(runs: 6, slow: [3: paused])
    #expect(noise.isExceeded(by: lost(2.6)))
    // In a run that is as loaded it is nothing.
    #expect(!noise.isExceeded(by: lost(2.6), load: 8))
  }
}
