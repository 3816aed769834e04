import Gate
import History
import Host
import Quarantine
import Store

extension Workspace {
  /// A run as the gate could see it when the run was recorded: what was recorded, accepted, pinned, renamed or
  /// left out later is not known, and the quarantine is that of its commit.
  func replayed(_ run: RunID) throws -> JudgedRun {
    let store = try store
    let then = try store.whenKnown(run: run)
    store.asOf = then
    defer { store.asOf = nil }
    return try judged(run, quarantine: quarantine(of: store.facts(ofRun: run), at: then), at: then)
  }

  /// The quarantine that a run's commit had; where git does not know it, the one of today without the entries
  /// that are younger than the run.
  private func quarantine(of run: RunSummary, at then: Instant) throws -> QuarantineFile? {
    var file = try quarantine
    let path = file?.path ?? QuarantineFile.usualName
    if let commit = run.commit, let git, git.commit(commit) != nil,
      file == nil || git.contents(of: path, at: "HEAD") != nil
    {
      return git.contents(of: path, at: commit).map {
        QuarantineFile(path: path, text: String(decoding: $0, as: UTF8.self))
      }
    }
    file?.quarantine.entries.removeAll { $0.added.map { $0 > then } ?? false }
    return file
  }
}
