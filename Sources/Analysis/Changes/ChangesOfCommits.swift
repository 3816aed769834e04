/// Changes by the commits that may have made them.
public enum ChangesOfCommits {
  /// One change a subject and commit: where runs of one commit have several, the clearest with the
  /// levels before the first and after the last of them. `commits`: of each run.
  public static func merged(_ changes: [SuiteChange], commits: [String?]) -> [SuiteChange] {
    var merged: [SuiteChange] = []
    for change in changes {
      guard let last = merged.last, last.subject == change.subject,
        let commit = commits[change.change.index], commits[last.change.index] == commit
      else {
        merged.append(change)
        continue
      }
      var clearest = last.change.pValue <= change.change.pValue ? last : change
      clearest.change.before = last.change.before
      clearest.change.after = change.change.after
      merged[merged.count - 1] = clearest
    }
    return merged
  }
}
