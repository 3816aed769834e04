import History

/// One call of `record` inside its transaction.
struct RecordTransaction {
  let run: RunDescription
  let project: Int64
  let suite: SuiteID
  let now: Instant
  let fingerprinter: Fingerprinter?
  /// Nil where texts are stored as they are.
  let redactions: Redactions?
  let connection: Connection

  var runID = RunID(0)
  var added = RecordedRun.Addition.nothing
  /// What a run that was added comes to, where that is known.
  var tally: RunTally?
  /// Its block, where all attempts were at hand at once.
  var block: [UInt8]?
  var warnings = WarningList()
  /// Whether benchmarks were added to a run that was there.
  var hasNewBenchmarks = false
  /// Whether a report is another commit's, so that what passed in it forgives nothing.
  var isCopied = false
  /// Whether that commit is another source.
  var isForeign = false
  /// When the run began that attempts are added to; nil where a run is recorded.
  var retried: Instant?
  /// Whether that and these attempts were dated by reports alone, whose clocks then tell which came first.
  var isRetryOfReport = false
  /// What a run that is there was before this call; nil where a run is recorded.
  var former: FormerRun?

  mutating func record(_ reports: [ReportInput], attemptOf: RunID?) throws {
    let ranked = reports.enumerated().sorted { a, b in
      (b.element.rank, a.offset) < (a.element.rank, b.offset)
    }.map { $0.element.purpose == .benchmarks ? $0.element.kept : $0.element }
    var ofTests = ranked.filter { $0.purpose == .tests }
    var others = ranked.filter { $0.purpose != .tests }
    var extras = CoverageAndBenchmarks()
    if ofTests.isEmpty, attemptOf == nil {
      if !areApart(others), let joined = try runToJoin(), try join(joined, others, into: &extras) {
        return try write(&extras)
      }
      ofTests = others.filter { $0.purpose == .benchmarks }
      others.removeAll { $0.purpose == .benchmarks }
    }
    if let attemptOf {
      runID = attemptOf
      retried = try connection.first(.startOfRun, ["run": .id(runID)]) {
        Instant(microseconds: $0.integer(Columns.StartOfRun.startedAt))
      }
      let wasMeasured = try connection.first(.commandsOfRun, ["run": .id(runID)]) { _ in true }
      isRetryOfReport = run.measurement == nil && wasMeasured == nil
      let writer = try addAttempts(of: executions(ofTests), mode: .rerun, into: &extras)
      if let writer {
        // What ran no test settles nothing, and what went wrong is no fault of the run.
        guard writer.testCount > 0 || run.measurement == nil else {
          let key = try connection.first(.run, ["run": .id(runID)]) { RunKey(try $0.text("run")) }
          throw RecordingError.noAttempts(of: key ?? RunKey(""))
        }
        try addCommand(failures: writer.failures, isWhole: false)
        try noteLateFailures(writer)
      }
    } else if ofTests.isEmpty {
      throw RecordingError.noRunToJoin(suite: run.suite, commit: run.source.commit)
    } else if run.shard.total > 1 {
      try recordShard(ofTests, into: &extras)
    } else {
      try recordRun(ofTests, into: &extras)
    }
    for input in others {
      try addExtras(of: input, to: &extras)
    }
    try write(&extras)
  }

  private mutating func write(_ extras: inout CoverageAndBenchmarks) throws {
    extras.settleProfiles(redactions)
    let profiles = try ProfileWriter(shard: run.shard.index, connection: connection)
      .rows(of: extras.profiles)
    for row in profiles {
      try connection.run(.addUnitedAttachment, row.merging(["run": .id(runID)]) { $1 })
    }
    let remarks = try extras.write(to: runID, project: project, suite: suite, on: connection)
    for remark in remarks { warnings.add(remark, of: nil) }
    try keepRecordings(with: extras, profiles: profiles)
  }

  /// The newest run of the suite and commit, which reports without tests belong to.
  private func runToJoin() throws -> RunID? {
    try connection.first(
      .newestRunOfCommit,
      [
        "suite": .id(suite), "commit": .text(run.source.commit),
        "is_dirty": .integer(run.source.isDirty ? 1 : 0),
      ]
    ) { RunID($0.integer(Columns.NewestRunOfCommit.id)) }
  }

  var row: RunRow { RunRow(run: run, suite: suite, now: now, connection: connection) }

  func knownHashes() throws -> Set<String> {
    Set(
      try connection.rows(.reportsOfRun, ["run": .id(runID)]) {
        $0.text(Columns.ReportsOfRun.contentHash)
      })
  }

  mutating func finish(_ writer: RunWriter, key: String) throws {
    let warning = try row.finish(
      runID, key: key, writer, isCopied: isCopied, isForeign: isForeign)
    if let warning { warnings.add(warning, of: nil) }
  }

  func addShard(writer: RunWriter) throws {
    try ShardWriter(connection: connection).add(run.shard, of: runID, run, by: writer, at: now)
    try addCommand(failures: writer.failures, isWhole: true)
  }

  /// Writes how the command ended that made the reports.
  ///
  /// `failures`: how many attempts failed and errors happened by its reports. `isWhole`: whether it executed all of
  /// its part of the run, and no chosen tests alone.
  func addCommand(failures: Int, isWhole: Bool) throws {
    guard let end = run.measurement?.end else { return }
    if isWhole { try keep(run.measurement?.command ?? [], of: run.measurement?.folder) }
    try connection.run(
      .addCommand,
      [
        "run": .id(runID), "shard": .integer(run.shard.index),
        "is_whole": .integer(isWhole ? 1 : 0),
        "exit_code": .integer(end.code), "signal": .integer(end.signal),
        "meaning": .text(end.meaning.rawValue), "failures": .integer(failures),
        "unmet": .text(end.unmet),
        "last_words": .text(
          end.lastWords.isEmpty ? nil : end.lastWords.joined(separator: "\n")),
      ])
  }

  /// Keeps the words of the command that made a run, so that it can be typed again; of several the first.
  private func keep(_ words: [String], of folder: String?) throws {
    let bytes: [UInt8] = words.flatMap { Array($0.utf8) + [0 as UInt8] }
    guard !words.isEmpty, bytes.count <= Self.longestCommand,
      !words.contains(where: { $0.utf8.contains(0) })
    else { return }
    try connection.run(.addCommandLine, ["run": .id(runID), "words": .blob(bytes)])
    guard let folder, folder.utf8.count <= Self.longestCommand else { return }
    try connection.run(.addFolder, ["run": .id(runID), "folder": .blob(Array(folder.utf8))])
  }

  /// Nobody types more bytes again.
  private static let longestCommand = 4096
}
