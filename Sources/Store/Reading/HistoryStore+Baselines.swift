public import History

extension HistoryStore {
  /// Names a run as a baseline of its suite; a pin of the same name moves.
  ///
  /// `improve`: the share of the run's wall time, 0…1, that is to be saved.
  public func pin(
    run row: Int64, as name: String, improve: Double?, author: String?, at now: Instant
  ) throws {
    let suite = try suiteID(ofRun: row)
    try connection.run(
      "Judging/pin",
      [
        "suite": .integer(suite), "name": .text(name), "run": .integer(row),
        "improve": .real(improve), "pinned_at": .integer(now.microseconds),
        "author": .text(author),
      ])
  }

  /// Takes a pin away; false where there was none of the name.
  public func unpin(_ name: String, suite: String?) throws -> Bool {
    var removed = false
    for id in try suiteIDs(named: suite) {
      try connection.run("Judging/unpin", ["suite": .integer(id), "name": .text(name)])
      removed = removed || connection.changes > 0
    }
    return removed
  }

  /// The pins of a suite by name; of all suites where none is named.
  public func pins(ofSuite suite: String?) throws -> [PinnedRun] {
    try suiteIDs(named: suite).flatMap(pins(ofSuite:))
  }

  /// Takes a run out of every baseline, or with a nil reason puts it back.
  public func exclude(run row: Int64, why: String?, author: String?, at now: Instant) throws {
    try connection.run(
      "Judging/exclude-run",
      [
        "run": .integer(row), "why": .text(why), "author": why == nil ? .null : .text(author),
        "at": why == nil ? .null : .integer(now.microseconds),
      ])
  }

  func pins(ofSuite suite: Int64) throws -> [PinnedRun] {
    let rows = try connection.rows("Judging/pins", ["suite": .integer(suite)]) {
      (
        name: $0.text(0), run: $0.integer(1), improve: $0.optionalReal(2),
        at: Instant(microseconds: $0.integer(3)), author: $0.optionalText(4)
      )
    }
    return try rows.compactMap { row in
      try facts(ofRun: row.run).map {
        PinnedRun(
          name: row.name, run: $0, improve: row.improve, pinnedAt: row.at, author: row.author)
      }
    }
  }

  private func suiteIDs(named name: String?) throws -> [Int64] {
    try connection.rows("Judging/suites-named", ["name": .text(name)]) { $0.integer(0) }
  }
}
