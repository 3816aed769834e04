import History

extension RecordTransaction {
  /// How long before a command a report of it may say that it began, in microseconds: clocks differ, and many
  /// reports leave out the zone of theirs.
  private static func patience(with summary: ReportSummary) -> Int64 {
    summary.startHasZone ? 2 * RunStart.skew : 86_400_000_000
  }
  /// So many durations that no person would write are as good as a time of day.
  static let enoughDurations = 3

  /// Sees to it that a report of tests is none that was copied from an earlier run.
  ///
  /// The command of this run cannot have written such a report, which is then refused, and it is no retry of
  /// any; where a run of no known command has it, it is told, and forgives nothing. Build tools that keep
  /// results (Gradle, Bazel) bring those of unchanged tests back.
  /// - Throws: `RecordingError.copiedReport`.
  mutating func checkOwn(
    _ input: ReportInput, _ reading: ReportInput.Reading, durations: Int
  ) throws {
    guard input.purpose == .tests || input.purpose == .benchmarks && run.measurement != nil else {
      return
    }
    guard let sign = try sign(reading, durations) else {
      tellOfAge(input, reading.summary)
      return try tellOfSame(input, reading)
    }
    let isKept = reading.summary.dialect?.keepsResults ?? false
    if run.measurement != nil || retried != nil, !isKept {
      throw RecordingError.copiedReport(name: input.name, sign)
    }
    isCopied = isCopied || !isKept
    if case .recorded(let told, _) = sign, !isKept, try isOtherSource(told) { isForeign = true }
    warnings.add(ReportWarning(sign.words), of: input.name)
  }

  /// What shows that a report is of another run; nil where nothing does.
  private func sign(_ reading: ReportInput.Reading, _ durations: Int) throws
    -> RecordingError.CopySign?
  {
    let told = reading.summary.start
    if run.measurement != nil, let told, let began = run.startedAt,
      told.microseconds < began.microseconds - Self.patience(with: reading.summary)
    {
      return .dated(told, began: began)
    }
    if let told, let retried,
      told.microseconds < retried.microseconds - Self.patience(with: reading.summary)
    {
      return .datedBefore(told, run: retried)
    }
    // The clock that wrote both knows which came first; a report may leave out fractions of a second.
    if let began = run.startedAt ?? told, let retried, isRetryOfReport,
      began.microseconds <= retried.microseconds - 1_000_000
    {
      return .datedBefore(began, run: retried)
    }
    // Without any time in it, a report of the same tests may well be the same.
    guard told != nil || durations >= Self.enoughDurations, let commit = run.source.commit else {
      return nil
    }
    return try connection.first(
      .runWithReport,
      [
        "hash": .text(reading.contentHash.hex), "run": .id(runID), "suite": .id(suite),
        "commit": .text(commit),
        "any_commit": .integer(isNoRepeat(told, durations) ? 1 : 0),
      ]
    ) { .recorded(run: RunKey(try $0.text("key")), commit: try $0.text("commit_hash")) }
  }

  /// Whether the command cannot have written what an earlier one wrote byte for byte: no two executions of so many
  /// tests take as long to the microsecond, and none began in the second of another command's. A start of a whole
  /// minute may be all that somebody's report tells.
  private func isNoRepeat(_ told: Instant?, _ durations: Int) -> Bool {
    guard run.measurement != nil else { return false }
    if durations >= Self.enoughDurations { return true }
    return told.map { $0.microseconds % 60_000_000 != 0 } ?? false
  }

  /// Tells of a report without a zone that began well before its command, whether its clock is this machine's or
  /// that of UTC: a command that ran elsewhere may have another one.
  private mutating func tellOfAge(_ input: ReportInput, _ summary: ReportSummary) {
    guard run.measurement != nil, !summary.startHasZone, let told = summary.start,
      let began = run.startedAt
    else { return }
    let local = told.microseconds - LocalTime.offset(at: began)
    guard max(told.microseconds, local) < began.microseconds - RunStart.skew else { return }
    warnings.add(
      ReportWarning(
        "by its own words it began \(told.iso8601.dropLast()), which names no zone, well before the command "
          + "(\(began.iso8601)): it may be of an earlier run"), of: input.name)
  }

  /// Tells of a report without any time in it that its commit had before: tests may have written the same again, or
  /// somebody may have touched it.
  private mutating func tellOfSame(_ input: ReportInput, _ reading: ReportInput.Reading) throws {
    guard run.measurement != nil, input.purpose == .tests, !input.isNew,
      let commit = run.source.commit
    else {
      return
    }
    let same = try connection.first(
      .runWithReport,
      [
        "hash": .text(reading.contentHash.hex), "run": .id(runID), "suite": .id(suite),
        "commit": .text(commit), "any_commit": 1,
      ]
    ) { (key: RunKey(try $0.text("key")), commit: try $0.text("commit_hash")) }
    guard let same, same.commit == commit else { return }
    warnings.add(
      ReportWarning(
        "is the report of run \(same.key.short), byte for byte, and no time in it tells whether it is new: where the "
          + "command did not write it, nothing was measured"), of: input.name)
  }

  /// Whether a run is of another source than this one: a commit that was made anew has the files that were tested.
  private func isOtherSource(_ key: RunKey) throws -> Bool {
    let source = SourceKey(of: run.source, run: "").text
    return try connection.first(.sourceOfKey, ["key": .text(key.text)]) { try $0.text("source") }
      != source
  }
}

extension RecordingError.CopySign {
  /// What is wrong, to follow the report's name.
  public var words: String {
    switch self {
    case .dated(let told, let began):
      "is of an earlier run: by its own words it began \(told.iso8601), the command \(began.iso8601)"
    case .datedBefore(let told, let run):
      "is no retry: by its own words it began \(told.iso8601), the run \(run.iso8601)"
    case .recorded(let run, let commit):
      "is the report of run \(run.short) of commit \(CommitHash.short(commit)), byte for byte"
    }
  }
}
