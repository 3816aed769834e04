public import History

extension HistoryStore {
  /// What people type for the newest run.
  public static let latestRun = "latest"

  /// The run that a text names: its whole key, the beginning of it, `latestRun` for the newest, or
  /// the name of a pin. The newest is that which began last of those that are of the commit and the platform of the
  /// one that was recorded last: reports may come out of order.
  ///
  /// A pin hides no run: where its name begins the key of another one, neither is meant.
  /// `suite`: what `latest` and pins are limited to, if anything.
  /// `branch`: what `latest` is limited to, if anything.
  /// `isWhole`: whether `latest` leaves out runs of a part of the suite, where there are others.
  /// - Throws: `RecordingError.noSuchRun`, `.ambiguousRun`, `.pinOrRun` or `.severalPins`.
  public func run(
    named text: String, suite: String? = nil, branch: String? = nil, isWhole: Bool = false
  ) throws -> RunID {
    if text == Self.latestRun {
      let whole = isWhole ? try latestRun(suite: suite, branch: branch, isWhole: true) : nil
      guard let latest = try whole ?? latestRun(suite: suite, branch: branch, isWhole: false) else {
        throw RecordingError.noSuchRun(text)
      }
      return try runBegunLast(beside: latest)
    }
    let matches = try runs(beginningWith: text.lowercased())
    let pinned = try pinnedRuns(named: text, suite: suite)
    if let match = matches.first, matches.count == 1 {
      let key = try key(ofRun: match)
      guard pinned.allSatisfy({ $0 == match }) || key.text == text.lowercased() else {
        throw RecordingError.pinOrRun(text, key)
      }
      return match
    }
    if let run = pinned.first {
      guard pinned.count == 1 else { throw RecordingError.severalPins(text) }
      return run
    }
    throw matches.isEmpty ? RecordingError.noSuchRun(text) : RecordingError.ambiguousRun(text)
  }

  private func latestRun(suite: String?, branch: String?, isWhole: Bool) throws -> RunID? {
    try connection.first(
      .latestRun,
      [
        "suite": .text(suite), "branch": .text(branch), "project": .text(project),
        "commit": nil, "job": nil, "is_whole": .integer(isWhole ? 1 : 0),
      ]
    ) { RunID($0.integer(Columns.LatestRun.id)) }
  }

  /// The runs whose keys begin with a text, at most two.
  private func runs(beginningWith prefix: String) throws -> [RunID] {
    guard !prefix.isEmpty, prefix.allSatisfy(\.isHexDigit) else { return [] }
    return try connection.rows(.runsLike, ["prefix": .text(prefix)]) {
      RunID($0.integer(Columns.RunsLike.id))
    }
  }

  /// The newest run that somebody took out, recorded after a run where one is named; nil where nobody took one out.
  public func excludedRun(after id: RunID?, suite: String?, branch: String?) throws -> RunSummary? {
    try runs(
      .newerExcludedRun,
      [
        "run": .integer(id?.rawValue ?? 0), "suite": .text(suite), "branch": .text(branch),
        "project": .text(project),
      ]
    ).first
  }

  /// The key of a run.
  public func key(ofRun id: RunID) throws -> RunKey { try run(id).key }

  /// The names of the formats of a run's reports.
  public func formats(ofRun id: RunID) throws -> [String] {
    try connection.rows(.formatsOfRun, ["run": .id(id)]) { $0.text(Columns.FormatsOfRun.format) }
  }

  /// The runner that wrote a run's reports, as far as they show it.
  public func dialect(ofRun id: RunID) throws -> Dialect? {
    try connection.first(.dialectOfRun, ["run": .id(id)]) {
      $0.optionalText(Columns.DialectOfRun.dialect).map(Dialect.init(named:))
    }
      ?? nil
  }

  /// Of which dialects the reports of a run are, each once, in the order of the alphabet.
  public func dialects(ofRun id: RunID) throws -> [Dialect] {
    try connection.rows(.dialectsOfRun, ["run": .id(id)]) {
      $0.optionalText(Columns.DialectsOfRun.dialect).map(Dialect.init(named:))
    }.compactMap(\.self)
  }

  /// The names of the projects, in the order of the alphabet.
  public func projectNames() throws -> [String] {
    try connection.rows(.projectNames) { $0.text(Columns.ProjectNames.name) }
  }

  /// The commits of the runs of a project that were recorded last, as far as they are whole hashes.
  public func newestCommits(ofProject project: String, limit: Int = 20) throws -> [String] {
    try connection.rows(.newestCommits, ["project": .text(project), "limit": .integer(limit)]) {
      $0.text(Columns.NewestCommits.commitHash)
    }
  }

  /// A run with its counts, coverage and errors.
  public func summary(ofRun id: RunID) throws -> RunSummary {
    try summary(ofRun: id, tally(ofRun: id))
  }

  /// The same where it is known what the attempts come to.
  func summary(ofRun id: RunID, _ tally: RunTally) throws -> RunSummary {
    var summary = try facts(ofRun: id)
    summary.counts = tally.counts
    summary.duration = tally.duration
    return summary
  }

  /// What the attempts of a run come to.
  func tally(ofRun id: RunID) throws -> RunTally {
    RunTally(of: try blocks.block(of: id))
  }

  /// A run with its coverage and errors, and without its counts, which take its tests to know.
  ///
  /// - Throws: `RecordingError.noSuchRun`.
  public func facts(ofRun id: RunID) throws -> RunSummary {
    try complete(run(id))
  }

  /// A run without anything that takes more than its row to know.
  ///
  /// - Throws: `RecordingError.noSuchRun`.
  func run(_ id: RunID) throws -> RunSummary {
    let run = try connection.first(.run, ["run": .id(id)]) { try RunSummary(id: id, row: $0) }
    guard let run else { throw RecordingError.noSuchRun(String(id.rawValue)) }
    return run
  }

  /// The runs that a statement chooses, which gives their ids in its first column.
  func runs(_ chosen: EmbeddedStatement, _ parameters: [String: SQLValue]) throws -> [RunSummary] {
    try connection.rows(chosen, parameters) { RunID($0.integer(Statement.only)) }.map(run)
  }

  /// The tests of a run in ascending order.
  public func results(ofRun id: RunID) throws -> [TestResult] { try blocks.block(of: id).results }

  /// What the first attempts of a run took, of the tests that passed.
  public func durations(ofRun id: RunID) throws -> RunDurations { try blocks.block(of: id).passes }

  /// The identities of tests.
  public func identities(of tests: some Sequence<TestID>) throws -> [TestID: TestIdentity] {
    var result: [TestID: TestIdentity] = [:]
    for test in tests where result[test] == nil {
      result[test] = try connection.first(.identity, ["test": .id(test)]) {
        try TestIdentity(row: $0)
      }
    }
    return result
  }

  func complete(_ summary: RunSummary) throws -> RunSummary {
    var summary = summary
    let run: [String: SQLValue] = ["run": .id(summary.id)]
    summary.coverage = try connection.first(.coverageOfRun, run) {
      CoverageCounts(
        linesCovered: $0.integer(Columns.CoverageOfRun.linesCovered),
        linesTotal: $0.integer(Columns.CoverageOfRun.linesTotal),
        branchesCovered: $0.integer(Columns.CoverageOfRun.branchesCovered),
        branchesTotal: $0.integer(Columns.CoverageOfRun.branchesTotal))
    }
    summary.errors = try connection.rows(.errorsOfRun, run) {
      RunError(
        name: $0.text(Columns.ErrorsOfRun.name),
        failure: Failure(
          type: $0.optionalText(Columns.ErrorsOfRun.type),
          message: $0.optionalText(Columns.ErrorsOfRun.message),
          detail: $0.optionalText(Columns.ErrorsOfRun.detail)))
    }
    return summary
  }
}
