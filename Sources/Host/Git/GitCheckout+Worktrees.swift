extension GitCheckout {
  /// A checkout may be large.
  private static let patience: Int64 = 600_000_000

  /// Checks a commit out in a folder of its own, which is made; false where git does not do it. No hook of the
  /// project runs.
  public func addWorktree(_ folder: String, at commit: String) -> Bool {
    guard Self.isRevision(commit) else { return false }
    return worktree("add", "--detach", "--force", folder, commit)
  }

  /// Removes such a folder, whatever lies in it, and what git remembers of it.
  public func removeWorktree(_ folder: String) {
    _ = worktree("remove", "--force", "--force", folder)
    ScratchFolder.remove(folder)
    _ = worktree("prune")
  }

  private func worktree(_ arguments: String...) -> Bool {
    ChildProcess.capture(
      ["git", "-C", root, "-c", "core.hooksPath=/dev/null", "worktree"] + arguments,
      setting: ["GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"], limit: Self.patience) != nil
  }
}
