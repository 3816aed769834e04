import History
import Host

extension Workspace {
  /// What was accepted, without what provably is of a branch that a run does not have: one that is still there, whose
  /// commit is none of the run's past, and of whose files not all are as they were accepted, as after a squash.
  func inForce(_ acceptances: [Acceptance], for run: RunSummary, trunk: String) -> [Acceptance] {
    guard let commit = run.commit, let git else { return acceptances }
    var isMerged: [String: Bool] = [:]
    return acceptances.filter { acceptance in
      guard let branch = acceptance.branch, branch != trunk, branch != run.branch,
        let accepted = acceptance.commit, accepted != commit
      else { return true }
      if let known = isMerged[accepted] { return known }
      let merged = git.mayHave(accepted, of: branch, in: commit)
      isMerged[accepted] = merged
      return merged
    }
  }
}
