import History
import Host
import Presentation
import Store

/// Which run is spoken of: all commands choose here, so that they speak of the same.
struct RunChoice {
  /// As it was typed; nil leaves the choice to the commit.
  var runName: String?
  var commit: String?
  var suite: String?
  var branch: String?
  /// Whether runs without coverage are passed over where none is named.
  var isCovered = false

  /// The run, with what is to be said of the choice before a verdict.
  ///
  /// A verdict is one of the commit at hand: where the CI's variables name it, the newest run of another
  /// commit is none of it. Git alone may be a commit behind or ahead of what was recorded, which is said.
  /// A run that somebody took out is never passed over for an older one of another commit.
  /// - Throws: `NoRunOfCommit`, `RunTakenOut`, `RecordingError`.
  func run(in workspace: Workspace) throws -> (run: RunID, warnings: [String]) {
    var chosen = try chosen(in: workspace)
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
          + NextStep.judge(run: other.key).command
      }
  }

  fileprivate func chosen(in workspace: Workspace) throws -> (run: RunID, warnings: [String]) {
    let store = try workspace.store
    if let runName { return (try store.run(named: runName, suite: suite, branch: branch), []) }
    if let commit { return (try run(of: commit, isAsked: true, in: store), []) }
    let newest = try newest(in: store)
    let run = try store.facts(ofRun: newest)
    if let ci = Self.commitOfCI {
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

  /// The commit that CI is at.
  fileprivate static var commitOfCI: String? {
    CIBuild(variables: ProcessVariables.current())?.commit.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The newest run that nobody took out.
  private func newest(in store: HistoryStore) throws -> RunID {
    if isCovered {
      guard let run = try store.newestCoveredRun(suite: suite, branch: branch) else {
        throw ChangeCoverageError.noRun
      }
      return run
    }
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
    let found = try store.newestRun(
      ofCommit: commit, suite: suite, branch: branch, isCovered: isCovered)
    if let found {
      let run = try store.facts(ofRun: found)
      guard run.excludedWhy == nil else { throw RunTakenOut(run: run) }
      return found
    }
    let newest = try store.facts(ofRun: newest(in: store))
    throw NoRunOfCommit(commit: commit, isAsked: isAsked, newest: newest, isCovered: isCovered)
  }
}

extension Workspace {
  /// The run that is meant; what is to be said of the choice goes to standard error.
  ///
  /// - Throws: `NoRunOfCommit`, `RunTakenOut`, `RecordingError`.
  func run(_ choice: RunChoice) throws -> RunID {
    let (run, warnings) = try choice.chosen(in: self)
    Terminal.warning(warnings)
    return run
  }

  /// The newest run of the commit that CI is at; nil where there is none, or no CI.
  func runOfCI(_ choice: RunChoice) throws -> RunID? {
    try RunChoice.commitOfCI.flatMap {
      try store.newestRun(ofCommit: $0, suite: choice.suite, branch: choice.branch)
    }
  }

  /// The suite of the run that gate judges; nil where nothing is recorded.
  var usualSuite: String? {
    get throws {
      do {
        let run = try runOfCI(RunChoice()) ?? store.run(named: HistoryStore.latestRun)
        return try store.facts(ofRun: run).suite
      } catch RecordingError.noSuchRun {
        return nil
      }
    }
  }

  /// Whether a command that names no run is about this one.
  func isUsual(_ run: RunID) throws -> Bool {
    guard try store.run(named: HistoryStore.latestRun) == run else { return false }
    return (try? RunChoice().chosen(in: self).run) == run
  }
}

/// The run that a verdict would be of was taken out, and there is no other of its commit.
struct RunTakenOut: Error {
  var run: RunSummary

  var sentence: String {
    let of = run.commit.map { " of commit \(CommitHash.short($0))" } ?? ""
    return "the newest run\(of) is \(run.key.short), which \(run.takenOutBy)"
  }
}

/// The store has runs, and none of the commit that is asked for.
struct NoRunOfCommit: Error {
  var commit: String
  /// Whether the user named it, and not the CI.
  var isAsked: Bool
  var newest: RunSummary
  var isCovered: Bool

  var sentence: String {
    let other = newest.commit.map { "commit \(CommitHash.short($0))" } ?? "no known commit"
    return "no run\(isCovered ? " with coverage" : "") of commit \(CommitHash.short(commit))"
      + (isAsked ? "" : ", which CI is at,")
      + " is recorded; the newest, \(newest.key.short), is of \(other)"
  }
}
