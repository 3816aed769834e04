import Gate
import History
import Host
import Presentation
import Store

/// Records reports: what `record` and `run` have in common.
struct Recorder {
  var options: RunOptions
  var workspace: Workspace
  /// The folder that the runner worked in, below which files are named where there is no checkout of git.
  var folder: String?

  /// What was recorded, and the facts that went with it.
  struct Result {
    var recording: RecordedRun
    var origins: String
    /// What coverage is held to, in percent.
    var floor: Double

    /// The lines for people.
    var text: String { recording.text(facts: [origins], floor: floor) }

    /// The same where a command was run, whose words may show why it did not run all tests.
    func text(ofCommand command: [String], _ end: CommandEnd) -> String {
      let known = end.knowing(
        failures: recording.counts.failed + recording.counts.errored + recording.errors)
      let cause = IncompleteRun(command, known, suite: recording.suite)
      return recording.text(facts: [origins], incomplete: cause?.lines ?? [], floor: floor)
    }
  }

  /// Records files as one run.
  ///
  /// `profiles`: files that are profiles. `own`: files that only the command of this run can have written. `asked`: the ids of the tests that
  /// were to run, where others may be told as left out; nil where all were. `complete`: fills in what was measured.
  /// - Throws: `ReportError`, `StoreError`, `RecordingError`; the store is then as it was.
  func record(
    _ patterns: [String], as format: String? = nil, profiles: [String] = [],
    own: Set<String> = [], asked: Set<String>? = nil,
    complete: (inout RunDescription) -> Void = { _ in }
  ) throws -> Result {
    let ofProfiles = try ReportFiles.expand(profiles)
    let files = try ReportFiles.expand(patterns).filter { !ofProfiles.contains($0) } + ofProfiles
    var inputs = try ReportFiles.inputs(
      files, as: format, root: workspace.git?.root ?? folder, profiles: Set(ofProfiles))
    for index in inputs.indices { inputs[index].isNew = own.contains(inputs[index].name) }
    if let asked {
      inputs = inputs.map { $0.keeping { $0.outcome != .skipped || asked.contains($0.test.id) } }
    }
    var facts = try RunFacts.gather(
      options, in: workspace, written: files + [FileSearch.folder(of: workspace.storePath)]
    ) { workspace.newSources ?? NewSources.before(files, in: workspace) }
    complete(&facts.description)
    let attemptOf = try options.attemptOf.map { try workspace.run(named: $0) }
    if let attemptOf { try adopt(&facts, in: attemptOf) }
    let store = try workspace.store
    if let redacts = options.redact { store.redacts = redacts }
    let recording = try Progress.during("recording \(Units.count(files.count, "report"))") {
      try store.record(
        facts.description, reports: inputs, attemptOf: attemptOf, at: Clock.now())
    }
    // Also where it was there: whoever recorded it may have been killed before this.
    try workspace.follow(recording.run)
    let policy = try? workspace.policy
    return Result(
      recording: recording, origins: facts.origins,
      floor: (policy ?? Policy())[CoverageSettings.floor])
  }

  /// Attempts are of the run's suite where nobody says another one, and of its branch where its commit is the
  /// one that is checked out; they say something of it only where they are of its source.
  private func adopt(_ facts: inout RunFacts, in id: RunID) throws {
    let run = try workspace.store.facts(ofRun: id)
    if options.statedSuite == nil { facts.description.suite = run.suite }
    if options.project == nil { facts.description.project = run.project }
    let attempts = facts.description
    guard let known = run.commit, let commit = attempts.source.commit else { return }
    let isSame = commit == known || workspace.git?.commit(commit) == known
    if !isSame || !attempts.source.mayHold(whatRan: run) {
      throw RecordingError.otherSource(
        run: run.key, commit: commit, isDirty: attempts.source.isDirty,
        hasOtherChanges: isSame && run.isDirty)
    }
    if !facts.isBranchStated { facts.description.branch = run.branch }
  }

  /// Writes warnings to standard error, a line each.
  static func warn(_ warnings: [ReportWarning]) {
    Terminal.warning(warnings.map(\.text))
  }
}

extension Source {
  /// Whether the files of this checkout may be those that a run of its commit ran: both without changes, or with the
  /// same ones as far as it is known what they held. What a CI changes its build made, now one way and now another.
  fileprivate func mayHold(whatRan run: RunSummary) -> Bool {
    guard run.kind == .local else { return run.isDirty || !isDirty }
    guard isDirty == run.isDirty else { return false }
    guard let changes, !run.source.hasUnknownChanges(ofRun: run.key) else { return true }
    return run.source.hasChanges(changes)
  }
}
