public import History

/// A file of a checkout that git neither tracks nor ignores.
public struct UntrackedFile: Hashable, Sendable {
  /// From the checkout's root.
  public var path: String
  /// When it was last written.
  public var written: Instant

  /// A file that git does not know, and when it was written.
  public init(path: String, written: Instant) {
    self.path = path
    self.written = written
  }

  /// Whether its name or a folder's shows that a tool made it: caches, builds, logs, coverage, reports. Such a file
  /// lies there from the first run on, and says nothing of what is tested.
  public var isMade: Bool {
    var folders = path.split(separator: "/").map(String.init)
    guard let name = folders.popLast() else { return true }
    let end = name.lastIndex(of: ".").map { name[$0...].lowercased() } ?? ""
    return folders.contains { Self.folders.contains($0) || $0.hasSuffix(".egg-info") }
      || Self.names.contains(name) || Self.ends.contains(end)
      || Self.starts.contains(where: name.hasPrefix)
  }

  private static let folders: Set<String> = [
    "node_modules", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis",
    ".benchmarks", ".tox", ".nox", ".venv", "venv", "htmlcov", "coverage", ".nyc_output", "target",
    "build", ".build", "dist", "out", "obj", ".gradle", ".cache", "test-results", "test-reports",
    "playwright-report", "allure-results", "allure-report", "TestResults", ".laptime", ".idea",
    ".vscode", ".phpunit.cache", "CMakeFiles", "Testing", ".dart_tool", ".stestr", ".swiftpm",
  ]
  private static let names: Set<String> = [
    "laptime.toml", "quarantine.txt", "coverage.xml", "coverage.json", "coverage.out", "cover.out",
    "lcov.info", "nohup.out", "a.out", ".DS_Store", ".test_durations", ".eslintcache",
    ".rspec_status",
  ]
  private static let ends: Set<String> = [
    ".pyc", ".pyo", ".o", ".a", ".so", ".class", ".log", ".tmp", ".swp", ".gcda", ".gcno",
    ".profraw", ".profdata", ".db", ".db-wal", ".db-shm", ".db-journal", ".sqlite", ".sqlite3",
    ".trx", ".cache",
  ]
  private static let starts = [".coverage", "junit", "TEST-", "test-report", "TestReport"]
}

extension GitCheckout {
  /// The files of the work tree that git neither tracks nor ignores, those aside that a tool made, that this process
  /// reads or writes, or that lie at or below given paths; nil where git does not say.
  public func untracked(apartFrom written: [String] = []) -> [UntrackedFile]? {
    let aside = written.compactMap(pathFromRoot).filter { $0 != "" }
    return untrackedFiles()?.compactMap { path in
      guard !aside.contains(where: { path == $0 || path.hasPrefix($0 + "/") }),
        let stamp = FileStamp.ofItself("\(root)/\(path)"), !stamp.isOwnStream
      else { return nil }
      let time = stamp.seconds &* 1_000_000 &+ stamp.nanoseconds / 1000
      let file = UntrackedFile(path: path, written: Instant(microseconds: time))
      return file.isMade ? nil : file
    }
  }

  /// When a file was last written; nil where there is none.
  public static func lastWrite(of file: String) -> Instant? {
    FileStamp.of(file).map {
      Instant(microseconds: $0.seconds &* 1_000_000 &+ $0.nanoseconds / 1000)
    }
  }

  /// The endings of the files that git tracks, and their names where they have none: of what kinds the sources are.
  public func trackedKinds() -> Set<String> {
    Set((names("ls-files", "-z") ?? []).map(Self.kind))
  }

  /// The ending of a file's name, else the name.
  public static func kind(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[$0...] } ?? name[...])
  }
}
