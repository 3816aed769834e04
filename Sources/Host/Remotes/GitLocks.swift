import Platform

/// The locks of refs that no one but laptime writes: a process that was killed while it held one leaves it behind, and
/// git would refuse for ever.
struct GitLocks {
  /// Runs git in the repository; nil where it fails.
  let git: ([String]) -> [UInt8]?

  /// How often git is tried.
  static let patience = 20
  /// Nobody holds a lock of a ref for as many seconds.
  private static let longest = 5
  private static let pause: UInt32 = 500_000
  private static let deepest = 6

  /// Takes old locks away and waits for young ones; false where there is none.
  func wait(below refs: String) -> Bool {
    guard let output = git(["rev-parse", "--path-format=absolute", "--git-path", refs]) else {
      return false
    }
    let folder = String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let locks = Self.find(in: folder, 0)
    guard !locks.isEmpty else { return false }
    let isOld = locks.map { path in
      var facts = stat()
      return stat(path, &facts) == 0 && time(nil) - facts.lastWritten.tv_sec > Self.longest
        && unlink(path) == 0
    }
    if isOld.contains(false) { usleep(Self.pause) }
    return true
  }

  private static func find(in folder: String, _ depth: Int) -> [String] {
    guard depth < deepest else { return [] }
    return (FolderEntry.list(folder) ?? []).flatMap { entry in
      let path = "\(folder)/\(entry.name)"
      if entry.name.hasSuffix(".lock") { return [path] }
      return entry.kind == .folder ? find(in: path, depth + 1) : []
    }
  }
}
