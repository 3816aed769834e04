import History

/// What a report states of itself in numbers beside what its tests tell. What is stated and not told
/// is an error of the run, or makes it incomplete.
struct StatedTotals {
  var tests: Int?
  var failures = 0
  var errors = 0
  /// Whether it says in a word that the run failed.
  var isFailed = false

  private(set) var toldTests = 0
  /// Failed tests and errors of the run, at their most.
  private(set) var toldBroken = 0

  mutating func tell(_ outcome: Outcome) {
    toldTests += 1
    if outcome.isFailure { toldBroken += 1 }
  }

  mutating func tell(broken: Int) { toldBroken += broken }

  /// Gives the error and the remark on what is not told; `place` is what the totals are those of.
  ///
  /// - Returns: whether tests are missing.
  func conclude(in place: String, _ receive: (ReportEvent) throws -> Void) throws -> Bool {
    if failures + errors > toldBroken {
      try receive(
        .runError(
          Shortfall(failures: failures, errors: errors, told: toldBroken).error(in: place)))
    } else if isFailed, toldBroken == 0 {
      let message = "the report says that the run failed, its tests show no failure"
      try receive(
        .runError(RunError(name: BoundedName.of(place), failure: Failure(message: message))))
    }
    guard let tests, tests != toldTests else { return false }
    try receive(StatedTests.warning(tests, told: toldTests))
    return tests > toldTests
  }
}

extension JSONReader {
  /// A number of tests, zero where it is none that a report can hold.
  func testCount() throws -> Int {
    guard let number = try integer(), (0...1 << 40).contains(number) else { return 0 }
    return Int(number)
  }
}
