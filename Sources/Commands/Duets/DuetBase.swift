import Host

/// The commit that a duet compares with.
enum DuetBase {
  /// The hash of the commit that is named; else of the newest one that this commit shares with the trunk, or on
  /// the trunk of the one before.
  ///
  /// A commit without any of its own, as at the begin of a branch, has its uncommitted changes compared.
  /// - Throws: `DuetError`.
  static func commit(named name: String?, in workspace: Workspace) throws -> (
    git: GitCheckout, base: String
  ) {
    guard let git = workspace.git, let status = git.status(), let head = status.head else {
      throw DuetError.noCheckout
    }
    if let name {
      guard let base = git.commit(name) ?? git.commit("origin/\(name)") else {
        throw DuetError.unknownBase(name)
      }
      if base == head, !git.isDirty(status, apartFrom: []) { throw DuetError.sameCommit(base) }
      return (git, base)
    }
    let branch = workspace.build?.branch ?? status.branch
    if let trunk = try workspace.knownTrunk, trunk != branch,
      let shared = git.mergeBase(of: head, with: trunk)
    {
      if shared != head { return (git, shared) }
      // Not where HEAD is the trunk's own commit, checked out without its branch.
      if branch != nil, git.isDirty(status, apartFrom: []) { return (git, head) }
    }
    guard let before = git.commit(head + "^") else {
      throw DuetError.nothingBefore(head, isShallow: git.isShallow)
    }
    return (git, before)
  }
}

/// Why nothing can be compared.
enum DuetError: Error {
  /// There is no checkout of git here, or it has no commit.
  case noCheckout
  case unknownBase(String)
  /// It is the commit that is checked out, and nothing here differs from it.
  case sameCommit(String)
  /// The clone was cut here, or it is the first commit.
  case nothingBefore(String, isShallow: Bool)
  /// Both suites once take too much of the time; how long one takes, nil where it takes longer than all of it.
  case suiteTooLong(Int64?, budget: Int64, option: String)
  /// Git made no folder with the commit.
  case noWorktree(String)
  case prepareFailed(String, code: Int32, words: [String])
  /// No test of the command was seen on one side.
  case noTests(on: String, command: [String], words: [String])
  /// No test of this commit is called so.
  case unknownTest(String)
}
