/// What each test did in one run, column by column, each test once.
public struct RunCells: Sendable {
  public var tests: [TestID] = []
  /// What it came to after all attempts.
  public var outcomes: [Outcome] = []
  /// Whether it passed, and failed as well.
  public var isFlaky: [Bool] = []
  /// What the first attempt took, in microseconds; -1 where nobody measured it, or it was skipped.
  public var durations: [Int64] = []
  /// What all first attempts took together, in microseconds, those of skipped tests too.
  public var work: Int64 = 0
  /// The tests that were tried more than once, with their attempts in order.
  public var tried: [(test: TestID, attempts: [Attempt])] = []

  /// No test yet.
  public init() {}

  /// Adds a test with its attempts in order; one without any adds nothing.
  public mutating func add(_ test: TestID, _ attempts: [Attempt]) {
    guard let first = attempts.first else { return }
    tests.append(test)
    work &+= max(0, first.duration ?? 0)
    durations.append(first.outcome == .skipped ? -1 : first.duration ?? -1)
    guard attempts.count > 1 else {
      outcomes.append(first.outcome)
      isFlaky.append(false)
      return
    }
    outcomes.append(attempts.finalOutcome ?? first.outcome)
    isFlaky.append(attempts.isFlaky)
    tried.append((test, attempts))
  }

  /// What each test came to at first, before anybody tried it again.
  public var firstOutcomes: [Outcome] {
    guard !tried.isEmpty else { return outcomes }
    let firsts = Dictionary(tried.map { ($0.test, $0.attempts.first?.outcome) }) { first, _ in first
    }
    return zip(tests, outcomes).map { test, outcome in (firsts[test] ?? nil) ?? outcome }
  }

  /// How many tests there are by what they came to, and how many attempts.
  public var counts: RunCounts {
    var counts = RunCounts()
    for outcome in outcomes { counts.add(outcome) }
    counts.attempts = tests.count + tried.reduce(0) { $0 + $1.attempts.count - 1 }
    counts.flaky = isFlaky.count(where: \.self)
    return counts
  }
}
