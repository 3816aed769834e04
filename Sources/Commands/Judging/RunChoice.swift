import History
import Host
import Store

/// Which run a verdict is asked of.
struct RunChoice {
  /// As it was typed; nil leaves the choice to the commit.
  var runName: String?
  var commit: String?
  var suite: String?
  var branch: String?

  /// The run, with what is to be said of the choice.
  ///
  /// A verdict is one of the commit at hand: where the CI's variables name it, the newest run of another
  /// commit is none of it. Git alone may be a commit behind or ahead of what was recorded, which is said.
  /// A run that somebody took out is never passed over for an older one of another commit.
  /// - Throws: `NoRunOfCommit`, `RunTakenOut`, `RecordingError`.
  func run(in workspace: Workspace) throws -> (run: RunID, warnings: [String]) {
    var chosen = try choice(in: workspace)
    if runName == nil { chosen.warnings += try passedOver(by: chosen.run, in: workspace.store) }
    return chosen
  }

  /// What is red and not judged because nobody named a run.
  private func passedOver(by run: RunID, in store: HistoryStore) throws -> [String] {
    var warnings: [String] = []
    if let other = try store.excludedRun(after: run, suite: suite, branch: branch) {
      warnings.append("run \(other.key.short) is newer, which \(other.takenOutBy)")
    }
    return try warnings
      + store.redRuns(besides: run, suite: suite, branch: branch).map { other in
        "run \(other.key.short) of the same commit and suite \(other.suite) is red and not judged here: "
          + "laptime gate --run \(other.key.short)"
      }
  }

  private func choice(in workspace: Workspace) throws -> (run: RunID, warnings: [String]) {
    let store = try workspace.store
    if let runName { return (try store.run(named: runName, suite: suite, branch: branch), []) }
    if let commit { return (try run(of: commit, isAsked: true, in: store), []) }
    let newest = try newest(in: store)
    let run = try store.facts(ofRun: newest)
    if let ci = CIBuild(variables: ProcessVariables.current())?.commit, !ci.isEmpty {
      if run.commit == ci { return (newest, []) }
      return (try self.run(of: ci, isAsked: false, in: store), [])
    }
    let head = workspace.git?.status()?.head
    if let other = try store.excludedRun(after: newest, suite: suite, branch: branch),
      run.commit == nil || run.commit != other.commit && run.commit != head
    {
      throw RunTakenOut(run: other)
    }
    guard let head, let commit = run.commit, commit != head else { return (newest, []) }
    return (
      newest,
      [
        "the newest run, \(run.key.short), is of commit \(CommitHash.short(commit)), and "
          + "\(CommitHash.short(head)) is checked out"
      ]
    )
  }

  /// The newest run that nobody took out.
  private func newest(in store: HistoryStore) throws -> RunID {
    do {
      return try store.run(named: HistoryStore.latestRun, suite: suite, branch: branch)
    } catch RecordingError.noSuchRun(let name) {
      guard let other = try store.excludedRun(after: nil, suite: suite, branch: branch) else {
        throw RecordingError.noSuchRun(name)
      }
      throw RunTakenOut(run: other)
    }
  }

  private func run(of commit: String, isAsked: Bool, in store: HistoryStore) throws -> RunID {
    if let id = try store.newestRun(ofCommit: commit, suite: suite, branch: branch) {
      let run = try store.facts(ofRun: id)
      guard run.excludedWhy == nil else { throw RunTakenOut(run: run) }
      return id
    }
    let newest = try store.facts(ofRun: newest(in: store))
    throw NoRunOfCommit(commit: commit, isAsked: isAsked, newest: newest)
  }
}

/// The run that a verdict would be of was taken out, and there is no other of its commit.
struct RunTakenOut: Error {
  var run: RunSummary

  var sentence: String {
    let of = run.commit.map { " of commit \($0.prefix(10))" } ?? ""
    return "the newest run\(of) is \(run.key.short), which \(run.takenOutBy)"
  }
}

/// The store has runs, and none of the commit that is asked for.
struct NoRunOfCommit: Error {
  var commit: String
  /// Whether the user named it, and not the CI.
  var isAsked: Bool
  var newest: RunSummary

  var sentence: String {
    let other = newest.commit.map { "commit \(CommitHash.short($0))" } ?? "no known commit"
    return "no run of commit \(CommitHash.short(commit))"
      + (isAsked ? "" : ", which CI is at,")
      + " is recorded; the newest, \(newest.key.short), is of \(other)"
  }
}
