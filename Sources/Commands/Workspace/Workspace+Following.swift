import Analysis
import Gate
import History
import Host
import Store

extension Workspace {
  /// Remembers which tests went with a run of the trunk, and stores the renames that it proves, so that they count
  /// for all runs from now on.
  ///
  /// Other runs prove theirs for themselves alone: a rename that is never merged must not hide that a test
  /// is missing on the trunk.
  func follow(_ run: RunID) throws {
    let facts = try store.facts(ofRun: run)
    guard facts.isComplete, try isOfTrunk(facts) else { return }
    try store.noteDepartures(ofRun: run, trunk: trunk, window: window)
    guard !facts.isDirty else { return }
    guard var history = try store.losses(ofRun: run, trunk: trunk, window: window) else { return }
    history.changes = git.flatMap { changes($0, of: history) }
    history.identities = try store.identities(of: history.goneTests + history.newTests)
    let proven = try provenRenames(of: history)
    if !proven.isEmpty { try store.follow(proven, at: now) }
  }

  /// The renames that a run proves, those aside that somebody took back.
  func provenRenames(of history: RunHistory) throws -> [ProvenRename] {
    let proven = history.provenRenames
    guard !proven.isEmpty else { return [] }
    let refused = try store.refusedRenames(inSuiteOfRun: history.run.id)
    return proven.filter { refused[$0.old]?.contains($0.new) != true }
  }

  /// Without git and without a branch there is nothing but a trunk.
  private func isOfTrunk(_ run: RunSummary) throws -> Bool {
    try run.branch == trunk || run.branch == nil && git == nil
  }

  /// Adds what changed from each run of the trunk that tests went after to the next one.
  func explainLosses(in history: inout RunHistory, by git: GitCheckout) throws {
    let policy = try policy
    for step in Set(GateRules.all.flatMap { $0.stepsToExplain(of: history, by: policy) }) {
      let next = history.past.steps[step].next ?? history.lossReference?.run
      guard let old = history.past.steps[step].run.commit, let new = next?.commit,
        let changed = git.changedFiles(from: old, to: new), let files = git.files(at: old)
      else { continue }
      history.past.explain(step, by: SourceChanges(files: files, changed: Set(changed)))
    }
  }

  /// What changed between the run that losses are seen by and this one, where git knows both commits.
  func changes(_ git: GitCheckout, of history: RunHistory) -> SourceChanges? {
    guard let old = history.lossReference?.run.commit, let new = history.run.commit,
      let changed = git.changedFiles(from: old, to: new), let files = git.files(at: old)
    else { return nil }
    let status = history.run.isDirty ? git.status() : nil
    let isOfWorkTree = status?.head == new
    return SourceChanges(
      files: files, changed: Set(changed + (isOfWorkTree ? status?.changed ?? [] : [])),
      moved: git.movedFiles(from: old, to: isOfWorkTree ? nil : new) ?? [:])
  }
}
