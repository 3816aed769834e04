extension GitCheckout {
  /// A commit with the files that it added, changed or deleted, and by new path those that it only moved.
  public struct ChangedFiles: Hashable, Sendable {
    public var commit: String
    public var changed: Set<String> = []
    public var moved: [String: String] = [:]
  }

  /// A commit and those before it by first parents, newest first, at most so many, each compared with the one
  /// before; nil where it is not here.
  public func changes(upTo commit: String, limit: Int) -> [ChangedFiles]? {
    guard Self.isRevision(commit), limit > 0 else { return nil }
    let options = [
      "--first-parent", "-m", "--no-show-signature", "--format=:%H", "--name-status", "-M100%",
      "-l4000", "-z", "--no-color", "--ignore-submodules=all", "-n", String(limit),
    ]
    return bytes(["log"] + options + [commit, "--"]).map(Self.changes)
  }

  /// Reads fields ended by NUL: a commit's hash after a colon, and for each file a letter and its path, or its
  /// two paths where it was moved.
  static func changes(_ output: [UInt8]) -> [ChangedFiles] {
    var fields = output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }[...]
    var commits: [ChangedFiles] = []
    while let field = fields.popFirst() {
      if field.first == ":" {
        commits.append(ChangedFiles(commit: String(field.dropFirst())))
        continue
      }
      guard let path = fields.popFirst(), let last = commits.indices.last else { break }
      if field.drop(while: \.isNewline).first == "R", let new = fields.popFirst() {
        commits[last].moved[new] = path
      } else {
        commits[last].changed.insert(path)
      }
    }
    return commits
  }
}
