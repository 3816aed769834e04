import History
import TestSupport
import Testing

@testable import Store

struct ResultsViewTests {
  @Test func `the view of results says what the program makes of any attempts`() throws {
    let store = try TestStore()
    var random = Generator(seed: 7)
    var attempts: [ReportedAttempt] = []
    for test in 0..<300 {
      for _ in 0...Int.random(in: 0...4, using: &random) {
        let outcome = Outcome.allCases.randomElement(using: &random) ?? .passed
        attempts.append(
          attempt("t\(test)", outcome, 10, isRetry: Bool.random(using: &random)))
      }
    }
    try store.record(attempts, repeats: .executions)
    let byView = try store.store.connection.rowsOf(
      "SELECT test_id, outcome, attempts FROM results ORDER BY test_id")
    let byProgram = try store.store.results(ofRun: RunID(1)).map {
      [Int64($0.test.rawValue), Int64($0.outcome.rawValue), Int64($0.attempts)]
    }
    #expect(byView == byProgram)
  }
}

extension Connection {
  /// The rows of a statement as whole numbers.
  func rowsOf(_ sql: String) throws -> [[Int64]] {
    let statement = try Statement(sql, on: self)
    var rows: [[Int64]] = []
    while try statement.step() {
      rows.append(statement.columns.indices.map { statement.integer(Int32($0)) })
    }
    return rows
  }
}
