import RealModule

/// What the flakiness of all tests means for the suite.
public struct FalseRedChance: Sendable {
  /// Probability that a run of good code is red because some test fails all its attempts.
  public var falseRed: Double
  /// Each test's part in it, in the order of the estimates; they sum to one.
  public var shares: [Double]
  /// Expected flakes in a run: the sum of the failure rates. Unlike the number of flaky tests it
  /// does not grow with the length of the history.
  public var flakesPerRun: Double

  /// From the estimates of all tests and the attempts that each is allowed.
  public init(_ estimates: [FlakeEstimate], attempts: [Int]) {
    let blocking = zip(estimates, attempts).map { $0.failsAll(attempts: $1) }
    // ln of the chance that no test blocks; it splits into a sum over tests.
    let logs = blocking.map { Double.log(onePlus: -min($0, 1 - 1e-15)) }
    let total = logs.reduce(0, +)
    falseRed = -.expMinusOne(total)
    shares = logs.map { total < 0 ? $0 / total : 0 }
    flakesPerRun = estimates.reduce(0) { $0 + $1.failsAll(attempts: 1) }
  }

  /// How many retries failed of those made on sources that could pass, over all tests. Where their
  /// share is well above the tests' failure rates, attempts are not independent and the bound of a
  /// `RetryBudget` is too low.
  public static func failuresAfterFailure(
    _ tests: [[SourceTally]]
  ) -> (failed: Int, retries: Int) {
    var (failed, retries) = (0, 0)
    for source in tests.joined() where source.isContradiction && source.firstFailed > 0 {
      failed += Int(source.failed - source.firstFailed)
      retries += Int(source.attempts - source.firstAttempts)
    }
    return (failed, retries)
  }
}
