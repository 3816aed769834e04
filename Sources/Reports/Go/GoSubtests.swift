import History

/// The tests of one Go package as a report lists them, all of them told before any is given on: a test
/// that has sub-tests holds them and is none itself, and stands before or behind them.
///
/// What fails though none of its sub-tests did is a failure of its own. It then counts as a test,
/// under its own name and without a time, for that holds the time of the sub-tests.
struct GoSubtests {
  /// More are given on without waiting for the rest of the package.
  private static let limit = 100_000

  private var held: [ReportedAttempt] = []

  var isFull: Bool { held.count >= Self.limit }

  mutating func add(_ attempt: ReportedAttempt) { held.append(attempt) }

  /// Gives on what is held.
  mutating func release(_ emit: (ReportedAttempt) throws -> Void) rethrows {
    guard !held.isEmpty else { return }
    let attempts = held
    held = []
    let broken = Self.brokenContainers(attempts)
    let retried = Self.retried(attempts)
    var seen: Set<String> = []
    for var attempt in attempts {
      let name = attempt.test.name
      if let isBroken = broken[name] {
        guard isBroken else { continue }
        attempt.duration = nil
      }
      if retried.contains(name) { attempt.isRetry = !seen.insert(name).inserted }
      try emit(attempt)
    }
  }

  /// The tests around one, outermost first: `TestA` and `TestA/b` for `TestA/b/c`.
  static func around(_ name: String) -> [String] {
    guard name.utf8.contains(UInt8(ascii: "/")) else { return [] }
    return name.utf8.indices.filter { name.utf8[$0] == UInt8(ascii: "/") }
      .map { String(name[..<$0]) }
  }

  /// The tests that have sub-tests, each with whether it failed without them.
  private static func brokenContainers(_ attempts: [ReportedAttempt]) -> [String: Bool] {
    var broken: [String: Bool] = [:]
    for attempt in attempts { for outer in around(attempt.test.name) { broken[outer] = false } }
    var explained: Set<String> = []
    let failed = attempts.filter(\.outcome.isFailure).map(\.test.name)
    for name in failed where broken[name] == nil { explained.formUnion(around(name)) }
    // The innermost first: it explains those around it.
    for name in failed.filter({ broken[$0] != nil }).sorted(by: { $0.utf8.count > $1.utf8.count })
    where !explained.contains(name) {
      broken[name] = true
      explained.formUnion(around(name))
    }
    return broken
  }

  /// The tests that were run again because they had failed, as `gotestsum --rerun-fails` does it: all
  /// attempts but the last failed, and other tests ran less often, which `-count` does not do.
  private static func retried(_ attempts: [ReportedAttempt]) -> Set<String> {
    var outcomes: [String: [Bool]] = [:]
    for attempt in attempts {
      outcomes[attempt.test.name, default: []].append(attempt.outcome.isFailure)
    }
    let counts = Set(outcomes.values.map(\.count))
    guard counts.count > 1 || outcomes.count == 1 else { return [] }
    let retried = outcomes.filter { $0.value.count > 1 && $0.value.dropLast().allSatisfy { $0 } }
    return Set(retried.keys)
  }
}
