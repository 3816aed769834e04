import Gate
import History
import Host
import Quarantine
import Store

extension Workspace {
  /// The quarantine as a run is judged by it, with what the trunk has of it where a line suspends a failure: only
  /// then it matters whether the change brought the line.
  func reviewed(
    _ file: QuarantineFile, of history: RunHistory, at moment: Instant, besideTrunk: Bool
  ) throws -> ReviewedQuarantine {
    var reviewed = try file.reviewed(
      in: store, run: history.run.id, trunk: history.trunk, policy: policy, now: moment, git: git)
    guard besideTrunk, let git, let commit = history.run.commit, suspends(reviewed, history) else {
      return reviewed
    }
    let isOfTrunk = history.run.isOfTrunk(history.trunk)
    let base =
      isOfTrunk
      ? history.lossReference?.run.commit
      : try store.mergeBase(ofRun: history.run.id) ?? git.mergeBase(of: commit, with: history.trunk)
    guard let base else {
      reviewed.mayBeOfChange = !isOfTrunk
      return reviewed
    }
    guard let text = git.contents(of: file.path, at: [base])[base] else {
      reviewed.mayBeOfChange = !isOfTrunk
      return reviewed
    }
    let lines = text.map { String(decoding: $0, as: UTF8.self) } ?? ""
    reviewed.ofTrunk = QuarantinedTests.parse(lines).quarantine
    return reviewed
  }

  /// Whether a line suspends a failure of the run.
  private func suspends(_ quarantine: ReviewedQuarantine, _ history: RunHistory) -> Bool {
    history.results.contains { result in
      result.outcome.isFailure
        && history.identities[result.test].map {
          quarantine.suspending(
            test: $0.id, environment: "\(history.platform), \(history.run.environment.text)",
            fingerprints: history.fingerprints[result.test] ?? []) != nil
        } ?? false
    }
  }
}
