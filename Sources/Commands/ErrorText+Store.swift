import History
import Presentation
import Store

/// What the store says of files, runs and queries.
extension ErrorText {
  init(_ error: StoreError) {
    switch error {
    case .missing(let path):
      self.init(
        "no store at \(path)",
        hint: "record a run first: \(Repository.likelyRun), or laptime record junit.xml",
        code: ExitCodes.noInput)
    case .unreadable(let path, let reason):
      self.init(
        "\(path): the store cannot be read: \(reason)",
        hint: "nothing was changed; keep a copy before you try to mend it",
        code: ExitCodes.cannotRead)
    case .damaged(let path, let what):
      self.init(
        "\(path): the store is damaged: \(what)",
        hint: "nothing was changed; laptime doctor says more, and --salvage NEW saves the rest",
        code: ExitCodes.cannotRead)
    case .altered(let path, let faults):
      let more = faults.count > 3 ? ", and \(faults.count - 3) more" : ""
      self.init(
        "\(path): this is not how laptime made the store: "
          + faults.prefix(3).joined(separator: ", ") + more,
        hint:
          "nothing was changed; sqlite3 \(ShellQuoting.word(path)) .schema shows it, and laptime doctor all of it",
        code: ExitCodes.cannotRead)
    case .empty(let path):
      self.init(
        "\(path): the store is empty: it was cut off, or never filled",
        hint: "nothing was changed; put a copy of it back, or begin a new history: rm "
          + ShellQuoting.word(path),
        code: ExitCodes.cannotRead)
    case .unwritable(let path, let reason):
      self.init("\(path): the store cannot be written: \(reason)", code: ExitCodes.cannotWrite)
    case .foreign(let path):
      self.init(
        "\(path): this file is no store of laptime",
        hint: "name another file with --store", code: ExitCodes.cannotRead)
    case .newer(let path, let version, let known):
      self.init(
        "\(path): a newer laptime wrote this store (version \(version), this one knows \(known))",
        hint: "install the newest laptime", code: ExitCodes.cannotRead)
    case .busy(let path, let seconds):
      self.init(
        "\(path): another process held the store for more than \(seconds) s",
        hint: "try again", code: ExitCodes.busy)
    case .oldLibrary(let version, let needed):
      self.init("SQLite \(version) is too old, \(needed) is needed", code: ExitCodes.fault)
    case .statement(let sql, let reason):
      let line = sql.split(separator: "\n").first { !$0.hasPrefix("--") } ?? ""
      self.init("a statement failed: \(reason), in: \(line)…", code: ExitCodes.fault)
    case .notReadOnly:
      self.init(
        "the statement would change the store; a query can only read", code: ExitCodes.usage)
    }
  }

  init(_ error: RecordingError) {
    switch error {
    case .noRunToJoin(let suite, let commit):
      let of = commit.map { "commit \(CommitHash.short($0))" } ?? "no known commit"
      self.init(
        "no run of suite \(suite) and \(of) that coverage alone could join",
        hint: "record it together with the test report: laptime record junit.xml coverage.xml",
        code: ExitCodes.usage)
    case .noSuchRun(let name):
      self.init(
        name == HistoryStore.latestRun ? "no run is recorded" : "no run \(name)",
        hint: "laptime runs lists them", code: ExitCodes.noInput)
    case .ambiguousRun(let name):
      self.init(
        "several runs begin with \(name)", hint: "give more of the id", code: ExitCodes.usage)
    case .pinOrRun(let name, let run):
      self.init(
        "\(name) is a pin, and run \(run.short) begins so",
        hint: "give more of the run's id; laptime baseline list shows that of the pin",
        code: ExitCodes.usage)
    case .severalPins(let name):
      self.init(
        "pins of several suites are called \(name)",
        hint: "name the suite with --suite, or the run: laptime baseline list shows them",
        code: ExitCodes.usage)
    case .otherSource(let run, let commit, let isDirty, let hasOtherChanges):
      let source =
        "commit \(commit.map(CommitHash.short) ?? "unknown")" + (isDirty ? " with changes" : "")
      self.init(attemptsOf: run, on: source, isDirty, hasOtherChanges: hasOtherChanges)
    case .noAttempts(let run):
      self.init(
        "the command ran no test, so that nothing was added to run \(run.short)",
        hint: "\(NextStep.judge(run: run).command) shows what to type",
        code: ExitCodes.noData)
    case .otherPlace(let run, let differences):
      self.init(
        "these are no attempts of run \(run.short): "
          + differences.map(\.words).joined(separator: "; "),
        hint: "leave out what is the run's anyway, or record a run of its own without --attempt-of",
        code: ExitCodes.usage)
    case .copiedReport(let name, let sign):
      self.init(
        "\(name) \(sign.words)",
        hint:
          "let the command write it anew, or leave it out: laptime run --report PATTERN -- COMMAND",
        code: ExitCodes.noInput)
    case .shardWithoutRunKey:
      self.init(
        "a shard needs a run key that all shards of the run share",
        hint: "--run-key BUILD", code: ExitCodes.usage)
    }
  }

  private init(
    attemptsOf run: RunKey, on source: String, _ isDirty: Bool, hasOtherChanges: Bool
  ) {
    self.init(
      hasOtherChanges
        ? "run \(run.short) was made with \(isDirty ? "other " : "")changes "
          + "\(isDirty ? "than" : "that are gone from") \(source), so that these are no attempts of it"
        : "run \(run.short) is of another source than \(source), so that these are no attempts of it",
      hint: (hasOtherChanges ? "bring its changes back" : "check its commit out")
        + ", or record a run of its own without --attempt-of",
      code: ExitCodes.usage)
  }

  init(_ error: QueryError) {
    switch error {
    case .unknown(let name, let known):
      self.init(
        "no query is called \(name)",
        hint: (Self.guess(name, among: known).map { "\($0) " } ?? "")
          + "laptime query --list shows all",
        code: ExitCodes.usage)
    case .noParameter(let name, let query, let known):
      self.init(
        "\(query) has no parameter \(name)",
        hint: known.isEmpty
          ? "it has none"
          : (Self.guess(name, among: known).map { "\($0) " } ?? "")
            + "it has \(known.joined(separator: ", "))",
        code: ExitCodes.usage)
    case .empty:
      self.init("there is no statement to run", code: ExitCodes.usage)
    case .malformed(let reason):
      self.init(
        "the statement cannot be run: \(reason)", hint: "laptime query --list shows queries",
        code: ExitCodes.usage)
    case .several:
      self.init("only one statement can be run at a time", code: ExitCodes.usage)
    }
  }
}

extension PlaceDifference {
  /// `label db is sqlite, and postgres in the run`.
  fileprivate var words: String {
    "\(what) is \(ofAttempts), and " + (ofRun.map { "\($0) in the run" } ?? "the run has none")
  }
}
