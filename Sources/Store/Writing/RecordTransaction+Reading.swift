import History

/// How reports are read into a run.
extension RecordTransaction {
  /// Reads reports so that each counts once, whatever it is called: where one turns out to hold what
  /// the run has already, all is taken back and the others are read again.
  ///
  /// `known`: the hashes of the reports that the run has; nil for a new run.
  mutating func readOnce(
    _ reports: [ReportInput], as mode: AttemptMode, clock: Instant?,
    beside known: Set<String>? = nil, into extras: inout CoverageAndBenchmarks
  ) throws -> RunWriter {
    let before = warnings
    let cleanedBefore = redactions?.redactor
    try connection.execute("SAVEPOINT reading")
    let writer = try RunWriter(
      run: runID, suite: suite, mode: mode, endedBy: run.measurement?.end, clock: clock,
      fingerprinter: fingerprinter, redactions: redactions, on: connection)
    if known != nil { try writer.continueRun() }
    var fresh = CoverageAndBenchmarks()
    try read(reports, by: writer, into: &fresh)
    var seen = known ?? []
    let isNew = writer.hashes.map { seen.insert($0).inserted }
    let new = zip(reports, isNew).filter(\.1).map(\.0)
    if new.count == reports.count || new.isEmpty || !new.allSatisfy(\.canBeReadAgain) {
      try connection.execute("RELEASE reading")
      extras = fresh
      return writer
    }
    try connection.execute("ROLLBACK TO reading; RELEASE reading")
    warnings = before
    restore(cleanedBefore)
    for (input, isNew) in zip(reports, isNew) where !isNew {
      warnings.add(ReportWarning("was recorded already, and counts once"), of: input.name)
    }
    return try readOnce(new, as: mode, clock: clock, beside: known, into: &extras)
  }

  /// Takes back what was counted of reports that are taken back.
  func restore(_ redactor: Redactor?) {
    if let redactor { redactions?.redactor = redactor }
  }

  private mutating func read(
    _ reports: [ReportInput], by writer: RunWriter, into extras: inout CoverageAndBenchmarks
  ) throws {
    for input in reports {
      extras.beginReport()
      let reading = try writer.add(input) { extras.add($0) }
      try note(input, reading)
      try checkOwn(
        input, reading,
        durations: input.purpose == .benchmarks ? Self.enoughDurations : writer.fineDurations)
    }
    try writer.finish()
    warnings.add(contentsOf: writer.warnings)
    if writer.isEmpty {
      // Nobody named a file that only the command can have written.
      let isAsked = reports.contains(where: \.isNew)
      warnings.add(
        ReportWarning(
          isAsked
            ? "the command ran no test"
            : "no test stands in what was recorded; was the right file named?"), of: nil)
    }
  }

  mutating func addExtras(of input: ReportInput, to extras: inout CoverageAndBenchmarks)
    throws
  {
    var fresh: [ReportEvent] = []
    var errors: [RunError] = []
    var remarks: [ReportWarning] = []
    let reading = try input.read { event in
      switch event {
      case .coverage, .benchmark, .profile: fresh.append(event)
      case .warning(let warning): remarks.append(warning)
      case .runError(let error): errors.append(error)
      case .attempt: break
      }
    }
    for remark in remarks { warnings.add(remark, of: input.name) }
    let known = try connection.first(
      .hasReport,
      ["run": .id(runID), "hash": .text(reading.contentHash.hex)]
    ) { _ in true }
    guard known == nil else { return }
    if input.purpose == .benchmarks {
      try checkOwn(input, reading, durations: Self.enoughDurations)
    }
    if added == .nothing { added = .coverageOrBenchmarks }
    extras.beginReport()
    for event in fresh { extras.add(event) }
    extras.add(errors)
    try add(errors)
    try note(input, reading)
  }

  /// Adds errors outside the tests to a run that is there.
  private func add(_ errors: [RunError]) throws {
    guard !errors.isEmpty else { return }
    let messages = try MessageTable(
      fingerprinter: fingerprinter, redactions: redactions, on: connection)
    let tests = try TestTable(suite: suite, on: connection)
    for error in errors { try messages.add(error, of: runID, tests: tests) }
    try tests.finish(run: runID)
    try connection.run(.ownErrors, ["run": .id(runID), "shard": .integer(run.shard.index)])
  }

  private func note(_ input: ReportInput, _ reading: ReportInput.Reading) throws {
    let attempt = input.purpose == .tests ? run.attempt : nil
    try connection.run(
      .addReport,
      [
        "run": .id(runID), "hash": .text(reading.contentHash.hex),
        "name": .text(input.name), "format": .text(reading.summary.format),
        "dialect": .text(reading.summary.dialect?.name), "bytes": .integer(reading.bytes),
        "recorded_at": .integer(now.microseconds), "shard": .integer(run.shard.index),
        "ci_job": .text(attempt?.job), "ci_attempt": .integer(attempt?.number),
        "ci_batch": .text(attempt?.batch),
      ])
  }
}
