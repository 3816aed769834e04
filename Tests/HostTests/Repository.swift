import Host

/// A git repository of a test's own.
final class Repository {
  let folder: TemporaryFolder
  /// Clones live as long as what they were cloned from.
  private var clones: [Repository] = []

  var path: String { folder.path }

  init() throws {
    folder = try TemporaryFolder()
    try git("init", "--quiet", "--initial-branch=main")
  }

  private init(folder: TemporaryFolder) { self.folder = folder }

  /// A clone of it; with a depth, a shallow one.
  func clone(depth: Int? = nil) throws -> Repository {
    let clone = Repository(folder: try TemporaryFolder())
    clones.append(clone)
    let cut = depth.map { ["--depth", String($0)] } ?? []
    try Self.git(["clone", "--quiet"] + cut + ["file://\(path)", clone.path])
    return clone
  }

  @discardableResult
  func git(_ arguments: String...) throws -> String {
    try Self.git(["-C", path] + arguments)
  }

  /// Commits everything and returns the commit's hash.
  @discardableResult
  func commit(_ message: String) throws -> String {
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "-m", message)
    return try git("rev-parse", "HEAD")
  }

  @discardableResult
  private static func git(_ arguments: [String]) throws -> String {
    let name = "tests", address = "tests@example.org"
    let output = ChildProcess.capture(
      ["git"] + arguments,
      setting: [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": address, "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": address, "GIT_COMMITTER_DATE": "2026-03-05T07:00:00Z",
      ])
    guard let output else {
      throw TemporaryFolder.Failure(text: "git \(arguments.joined(separator: " ")) failed")
    }
    return String(decoding: output.last == 10 ? output.dropLast() : output[...], as: UTF8.self)
  }
}
