import RealModule

/// How often a failing test may be tried so that runs are hardly ever blocked by a flake.
///
/// A run is blocked wrongly when a good test fails all its attempts; the expected number of such
/// tests is the sum of E[f^n] over the suite. Attempts are taken for independent given f.
public struct RetryBudget: Sendable {
  /// Attempts for each test, the first included, in the order of the estimates.
  public var attempts: [Int]
  /// The expected number of tests that block a good run within this budget.
  public var bound: Double
  /// The bound that was asked for.
  public var alpha: Double

  /// The smallest budget with a bound of at most alpha, from what the tests do now: every test is allowed as many attempts as bring its own
  /// chance of blocking below a common level.
  ///
  /// No test gets fewer than `minimum`: one that began to flake of late fails more often than its
  /// history says, and retries of tests that pass cost nothing. No test gets more than `maximum`,
  /// and then the bound may stay above alpha.
  public init(
    _ estimates: [FlakeEstimate], alpha: Double = 0.01, minimum: Int = 3,
    maximum: Int = FlakeEstimate.maximumAttempts
  ) {
    let most = min(max(1, maximum), FlakeEstimate.maximumAttempts)
    let least = min(max(1, minimum), most)
    func attempts(_ estimate: FlakeEstimate, below level: Double) -> Int {
      (1..<most).first { estimate.failsAll(attempts: $0) <= level } ?? most
    }
    func bound(below level: Double) -> Double {
      estimates.reduce(0) { $0 + $1.failsAll(attempts: attempts($1, below: level)) }
    }
    // Between no retries and all retries the bound falls with the level; halve on its exponent.
    var (high, low) = (0.0, -100.0)
    if bound(below: 1) <= alpha {
      low = 0
    } else {
      for _ in 0..<40 {
        let middle = (low + high) / 2
        if bound(below: Self.level(middle)) <= alpha { low = middle } else { high = middle }
      }
    }
    let level = Self.level(low)
    self.attempts = estimates.map { max(least, attempts($0, below: level)) }
    self.bound = Self.bound(estimates, attempts: self.attempts)
    self.alpha = alpha
  }

  /// The expected number of tests that block a good run when each has so many attempts.
  public static func bound(_ estimates: [FlakeEstimate], attempts: [Int]) -> Double {
    zip(estimates, attempts).reduce(0) { $0 + $1.0.failsAll(attempts: $1.1) }
  }

  private static func level(_ exponent: Double) -> Double { .exp(exponent) }
}
