import Gate
import History
import Host

/// How long tests may be run again.
struct TimeBudget {
  /// Microseconds.
  let limit: Int64
  private let began = Clock.monotonic()

  /// What a suite may take where nobody says how long is allowed.
  static let usual: Int64 = 120_000_000

  init(_ limit: Int64) { self.limit = limit }

  var left: Int64 { limit - (Clock.monotonic() - began) }

  /// Whether something that takes so many microseconds still fits.
  func allows(_ microseconds: Int64) -> Bool { left > 0 && microseconds <= left }
}

extension Workspace {
  /// The time for re-runs: what the options say, else the budget of the suite, else two minutes.
  func rerunBudget(_ stated: DurationArgument?, suite: String) throws -> Int64 {
    try stated?.microseconds ?? policy.suites[suite]?.budget ?? TimeBudget.usual
  }
}
