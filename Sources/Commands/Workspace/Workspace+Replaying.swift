import Gate
import History
import Host
import Quarantine
import Store

extension Workspace {
  /// What the quarantine's file held at some commits; nil at one that had none.
  private typealias PastFiles = [String: [UInt8]?]

  /// A run as the gate could see it when the run was recorded: what was recorded, accepted, pinned, renamed or
  /// left out later is not known, and the quarantine is that of its commit.
  func replayed(_ run: RunID) throws -> JudgedRun {
    try replayed(run, quarantines: quarantines(of: [run]))
  }

  /// Calls with each of some runs as the gate could see it then.
  func replay(_ runs: [RunID], _ body: (JudgedRun) -> Void) throws {
    let quarantines = try quarantines(of: runs)
    for run in runs { body(try replayed(run, quarantines: quarantines)) }
  }

  private func replayed(_ run: RunID, quarantines: PastFiles) throws -> JudgedRun {
    let store = try store
    let then = try store.whenKnown(run: run)
    store.asOf = then
    defer { store.asOf = nil }
    let quarantine = try quarantine(of: store.facts(ofRun: run), at: then, among: quarantines)
    return try judged(run, quarantine: quarantine, at: then)
  }

  private var quarantinePath: String {
    get throws { try quarantine?.path ?? QuarantineFile.usualName }
  }

  private func quarantines(of runs: [RunID]) throws -> PastFiles {
    guard let git else { return [:] }
    let commits = try runs.compactMap { try store.facts(ofRun: $0).commit }
    return git.contents(of: try quarantinePath, at: commits + ["HEAD"])
  }

  /// The quarantine that a run's commit had; where git does not know it, the one of today without the entries
  /// that are younger than the run.
  private func quarantine(of run: RunSummary, at then: Instant, among past: PastFiles) throws
    -> QuarantineFile?
  {
    let file = try quarantine
    let isOfGit = past["HEAD"] ?? nil
    if let commit = run.commit, let text = past[commit], file == nil || isOfGit != nil {
      let path = try quarantinePath
      return text.map { QuarantineFile(path: path, text: String(decoding: $0, as: UTF8.self)) }
    }
    return file?.known(at: then)
  }
}
