import History

/// How many tests there are, by outcome.
struct Counts: Equatable {
  var cases = 0
  var passed = 0
  var failed = 0
  var errors = 0
  var skipped = 0

  init() {}

  /// The counts of a row in the columns that begin so; nil where it has none.
  init?(_ values: [String: String], _ prefix: String) {
    func number(_ name: String) -> Int? { values[prefix + name].flatMap(Int.init) }
    guard let cases = number("cases") else { return nil }
    self.cases = cases
    passed = number("passed") ?? 0
    failed = number("failed") ?? 0
    errors = number("errors") ?? 0
    skipped = number("skipped") ?? 0
  }

  /// Counts a test, or takes it out again.
  mutating func add(_ outcome: Outcome, _ count: Int) {
    cases += count
    switch outcome {
    case .passed, .xpassed: passed += count
    case .failed, .timedOut: failed += count
    case .errored, .crashed: errors += count
    case .skipped, .xfailed: skipped += count
    }
  }

  var text: String { "\(cases) = \(passed)+\(failed)+\(errors)+\(skipped)" }
}
