import History

/// What the cases inside a suite, or in all of a report, come to.
struct JUnitTold {
  var cases = 0
  /// Failures and errors at their most: runners count tests, or assertions, or attempts.
  var broken = 0
  /// Cases that some runners leave out of their totals: skipped ones, and those that are no tests.
  var uncounted = 0
  /// Assertions, where the cases say how many they checked.
  var assertions = 0

  mutating func add(_ other: JUnitTold) {
    cases += other.cases
    broken += other.broken
    uncounted += other.uncounted
    assertions += other.assertions
  }

  /// The error of a suite that states more failures than are told in it; nil where it does not.
  func shortfall(of stated: JUnitCounts, in place: String) -> RunError? {
    guard stated.broken > broken else { return nil }
    return Shortfall(
      failures: stated.failures ?? 0, errors: stated.errors ?? 0, told: broken
    ).error(in: place)
  }
}
