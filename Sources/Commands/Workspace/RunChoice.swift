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
  /// commit is none of it. Where git alone knows it and no run is of it, the newest is taken, which is said: a commit
  /// may have been made since. A run with changes is the commit's only while they are there.
  /// A run that somebody took out is never passed over for an older one of another commit.
  /// - Throws: `NoRunOfCommit`, `RunTakenOut`, `RecordingError`.
  func run(in workspace: Workspace) throws -> (run: RunID, warnings: [String]) {
    var chosen = try chosen(in: workspace)
    guard runName == nil else { return chosen }
    let run = try workspace.store.facts(ofRun: chosen.run)
    chosen.warnings += try passedOver(by: chosen.run, in: workspace.store)
    chosen.warnings += try workspace.unclearProject(of: run.project)
    if commit == nil { chosen.warnings += workspace.unmeasuredChanges(beside: run) }
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
    if let runName {
      return (try workspace.run(named: runName, suite: suite, branch: branch), [])
    }
    if let commit {
      return try withoutGoneChanges(run(of: commit, isAsked: true, in: workspace), in: workspace)
    }
    let newest = try newest(in: store)
    let run = try store.facts(ofRun: newest)
    if let ci = workspace.commitOfCI {
      let usual = run.commit == ci ? newest : try self.run(of: ci, isAsked: false, in: workspace)
      let chosen = try runOfJob(of: workspace.build, at: ci, in: store) ?? usual
      return try withoutGoneChanges(chosen, in: workspace)
    }
    let head = workspace.git?.status()?.head
    if let head, run.commit != head, let own = try ownRun(of: head, in: store) {
      var chosen = try withoutGoneChanges(own, in: workspace)
      let commit = run.commit.map { "commit \(CommitHash.short($0))" } ?? "no known commit"
      chosen.warnings.append(
        "run \(run.key.short) was recorded last, of \(commit), and \(CommitHash.short(head)) is checked out: "
          + NextStep.judge(run: run.key).command)
      return chosen
    }
    if let other = try store.excludedRun(after: newest, suite: suite, branch: branch),
      run.commit == nil || run.commit != other.commit && run.commit != head
    {
      throw RunTakenOut(run: other)
    }
    guard let head, let commit = run.commit, commit != head else {
      return try withoutGoneChanges(newest, in: workspace)
    }
    if try workspace.isOther(run.project) { throw NoRunOfProject(newest: run) }
    return (
      newest,
      [
        "the newest run, \(run.key.short), is of commit \(CommitHash.short(commit)), and "
          + "\(CommitHash.short(head)) is checked out"
      ]
    )
  }

  /// The run of the same commit that was made without changes, where a run is of changes that are not there any more:
  /// they were never committed, and say nothing of the commit.
  private func withoutGoneChanges(
    _ id: RunID, in workspace: Workspace
  ) throws -> (run: RunID, warnings: [String]) {
    let store = try workspace.store
    let run = try store.facts(ofRun: id)
    guard run.isDirty, run.kind == .local, let commit = run.commit,
      !workspace.mayHaveChanges(of: run, on: commit)
    else { return (id, []) }
    let clean = try store.newestRun(
      ofCommit: commit, suite: run.suite, branch: branch, isCovered: isCovered, isClean: true)
    let isThere = try clean.map { try !store.facts(ofRun: $0).isDirty } ?? false
    let gone = "was made with changes that are not here any more"
    guard let clean, isThere else { return (id, ["run \(run.key.short) \(gone)"]) }
    return (
      clean,
      ["run \(run.key.short) is newer, and \(gone): \(NextStep.judge(run: run.key).command)"]
    )
  }

  /// The newest run of a commit; nil where it has none.
  ///
  /// - Throws: `RunTakenOut`.
  private func ownRun(of commit: String, in store: HistoryStore) throws -> RunID? {
    let own = try store.newestRun(
      ofCommit: commit, suite: suite, branch: branch, isCovered: isCovered)
    guard let own else { return nil }
    let run = try store.facts(ofRun: own)
    guard run.excludedWhy == nil else { throw RunTakenOut(run: run) }
    return own
  }

  /// The run of the CI's own job at a commit: a job beside it may have recorded later, and says nothing of this one.
  private func runOfJob(of build: CIBuild?, at commit: String, in store: HistoryStore) throws
    -> RunID?
  {
    guard !isCovered, let ci = build else { return nil }
    let keys = [ci.runKey(isSplit: false), ci.runKey(isSplit: true)].compactMap(\.self)
    for key in keys {
      let own = try store.newestRun(ofCommit: commit, job: key, suite: suite, branch: branch)
      if let own { return own }
    }
    return nil
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

  private func run(of commit: String, isAsked: Bool, in workspace: Workspace) throws -> RunID {
    let store = try workspace.store
    if let own = try ownRun(of: commit, in: store) { return own }
    if isAsked, workspace.isUnknown(commit) { throw UnknownRevision(text: commit) }
    let newest = try store.facts(ofRun: newest(in: store))
    throw NoRunOfCommit(commit: commit, isAsked: isAsked, newest: newest, isCovered: isCovered)
  }
}

extension Workspace {
  /// The run that is meant; what is to be said of the choice goes to standard error.
  ///
  /// - Throws: `NoRunOfCommit`, `RunTakenOut`, `RecordingError`.
  func run(_ choice: RunChoice) throws -> RunID {
    do {
      let (run, warnings) = try choice.chosen(in: self)
      Terminal.warning(warnings)
      return run
    } catch RecordingError.noSuchRun(let name) {
      try check(suite: choice.suite, branch: choice.branch)
      throw RecordingError.noSuchRun(name)
    }
  }

  /// The newest run of the commit that CI is at; nil where there is none, or no CI.
  func runOfCI(_ choice: RunChoice) throws -> RunID? {
    try commitOfCI.flatMap {
      try store.newestRun(ofCommit: $0, suite: choice.suite, branch: choice.branch)
    }
  }

  /// Whether the checkout is of a commit and its files differ from that, so that a run with changes may be of it; true
  /// where nobody knows. What a tool may have left counts only where it is what the run had.
  func mayHaveChanges(of run: RunSummary, on commit: String) -> Bool {
    guard let git, let status = git.status() else { return true }
    guard status.head == commit else { return false }
    guard !git.isDirty(status, apartFrom: [FileSearch.folder(of: storePath)]) else { return true }
    let new = (newSources ?? NewSources.now(in: self)).map(\.path)
    guard !new.isEmpty else { return false }
    if let held = git.held(by: new), run.source.hasChanges(held) { return true }
    let kinds = git.trackedKinds()
    return new.contains { kinds.contains(GitCheckout.kind(of: $0)) }
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
