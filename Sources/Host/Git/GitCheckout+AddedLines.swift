public import History

extension GitCheckout {
  /// The lines that a commit, or else the work tree, has and an older commit or tree has not; of a file
  /// that was renamed, those that are new. Nil where one of the two is not here.
  ///
  /// What git does not track is left out, submodules and binary files too.
  public func addedLines(from old: String, to commit: String?) -> [AddedLines]? {
    guard Self.isRevision(old), commit.map(Self.isRevision) ?? true else { return nil }
    // These commands heed no configuration of how diffs look.
    let options = [
      "-r", "-p", "-U0", "-M", "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/",
      "--dst-prefix=b/", "--inter-hunk-context=0", "--ignore-submodules=all",
    ]
    let command = commit == nil ? "diff-index" : "diff-tree"
    let sides = [old] + (commit.map { [$0] } ?? [])
    return bytes([command] + options + sides + ["--"]).map { UnifiedDiff($0).files }
  }

  /// The files of the work tree that git neither tracks nor ignores, from the root.
  public func untrackedFiles() -> [String]? {
    names("ls-files", "--others", "--exclude-standard", "-z")
  }

  /// The newest commit that two revisions share; nil where there is none, or the clone was cut before it.
  public func mergeBase(of one: String, and other: String) -> String? {
    guard Self.isRevision(one), Self.isRevision(other) else { return nil }
    return line("merge-base", one, other)
  }

  /// The commit before one, by first parents; before a first commit the tree without files; nil where the
  /// clone was cut there.
  public func before(_ commit: String) -> String? {
    if let parent = self.commit(commit + "^") { return parent }
    guard !isShallow, self.commit(commit) != nil else { return nil }
    return line("hash-object", "-t", "tree", "/dev/null")
  }
}
