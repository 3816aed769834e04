import ArgumentParser
import Host

/// A commit on the command line, as git takes it: `HEAD`, a branch, a tag, a hash or the beginning of one. An empty
/// one is refused: it is the empty variable of a script, and to judge something else would be to guess.
struct CommitArgument: ExpressibleByArgument {
  var text: String

  init?(argument: String) {
    guard argument.contains(where: { !$0.isWhitespace }) else { return nil }
    text = argument
  }
}

extension Workspace {
  /// The whole hash of a commit where git knows it here, else what was said: the store may know more of it.
  ///
  /// - Throws: `UnknownRevision` where only git could know what is meant.
  func hash(of commit: CommitArgument) throws -> String {
    if let known = git?.commit(commit.text) { return known }
    guard !Self.isRelative(commit.text) else { throw UnknownRevision(text: commit.text) }
    return commit.text
  }

  /// Whether git, which is here, knows no commit of a name that is no hash: a clone may lack old ones.
  func isUnknown(_ name: String) -> Bool {
    guard let git else { return false }
    return !name.allSatisfy(\.isHexDigit) && git.commit(name) == nil
  }

  /// Whether a name is of no use without git: `HEAD`, `HEAD~2`, `main^`, `@`.
  private static func isRelative(_ text: String) -> Bool {
    text == "HEAD" || text.contains { "~^@:".contains($0) }
  }
}

/// Git knows no commit of a name that only it could know.
struct UnknownRevision: Error {
  var text: String
}
