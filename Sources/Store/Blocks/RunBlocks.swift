import History

/// The blocks of runs, which stand beside their rows: written with them, read in their place, and made of them anew
/// where there are none.
struct RunBlocks {
  let connection: Connection

  /// What the tests of a run did, by its block. Where that is missing, damaged or of another version, by its rows.
  func block(of run: RunID) throws -> RunBlock { try stored(run) ?? rows(of: run) }

  func stored(_ run: RunID) throws -> RunBlock? {
    let block = try withStored(run) { bytes in try? RunBlock(decoding: bytes) } ?? nil
    return block.flatMap { Self.isPossible($0) ? $0 : nil }
  }

  /// Whether all values are in the ranges of their columns: who writes a store may write any block.
  private static func isPossible(_ block: RunBlock) -> Bool {
    let ends = [block.tests.first, block.tests.last].compactMap(\.self)
    return ends.allSatisfy { StoredRange.ofRow.contains($0.rawValue) }
      && block.durations.allSatisfy {
        $0 == RunBlock.unmeasured || StoredRange.ofTest.contains($0)
      }
      && block.tried.allSatisfy { test in
        test.attempts.allSatisfy { $0.duration.map(StoredRange.ofTest.contains) ?? true }
      }
  }

  /// Nil where there is none.
  private func withStored<T>(_ run: RunID, _ body: (UnsafeRawBufferPointer) -> T) throws -> T? {
    let statement = try connection.statement(.blockOfRun)
    statement.bind(Parameters.BlockOfRun.run, run.rawValue)
    defer { statement.reset() }
    return try statement.step() ? statement.withBytes(Columns.BlockOfRun.results, body) : nil
  }

  /// The same by its rows alone.
  func rows(of run: RunID) throws -> RunBlock {
    var block = RunBlock()
    try forEachRow(of: run) { block.add($1, of: $0) }
    return block
  }

  private func encodedRows(of run: RunID) throws -> [UInt8]? {
    var encoder = RunBlockEncoder()
    try forEachRow(of: run) {
      encoder.add($1.outcome, $1.mode, duration: $1.duration, of: $0)
    }
    return encoder.finish()
  }

  private func forEachRow(of run: RunID, _ body: (TestID, Attempt) -> Void) throws {
    let statement = try connection.statement(.attemptsOfRun)
    statement.bind(Parameters.AttemptsOfRun.run, run.rawValue)
    defer { statement.reset() }
    while try statement.step() {
      body(
        TestID(statement.integer(Columns.AttemptsOfRun.testID)),
        Attempt(
          outcome: statement.outcome(Columns.AttemptsOfRun.outcome),
          mode: statement.mode(Columns.AttemptsOfRun.mode),
          duration: statement.optionalInteger(Columns.AttemptsOfRun.durationUs)))
    }
  }
}

// What writes.
extension RunBlocks {
  /// Keeps the block of a run. Without bytes it is made of the rows; where no block holds these, there is none.
  func keep(_ bytes: [UInt8]?, of run: RunID) throws {
    guard let bytes = try bytes ?? encodedRows(of: run) else { return try forget(run) }
    try connection.run(.keepBlock, ["run": .id(run), "results": .blob(bytes)])
  }

  /// Takes the block of a run away, of which attempts are about to be written.
  func forget(_ run: RunID) throws { try connection.run(.forgetBlock, ["run": .id(run)]) }

  /// Makes the blocks that the newest runs of a suite lack.
  func makeMissing(inSuite suite: SuiteID, newest: Int) throws {
    let missing = try connection.rows(
      .runsWithoutBlock, ["suite": .id(suite), "newest": .integer(newest)]
    ) { RunID($0.integer(Columns.RunsWithoutBlock.id)) }
    for run in missing { try keep(nil, of: run) }
  }

  /// The same of every suite, as far back as any question looks at run by run.
  func makeMissing() throws {
    for suite in try connection.rows(.suiteIDs, row: { SuiteID($0.integer(Columns.SuiteIDs.id)) }) {
      try makeMissing(inSuite: suite, newest: Self.mostLookedAt)
    }
  }

  /// The sources of the longest window.
  private static let mostLookedAt = 500
}

// What looks after them.
extension RunBlocks {
  /// The runs whose blocks are not what their rows say.
  func differing() throws -> [RunID] {
    try connection.rows(.runsWithBlock) { RunID($0.integer(Columns.RunsWithBlock.runID)) }.filter {
      run in
      let bytes = try encodedRows(of: run)
      return try withStored(run) { stored in !(bytes ?? []).elementsEqual(stored) } ?? false
    }
  }
}

extension HistoryStore {
  var blocks: RunBlocks { RunBlocks(connection: connection) }
}
