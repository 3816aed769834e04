public import History

extension HistoryStore {
  /// Names a run as a baseline of its suite; a pin of the same name moves.
  ///
  /// `improve`: the share of the run's wall time, 0…1, that is to be saved.
  public func pin(
    run id: RunID, as name: String, improve: Double?, author: String?, at now: Instant
  ) throws {
    try writing {
      let suite = try suite(ofRun: id)
      try connection.run(
        .pin,
        [
          "suite": .id(suite), "name": .text(name), "run": .id(id),
          "improve": .real(improve), "pinned_at": .integer(now.microseconds),
          "author": .text(author),
        ])
      try restore(.pin, name, of: suite)
    }
  }

  /// Takes a pin away; false where there was none of the name.
  public func unpin(_ name: String, suite: String?, author: String?, at now: Instant) throws -> Bool
  {
    try writing {
      var removed = false
      for suite in try self.suites(named: suite) {
        try connection.run(.unpin, ["suite": .id(suite), "name": .text(name)])
        guard connection.changes > 0 else { continue }
        try withdraw(.pin, name, of: suite, author: author, at: now.microseconds)
        removed = true
      }
      return removed
    }
  }

  /// The runs that have a pin of a name, each once.
  func pinnedRuns(named name: String, suite: String?) throws -> [RunID] {
    try connection.rows(.runsOfPin, ["name": .text(name), "suite": .text(suite)]) {
      RunID($0.integer(Columns.RunsOfPin.runID))
    }
  }

  /// The pins of a suite by name; of all suites where none is named.
  public func pins(ofSuite suite: String?) throws -> [PinnedRun] {
    try suites(named: suite).flatMap(pins(ofSuite:))
  }

  /// Takes a run out of every baseline, or with a nil reason puts it back.
  public func exclude(run id: RunID, why: String?, author: String?, at now: Instant) throws {
    try writing { try setExclusion(of: id, why: why, author: author, at: now) }
  }

  /// The same inside a transaction that is under way.
  func setExclusion(of id: RunID, why: String?, author: String?, at now: Instant) throws {
    try connection.run(
      .excludeRun,
      [
        "run": .id(id), "why": .text(why), "author": why == nil ? .null : .text(author),
        "at": why == nil ? .null : .integer(now.microseconds),
      ])
    let (suite, key) = (try suite(ofRun: id), try key(ofRun: id).text)
    if why == nil {
      try withdraw(.exclusion, key, of: suite, author: author, at: now.microseconds)
    } else {
      try restore(.exclusion, key, of: suite)
    }
  }

  func pins(ofSuite suite: SuiteID) throws -> [PinnedRun] {
    let rows = try connection.rows(
      .pins, ["suite": .id(suite), "as_of": .integer(asOf?.microseconds)]
    ) {
      (
        name: try $0.text("name"), run: RunID(try $0.integer("run_id")),
        improve: try $0.optionalReal("improve"),
        at: Instant(microseconds: try $0.integer("pinned_at")),
        author: try $0.optionalText("author")
      )
    }
    return try rows.map { row in
      PinnedRun(
        name: row.name, run: try facts(ofRun: row.run), improve: row.improve, pinnedAt: row.at,
        author: row.author)
    }
  }

  private func suites(named name: String?) throws -> [SuiteID] {
    try connection.rows(.suitesNamed, ["name": .text(name)]) {
      SuiteID($0.integer(Columns.SuitesNamed.id))
    }
  }
}
