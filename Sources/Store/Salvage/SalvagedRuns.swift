import History

/// Makes a sound store of the rows that could be read: what refers to nothing goes, what is known twice comes back, and
/// what is missing is told.
struct SalvagedRuns {
  let store: HistoryStore
  private var connection: Connection { store.connection }
  private(set) var outcome = SalvageOutcome()
  /// By table, rows of which the others that they refer to are lost.
  private(set) var orphans: [String: Int]

  /// `orphans`: those that were taken out already.
  init(in store: HistoryStore, orphans: [String: Int]) {
    self.store = store
    self.orphans = orphans
  }

  /// `broken`: runs of which rows may be missing.
  mutating func repair(broken: [ClosedRange<Int64>]) throws {
    try nameAnew()
    try restoreAttempts()
    try ForeignKey.removeOrphans(on: connection, counting: &orphans)
    let short = try lostAttempts()
    let runs = try connection.rows(.runsToUnite) { RunID($0.integer(Columns.RunsToUnite.id)) }
    for run in runs {
      let isBroken = short[run.rawValue] != nil || broken.contains { $0.contains(run.rawValue) }
      if isBroken {
        try connection.run(.markIncomplete, ["run": .id(run)])
        try connection.run(.markPartsIncomplete, ["run": .id(run)])
        outcome.brokenRuns += 1
        outcome.lostAttempts += short[run.rawValue] ?? 0
      }
      try store.blocks.keep(nil, of: run)
      let tally = try store.tally(ofRun: run)
      try store.keepTotals(of: store.summary(ofRun: run, tally), firstDuration: tally.firstDuration)
    }
    outcome.runs = runs.count
  }

  /// Gives projects and suites names that have lost theirs: all that is of them would go with it.
  private mutating func nameAnew() throws {
    for (find, add) in [
      (EmbeddedStatement.lostSuites, EmbeddedStatement.addLostSuite),
      (.lostProjects, .addLostProject),
    ] {
      for id in try connection.rows(find, row: { $0.integer(Statement.only) }) {
        try connection.run(add, ["id": .integer(id), "name": .text("lost-\(id)")])
        outcome.namedAnew += 1
      }
    }
  }

  /// How many attempts each run has, and had when it was recorded.
  private func expected() throws -> [(run: Int64, found: Int, told: Int?)] {
    try connection.rows(.attemptsExpected) {
      (
        run: $0.integer(Columns.AttemptsExpected.runID),
        found: Int($0.integer(Columns.AttemptsExpected.found)),
        told: $0.optionalInteger(Columns.AttemptsExpected.told).map { Int($0) }
      )
    }
  }

  /// How many attempts each run lacks, as far as that is known.
  private func lostAttempts() throws -> [Int64: Int] {
    var short: [Int64: Int] = [:]
    for (run, found, told) in try expected() {
      if let told, found < told { short[run] = told - found }
    }
    return short
  }

  /// Writes attempts that are lost and stand in the block of their run.
  private mutating func restoreAttempts() throws {
    for (run, found, told) in try expected() where found < told ?? .max {
      guard let block = try store.blocks.stored(RunID(run)) else { continue }
      let whole = Self.attempts(of: block)
      guard whole.count == told || told == nil && whole.count > found else { continue }
      let writer = try connection.statement(.restoreAttempt)
      for attempt in whole { try connection.run(writer, run, attempt) }
      outcome.restoredAttempts += whole.count - found
    }
  }

  private static func attempts(of block: RunBlock) -> [(
    test: TestID, number: Int, attempt: Attempt
  )] {
    var attempts: [(TestID, Int, Attempt)] = []
    block.forEach { place, tried in
      for (offset, attempt) in (tried ?? [block.first(at: place)]).enumerated() {
        attempts.append((block.tests[place], offset + 1, attempt))
      }
    }
    return attempts
  }
}

extension Connection {
  fileprivate func run(
    _ statement: Statement, _ run: Int64, _ attempt: (test: TestID, number: Int, attempt: Attempt)
  ) throws {
    statement.reset()
    statement.bind(Parameters.RestoreAttempt.run, run)
    statement.bind(Parameters.RestoreAttempt.test, attempt.test.rawValue)
    statement.bind(Parameters.RestoreAttempt.attempt, Int64(attempt.number))
    statement.bind(Parameters.RestoreAttempt.outcome, Int64(attempt.attempt.outcome.rawValue))
    statement.bind(Parameters.RestoreAttempt.duration, attempt.attempt.duration)
    statement.bind(Parameters.RestoreAttempt.mode, Int64(attempt.attempt.mode.rawValue))
    try statement.run()
  }
}
