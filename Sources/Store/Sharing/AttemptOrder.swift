import History

/// The order of the attempts of a run.
struct AttemptOrder {
  let run: RunID
  let connection: Connection

  /// How many attempts each test has.
  func counts() throws -> [TestID: Int64] {
    Dictionary(
      try connection.rows(.attemptCounts, ["run": .id(run)]) {
        (
          TestID($0.integer(Columns.AttemptCounts.testID)),
          $0.integer(Columns.AttemptCounts.attempts)
        )
      }, uniquingKeysWith: max)
  }

  /// Puts the attempts behind the first ones, so many by test, before those.
  func moveToFront(behind counts: [TestID: Int64]) throws {
    for (test, count) in try self.counts() {
      guard let known = counts[test], known < count else { continue }
      let place: [String: SQLValue] = ["run": .id(run), "test": .id(test)]
      for (by, last) in [(count, known), (-known, Int64.max)] {
        let shift = place.merging(["by": .integer(by), "last": .integer(last)]) { $1 }
        for statement in [EmbeddedStatement.shiftAttempts, .shiftTimingsOfTest, .shiftFailures] {
          try connection.run(statement, shift)
        }
      }
      try connection.run(
        .changeFirstAttempt,
        place.merging([
          "former": .integer(count - known + 1),
          "suite": .integer(Int64(AttemptMode.suite.rawValue)),
          "rerun": .integer(Int64(AttemptMode.rerun.rawValue)),
        ]) { $1 })
    }
  }
}
