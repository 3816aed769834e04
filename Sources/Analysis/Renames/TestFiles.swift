public import History

/// Finds the file that holds a test among the files of a checkout, and whether it changed.
///
/// A report that names no file still names a class, and languages put a class where its name says:
/// `tests.unit.test_cart.TestCart` lies in `tests/unit/test_cart.py`, `com.acme.CartTest` in
/// `src/test/java/com/acme/CartTest.java`.
public struct TestFiles {
  /// What became of the file that held a test.
  public enum Fate: Sendable {
    case changed
    case unchanged
    /// Nobody knows the file, or nobody knows what changed.
    case unknown
  }

  private let changes: SourceChanges?
  /// By file name without its ending: the paths that end so.
  private let byStem: [Substring: [String]]

  /// Knows nothing of any file where git knew no changes.
  public init(_ changes: SourceChanges?) {
    self.changes = changes
    byStem = Dictionary(grouping: changes?.files ?? [], by: { Self.stem(of: $0) })
  }

  /// What became of the file that held the test.
  public func fate(of test: TestIdentity?) -> Fate {
    guard let test, let changes else { return .unknown }
    let files = candidates(for: test)
    guard !files.isEmpty else { return .unknown }
    return files.contains { changes.changed.contains($0) } ? .changed : .unchanged
  }

  /// The files that may hold the test.
  public func candidates(for test: TestIdentity) -> [String] {
    if let file = test.file {
      return (byStem[Self.stem(of: file)] ?? []).filter { $0 == file || $0.hasSuffix("/" + file) }
    }
    guard let group = test.className else { return [] }
    let parts = Self.parts(of: group)
    for end in parts.indices.reversed() {
      let container = parts[...end]
      let matches = (byStem[container.last ?? ""] ?? []).filter { path in
        Self.folders(of: path, end: container.dropLast())
      }
      if !matches.isEmpty { return matches }
    }
    return []
  }

  /// The one file that holds the test; nil where several may, of which none fits better.
  public func file(of test: TestIdentity) -> String? {
    let files = candidates(for: test)
    guard files.count > 1 else { return files.first }
    if let file = test.file, files.contains(file) { return file }
    // Of tests/test_a.py and app/tests/test_a.py, tests.test_a is the first.
    let depth = files.map(Self.depth).min()
    let nearest = files.filter { Self.depth($0) == depth }
    let parts = Self.parts(of: test.className ?? "")
    guard nearest.count == 1, let file = nearest.first,
      parts.starts(with: file.split(separator: "/").dropLast())
    else { return nil }
    return file
  }

  private static func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

  static func parts(of group: String) -> [Substring] {
    group.split(whereSeparator: { ".:/$".contains($0) })
  }

  /// Whether the folders of a path and the parts before the class's name end alike: all of the shorter
  /// list, and at least one where both have one.
  private static func folders(of path: String, end parts: ArraySlice<Substring>) -> Bool {
    let folders = path.split(separator: "/").dropLast()
    return zip(folders.reversed(), parts.reversed()).allSatisfy { $0 == $1 }
  }

  static func stem(of path: String) -> Substring {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return name[..<dot]
  }
}
