import Gate
import History
import Host

extension Workspace {
  /// The settings that a verdict on a run goes by and that the trunk has otherwise; none for runs of the trunk, and
  /// none where git does not have it here.
  ///
  /// Which branch that is, git and the trunk's own file say first, since a change may have brought the one at hand.
  func policyDifferences(for run: RunSummary) throws -> [PolicyDifference] {
    guard let git, try run.branch != trunk || trunkOfOthers != trunk, try isOfCheckout(git) else {
      return []
    }
    let names = [trunkOfOthers, build?.baseBranch, try policy.trunk]
    for case let name? in names {
      guard let first = configuration(of: name) else { continue }
      var (branch, trunk) = (name, first)
      if let other = first.policy.trunk, other != name, let theirs = configuration(of: other) {
        (branch, trunk) = (other, theirs)
      }
      guard run.branch != branch else { return [] }
      return PolicyDifference.between(
        try writtenConfiguration.settings, trunk: trunk.settings)
    }
    return []
  }

  /// Whether the configuration at hand could be the trunk's: one that lies above the checkout is everybody's.
  private func isOfCheckout(_ git: GitCheckout) throws -> Bool {
    guard let path = configurationPath else { return true }
    return git.pathFromRoot(FileSearch.folder(of: path)) != nil
  }
}
