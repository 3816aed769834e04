/// How a commit is written where people read it.
public enum CommitHash {
  /// How many digits are shown, as of a run; the queries show as many.
  private static let digits = 8

  /// Of a hash its beginning; a name that is none as it is.
  public static func short(_ commit: String) -> String {
    commit.utf8.count >= 40 && commit.allSatisfy(\.isHexDigit)
      ? String(commit.prefix(digits)) : commit
  }
}
