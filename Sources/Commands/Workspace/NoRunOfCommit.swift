import History

/// The store has runs, and none of the commit that is asked for.
struct NoRunOfCommit: Error {
  var commit: String
  /// Whether the user named it, and not the CI.
  var isAsked: Bool
  var newest: RunSummary
  var isCovered: Bool

  var sentence: String {
    let other = newest.commit.map { "commit \(CommitHash.short($0))" } ?? "no known commit"
    return "no run\(isCovered ? " with coverage" : "") of commit \(CommitHash.short(commit))"
      + (isAsked ? "" : ", which CI is at,")
      + " is recorded; the newest, \(newest.key.short), is of \(other)"
  }
}
