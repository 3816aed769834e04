import History
import Host
import Presentation
import Store

/// What the checkout has that no verdict speaks of.
extension Workspace {
  /// What is to be said where files of the checkout differ from those that a run of its commit was made with. What a
  /// CI changes its build made.
  func unmeasuredChanges(beside run: RunSummary) -> [String] {
    guard build == nil, let git,
      let status = git.status(), let commit = run.commit, status.head == commit
    else { return [] }
    let changed = git.changed(status, apartFrom: [FileSearch.folder(of: storePath)]).filter {
      !NewSources.isReport("\(git.root)/\($0)")
    }
    let likely = NewSources.likely(in: self).map(\.path)
    let differing = (changed + likely).sorted()
    guard let first = differing.first else { return [] }
    guard !isMeasured(differing, changed, by: run, git) else { return [] }
    let more = differing.count > 1 ? " and \(Units.count(differing.count - 1, "file")) more" : ""
    return [
      "the working tree has changes that run \(run.key.short) did not measure, in \(first)\(more): "
        + "\(NextStep.measure.command) measures them"
    ]
  }

  /// Whether a run was made with what files hold. It was recorded with or without those that a tool may have left.
  private func isMeasured(
    _ differing: [String], _ changed: [String], by run: RunSummary, _ git: GitCheckout
  ) -> Bool {
    guard run.isDirty else { return false }
    func holds(_ files: [String]) -> Bool {
      git.held(by: files).map(run.source.hasChanges) ?? false
    }
    return holds(differing) || holds(changed)
      || holds(changed + (newSources ?? NewSources.now(in: self)).map(\.path))
  }
}
