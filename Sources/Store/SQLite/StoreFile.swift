import Platform

/// What the store asks of the file system before SQLite has the file.
enum StoreFile {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Refuses pipes and devices, which would be waited for.
  ///
  /// - Throws: `StoreError.unreadable`.
  static func checkKind(of path: String) throws {
    var facts = stat()
    guard stat(path, &facts) == 0,
      ![S_IFREG, S_IFDIR].contains(facts.st_mode & S_IFMT)
    else { return }
    throw StoreError.unreadable(path: path, reason: "it is a pipe or a device, and no file")
  }

  /// Whether a file is there that holds nothing. Another process may be about to fill it, which is waited for.
  static func staysEmpty(_ path: String) -> Bool {
    for _ in 0..<patience {
      guard let facts = Self.facts(of: path), facts.st_size == 0 else { return false }
      if time(nil) - facts.lastWritten.tv_sec > 5 { return true }
      usleep(pause)
    }
    return true
  }

  /// Whether a file is there that holds nothing now.
  static func isEmpty(_ path: String) -> Bool { facts(of: path)?.st_size == 0 }

  /// How often another process is waited for that may be making the store, and how long each time, in
  /// microseconds.
  static let patience = 100
  static let pause: UInt32 = 50_000

  /// Whether something lies beside a file that only a store leaves behind: its journal, or a copy from before a
  /// migration.
  static func hasTraces(of path: String, versions: Int) -> Bool {
    (facts(of: path + "-wal")?.st_size ?? 0) > 0
      || (1...max(1, versions)).contains { exists("\(path).before-\($0)") }
  }

  /// Nil where there is no such file.
  private static func facts(of path: String) -> stat? {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    return facts
  }

  /// Writes a file to the disk and gives it its name.
  ///
  /// - Throws: `StoreError.unwritable`.
  static func keep(_ part: String, as path: String) throws {
    try synchronise(part, for: path)
    guard rename(part, path) == 0 else { throw unwritable(path) }
    try synchronise(folder(of: path), for: path)
  }

  /// The same, unless somebody else was first.
  ///
  /// - Throws: `StoreError.unwritable`.
  static func keepFirst(_ part: String, as path: String) throws {
    try synchronise(part, for: path)
    // A file that another process made meanwhile is in use. Some file systems have no second names.
    if link(part, path) != 0, errno != EEXIST {
      guard !exists(path), rename(part, path) == 0 else { throw unwritable(path) }
    }
    try synchronise(folder(of: path), for: path)
  }

  /// A name beside a path that nothing else has.
  static func partName(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? "store"
    let number = String(UInt32.random(in: 0 ... .max), radix: 16)
    return "\(folder(of: path))/.\(name).new-\(getpid())-\(number)"
  }

  /// Waits until the disk has a file, or the names in a folder.
  private static func synchronise(_ name: String, for path: String) throws {
    let descriptor = open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unwritable(path) }
    defer { close(descriptor) }
    // Some file systems cannot do that to a folder, and keep the order by themselves.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw unwritable(path) }
  }

  private static func unwritable(_ path: String) -> StoreError {
    .unwritable(path: path, reason: String(cString: strerror(errno)))
  }

  /// The folder that a file lies in.
  static func folder(of path: String) -> String {
    guard let end = path.lastIndex(of: "/") else { return "." }
    return end == path.startIndex ? "/" : String(path[..<end])
  }

  /// - Throws: `StoreError.unwritable` where no file can be made in the folder of a path.
  static func checkFolder(of path: String) throws {
    guard access(folder(of: path), W_OK | X_OK) == 0 else { throw unwritable(path) }
  }

  /// Whether the file and its folder are where nobody can write: a medium, an artifact.
  static func isFixed(_ path: String) -> Bool {
    access(path, W_OK) != 0 && access(folder(of: path), W_OK) != 0
  }

  /// Whether it has a log with something in it.
  static func hasLog(_ path: String) -> Bool { (facts(of: path + "-wal")?.st_size ?? 0) > 0 }

  /// How many bytes the file has.
  static func size(of path: String) -> Int64 { Int64(facts(of: path)?.st_size ?? 0) }

  /// The copies that migrations left beside a store.
  static func copies(of path: String) -> [String] {
    (1...Migrator.newest).flatMap { version in
      let first = "\(path).before-\(version)"
      return [first] + (2...9).map { "\(first).\($0)" }
    }.filter(exists)
  }

  /// Removes a file, if it is there.
  static func remove(_ path: String) { unlink(path) }

  /// Makes the folder that the file is to lie in, with the folders above it.
  ///
  /// - Throws: `StoreError.unwritable`.
  static func makeFolder(of path: String) throws {
    guard let end = path.lastIndex(of: "/"), end != path.startIndex else { return }
    let folder = String(path[..<end])
    guard !exists(folder) else { return }
    try makeFolder(of: folder)
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw unwritable(path)
    }
    try synchronise(self.folder(of: folder), for: path)
  }
}
