import History

/// Reads what travels of runs from a store.
struct ContentReader {
  let connection: Connection

  /// The recordings of a run, in the order in which they were made.
  ///
  /// - Throws: `StoreError`, `BundleError` where one is damaged.
  func recordings(of run: RunID) throws -> [RunContent] {
    let stored = try connection.rows(.recordingsOfRun, ["run": .id(run)]) { row in
      guard case .blob(let bytes) = row.value(Columns.RecordingsOfRun.content) else {
        throw BundleError(.malformed)
      }
      return try RunContent(bundle: bytes)
    }
    return try stored.isEmpty ? [whole(run)] : stored
  }

  /// All that the tables hold of a run.
  func whole(_ run: RunID) throws -> RunContent {
    var content = RunContent()
    for table in ContentTable.allCases {
      if let statement = table.statement { content[table] = try rows(table, statement, run) }
    }
    content[.coverage] = try coverage(of: run)
    try fill(&content, of: run, beyond: [:], errors: 0)
    return content
  }

  /// Adds tests with the attempts beyond those that are counted, and the errors beyond so many, with what both said.
  func fill(
    _ content: inout RunContent, of run: RunID, beyond counts: [TestID: Int64], errors: Int64,
    withBenchmarks: Bool = true
  ) throws {
    var places = ContentPlaces()
    let attempts = try self.attempts(of: run, beyond: counts)
    let benchmarks = withBenchmarks ? try self.benchmarks(of: run) : []
    for (test, _, _) in attempts { places.note(test) }
    for (test, _) in benchmarks { places.note(test) }
    for test in try failedBenchmarks(of: run, beyond: errors) { places.note(test) }
    let tests = try places.sort { try identity(of: $0) }
    content.tests = tests
    let ordinals = places.fill(&content, with: attempts)
    for (test, row) in benchmarks {
      content[.benchmarks].append([.integer(places[test])] + row)
    }
    try addTimings(to: &content, of: run, ordinals)
    try addMessages(to: &content, of: run, ordinals, places, errors: errors)
  }

  private func failedBenchmarks(of run: RunID, beyond errors: Int64) throws -> [TestID] {
    try connection.rows(.contentErrors, ["run": .id(run)]) { row in
      row.integer(Columns.ContentErrors.number) > errors
        ? row.optionalInteger(Columns.ContentErrors.testID).map { TestID($0) } : nil
    }.compactMap(\.self)
  }

  private func rows(_ table: ContentTable, _ statement: EmbeddedStatement, _ run: RunID) throws
    -> ContentRows
  {
    var rows = ContentRows(table)
    let width = Int32(table.columns.count)
    _ = try connection.rows(statement, ["run": .id(run)]) { row in
      rows.append((0..<width).map(row.value))
    }
    return rows
  }

  private func attempts(of run: RunID, beyond counts: [TestID: Int64]) throws
    -> [(test: TestID, number: Int64, attempt: Attempt)]
  {
    var attempts: [(TestID, Int64, Attempt)] = []
    _ = try connection.rows(.contentAttempts, ["run": .id(run)]) { row in
      let test = TestID(row.integer(Columns.ContentAttempts.testID))
      let number = row.integer(Columns.ContentAttempts.attempt)
      guard number > counts[test] ?? 0 else { return }
      guard
        let outcome = UInt8(exactly: row.integer(Columns.ContentAttempts.outcome))
          .flatMap(Outcome.init),
        let mode = UInt8(exactly: row.integer(Columns.ContentAttempts.mode))
          .flatMap(AttemptMode.init)
      else { throw BundleError(.malformed) }
      let duration = row.optionalInteger(Columns.ContentAttempts.durationUs)
      attempts.append((test, number, Attempt(outcome: outcome, mode: mode, duration: duration)))
    }
    return attempts
  }

  private func benchmarks(of run: RunID) throws -> [(test: TestID, row: [SQLValue])] {
    let width = Int32(ContentTable.benchmarks.columns.count)
    return try connection.rows(.contentBenchmarks, ["run": .id(run)]) { row in
      (TestID(row.integer(Columns.ContentBenchmarks.testID)), (1..<width).map(row.value))
    }
  }

  private func identity(of test: TestID) throws -> TestIdentity {
    let known = try connection.first(.identity, ["test": .id(test)]) { try TestIdentity(row: $0) }
    guard let known else { throw BundleError(.malformed) }
    return known
  }

  private func addTimings(
    to content: inout RunContent, of run: RunID, _ ordinals: ContentPlaces.Ordinals
  ) throws {
    content.timings = try connection.rows(.contentTimings, ["run": .id(run)]) {
      row -> RunContent.Timing? in
      let test = TestID(row.integer(Columns.ContentTimings.testID))
      guard let place = ordinals.place(test, row.integer(Columns.ContentTimings.attempt)) else {
        return nil
      }
      return RunContent.Timing(
        attempt: place, setup: row.optionalInteger(Columns.ContentTimings.setupUs),
        call: row.optionalInteger(Columns.ContentTimings.callUs),
        teardown: row.optionalInteger(Columns.ContentTimings.teardownUs),
        start: row.optionalInteger(Columns.ContentTimings.startedUs),
        worker: row.optionalText(Columns.ContentTimings.worker))
    }.compactMap(\.self).sorted { $0.attempt < $1.attempt }
  }

  private func addMessages(
    to content: inout RunContent, of run: RunID, _ ordinals: ContentPlaces.Ordinals,
    _ places: ContentPlaces, errors: Int64
  ) throws {
    let failures = try connection.rows(.contentFailures, ["run": .id(run)]) { row in
      (
        place: ordinals.place(
          TestID(row.integer(Columns.ContentFailures.testID)),
          row.integer(Columns.ContentFailures.attempt)),
        number: row.integer(Columns.ContentFailures.number),
        message: row.integer(Columns.ContentFailures.messageID)
      )
    }.filter { $0.place != nil }.sorted { ($0.place ?? 0, $0.number) < ($1.place ?? 0, $1.number) }
    let told = try connection.rows(.contentErrors, ["run": .id(run)]) { row in
      (
        number: row.integer(Columns.ContentErrors.number),
        name: row.value(Columns.ContentErrors.name),
        message: row.integer(Columns.ContentErrors.messageID),
        shard: row.value(Columns.ContentErrors.shard),
        isSettled: row.value(Columns.ContentErrors.isSettled),
        test: row.optionalInteger(Columns.ContentErrors.testID).map { TestID($0) }
      )
    }.filter { $0.number > errors }
    var messages: [Int64: Int64] = [:]
    func place(_ message: Int64) throws -> SQLValue {
      if let known = messages[message] { return .integer(known) }
      let texts = try connection.first(.contentMessage, ["message": .integer(message)]) { row in
        (0..<Int32(ContentTable.messages.columns.count)).map(row.value)
      }
      guard let texts else { throw BundleError(.malformed) }
      let next = Int64(content[.messages].count)
      content[.messages].append(texts)
      messages[message] = next
      return .integer(next)
    }
    for failure in failures {
      content[.failures].append(
        [
          .integer(failure.place.map(Int64.init)), .integer(failure.number),
          try place(failure.message),
        ])
    }
    for error in told {
      content[.errors].append(
        [
          .integer(error.number - errors), error.name, try place(error.message), error.shard,
          error.isSettled, .integer(error.test.map { places[$0] }),
        ])
    }
  }
}

extension ContentReader {
  /// What the reports of a run say of the coverage of each path.
  func coverage(of run: RunID) throws -> ContentRows {
    var rows = ContentRows(.coverage)
    _ = try connection.rows(.reportedCoverage, ["run": .id(run)]) { row in
      rows.append(try ContentTable.coverage.columns.map { row.value(try row.position($0)) })
    }
    return rows.sorted(by: 0)
  }
}

extension ContentRows {
  /// The rows in the order of a column of texts.
  func sorted(by column: Int) -> ContentRows {
    var sorted = ContentRows(table)
    let order = (0..<count).sorted {
      (named($0).text(table.columns[column]) ?? "") < (named($1).text(table.columns[column]) ?? "")
    }
    for index in order { sorted.append(Array(row(index))) }
    return sorted
  }
}
