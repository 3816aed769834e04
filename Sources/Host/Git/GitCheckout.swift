import Platform

/// A folder that git has checked out, and what its history says.
///
/// Everything here only reads, asks nothing and gives nil where git is missing, does not know, or
/// takes longer than ten seconds; what it was asked once it is not asked again. A revision that begins with `-` is none.
public struct GitCheckout: Sendable {
  /// The absolute path of the work tree, symbolic links resolved.
  public let root: String
  /// Whether the clone was cut, so that old commits are missing.
  public let isShallow: Bool
  let answers: GitAnswers

  /// The checkout that holds a folder, as git finds it: from there upward, or as `GIT_DIR` says.
  ///
  /// `remembersFiles`: whether nobody changes files until `forget` is called, so that git is asked for their
  /// state once.
  public init?(containing folder: String = ".", remembersFiles: Bool = false) {
    answers = GitAnswers(remembersFiles: remembersFiles)
    guard
      let facts = Self.git(
        in: folder, ["rev-parse", "--is-shallow-repository", "--show-toplevel"]),
      let end = facts.firstIndex(of: "\n")
    else { return nil }
    isShallow = facts[..<end] == "true"
    // The rest may hold more lines: a folder's name may.
    root = String(facts[facts.index(after: end)...].dropLast())
    guard root.hasPrefix("/") else { return nil }
  }

  /// The commit, the branch and the tracked files that differ from the commit.
  ///
  /// Untracked files are left out, as `git describe --dirty` does: a test run leaves reports,
  /// caches and coverage data behind, and a checkout would be dirty from its first run on.
  public func status() -> GitStatus? {
    output(
      "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=no",
      "--ignore-submodules=untracked"
    )
    .map(GitStatus.init(porcelain:))
  }

  /// The tracked files that differ from the commit, those aside that the recorder or the run wrote:
  /// files or folders (the store's, the reports), by their paths from here or absolute ones.
  public func changed(_ status: GitStatus, apartFrom written: [String]) -> [String] {
    let aside = written.compactMap(pathFromRoot)
    return status.changed.filter { path in
      !aside.contains { $0 == "" || path == $0 || path.hasPrefix($0 + "/") }
    }
  }

  /// Whether there are any.
  public func isDirty(_ status: GitStatus, apartFrom written: [String]) -> Bool {
    !changed(status, apartFrom: written).isEmpty
  }

  /// The full hash of the commit that a revision names (`HEAD`, a branch, a tag, a short hash).
  public func commit(_ revision: String) -> String? {
    guard Self.isRevision(revision) else { return nil }
    return line("rev-parse", "--verify", "--quiet", revision + "^{commit}")
  }

  /// Has git say anew what may be otherwise by now: somebody worked on the checkout.
  public func forget() { answers.forget() }

  /// The files of a commit, sorted; nil where it is not here.
  public func files(at commit: String) -> [String]? {
    guard Self.isRevision(commit) else { return nil }
    return names("ls-tree", "-r", "--name-only", "-z", "--full-tree", commit)
  }

  /// The commits that the new one has and the old one has not, newest first, along first parents, each
  /// with the first line of its message.
  public func commits(after old: String, upTo new: String) -> [(commit: String, subject: String)]? {
    guard Self.isRevision(old), Self.isRevision(new) else { return nil }
    let format = "--format=%H %s"
    return text(
      "log", "--first-parent", "--no-show-signature", "--encoding=UTF-8", format, new, "^" + old,
      "--")?
      .split(separator: "\n").map { line in
        let hash = line.prefix { $0 != " " }
        return (String(hash), String(line.dropFirst(hash.count + 1)))
      }
  }

  /// Whether git cannot take it for an option.
  static func isRevision(_ text: String) -> Bool {
    !text.isEmpty && !text.hasPrefix("-") && !text.contains("\0")
  }

  /// The path of an existing file from the checkout's root; nil where it is outside.
  public func pathFromRoot(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    let absolute = String(cString: resolved)
    if absolute == root { return "" }
    let prefix = root == "/" ? "/" : root + "/"
    return absolute.hasPrefix(prefix) ? String(absolute.dropFirst(prefix.count)) : nil
  }
}
