import History
import Host
import Store

/// What the checkout has that no verdict speaks of.
extension Workspace {
  /// What is to be said where files of the checkout differ from those that a run of its commit was made with. What a
  /// CI changes its build made.
  func unmeasuredChanges(beside run: RunSummary) -> [String] {
    guard CIBuild(variables: ProcessVariables.current()) == nil, let git,
      let status = git.status(), let commit = run.commit, status.head == commit
    else { return [] }
    let changed = git.changed(status, apartFrom: [FileSearch.folder(of: storePath)]).filter {
      !NewSources.isReport("\(git.root)/\($0)")
    }
    let new = (newSources ?? NewSources.now(in: self)).map(\.path)
    guard !changed.isEmpty || !new.isEmpty else { return [] }
    let kinds = new.isEmpty ? [] : git.trackedKinds()
    let likely = new.filter { kinds.contains(GitCheckout.kind(of: $0)) }
    let differing = (changed + likely).sorted()
    guard let first = differing.first else { return [] }
    // What is recorded of changes is with or without the files that a tool may have left.
    let isMeasured =
      run.isDirty
      && [differing, changed + new, changed].contains { files in
        git.held(by: files).map { run.source.hasSuffix("+\($0)") } ?? false
      }
    guard !isMeasured else { return [] }
    let more = differing.count > 1 ? " and \(Units.count(differing.count - 1, "file")) more" : ""
    return [
      "the working tree has changes that run \(run.key.short) did not measure, in \(first)\(more): "
        + "laptime run -- COMMAND measures them"
    ]
  }
}
