extension GitCheckout {
  /// Whether a commit may have what a branch had at another one: false only where that branch is still there, its
  /// commit is none of this one's past, and one of the files that it changed is otherwise here.
  public func mayHave(_ other: String, of branch: String, in commit: String) -> Bool {
    guard let base = mergeBase(of: other, and: commit), base != other,
      isThere(branch),
      let changed = changedFiles(from: base, to: other),
      let differing = changedFiles(from: other, to: commit)
    else { return true }
    return Set(changed).isDisjoint(with: differing)
  }

  private func isThere(_ branch: String) -> Bool {
    ["refs/heads/", "refs/remotes/origin/"].contains { commit($0 + branch) != nil }
  }
}
