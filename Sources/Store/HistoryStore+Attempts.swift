public import History

extension HistoryStore {
  /// Every attempt of a suite in the days before its newest run, complete or not; excluded runs are left
  /// out.
  public func attempts(ofSuite suite: String, days: Int) throws -> AttemptHistory {
    var history = AttemptHistory(
      runs: try connection.rows(
        "Judging/window-runs", ["suite": .text(suite), "days": .integer(days)],
        row: RunSummary.init(row:)))
    // Row numbers of tests are dense, so that a list by number is both smaller and faster than a table
    // of hashes.
    var byNumber: [[AttemptHistory.Entry]] = []
    for (place, run) in history.runs.enumerated() {
      let statement = try connection.statement("Judging/attempts-of-run")
      statement.bind(1, run.row)
      defer { statement.reset() }
      while try statement.step() {
        let test = Int(statement.integer(0))
        if test >= byNumber.count {
          byNumber.append(contentsOf: repeatElement([], count: test + 1 - byNumber.count))
        }
        byNumber[test].append(
          AttemptHistory.Entry(
            run: Int32(place),
            outcome: Outcome(rawValue: UInt8(clamping: statement.integer(1))) ?? .errored,
            mode: AttemptMode(rawValue: UInt8(clamping: statement.integer(2))) ?? .suite))
      }
    }
    for (number, attempts) in byNumber.enumerated() where !attempts.isEmpty {
      history.tests.append(TestID(Int64(number)))
      history.attempts.append(attempts)
    }
    return history
  }
}
