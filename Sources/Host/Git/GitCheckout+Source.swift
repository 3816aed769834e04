public import History

extension GitCheckout {
  /// What git knows of a commit that was tested; nil where the commit is not here.
  ///
  /// The trunk is its name, for the merge base; nil for a run of the trunk itself.
  public func source(of revision: String, isDirty: Bool, trunk: String?) -> Source? {
    guard Self.isRevision(revision) else { return nil }
    let format = "--format=%H%x00%T%x00%P%x00%ct%x00%s"
    guard
      let fields = text(
        "log", "-1", "--no-show-signature", "--encoding=UTF-8", format, revision, "--")?
        .dropLast().split(separator: "\0", maxSplits: 4, omittingEmptySubsequences: false),
      fields.count == 5
    else { return nil }
    let commit = String(fields[0])
    return Source(
      commit: commit, tree: String(fields[1]), isDirty: isDirty, subject: String(fields[4]),
      committedAt: Int64(fields[3]).map { Instant(microseconds: $0 &* 1_000_000) },
      // Where the clone was cut, git takes the oldest commits for roots.
      parentCount: isShallow ? nil : fields[2].split(separator: " ").count,
      depth: isShallow ? nil : depth(of: commit),
      mergeBase: trunk.flatMap { mergeBase(of: commit, with: $0) })
  }

  /// How many commits there are along first parents, this one counted; nil in a shallow clone.
  public func depth(of commit: String) -> Int? {
    guard !isShallow, Self.isRevision(commit) else { return nil }
    return line("rev-list", "--first-parent", "--count", commit, "--").flatMap { Int($0) }
  }

  /// The newest commit that a commit shares with the trunk as origin has it, else as it is here.
  public func mergeBase(of commit: String, with trunk: String) -> String? {
    guard Self.isRevision(commit) else { return nil }
    for folder in ["refs/remotes/origin/", "refs/heads/"] {
      if let base = line("merge-base", commit, folder + trunk) { return base }
    }
    return nil
  }
}
