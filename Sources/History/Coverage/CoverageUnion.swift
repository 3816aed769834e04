/// Unites what several reports say of the coverage of the same files.
public enum CoverageUnion {
  /// The files of all reports, each once, in the order of their paths.
  ///
  /// Reports of one run name a file from different roots: `/build/shop/cart.py` in one, `shop/cart.py` in
  /// the other. The longest relative path that a path from the root of a file system ends with stands for
  /// both, unless it could be several, or one report names both: its two files are two. A relative path
  /// begins at the checkout, so that two of them never are one file (`conftest.py` and
  /// `tests/conftest.py`, the `src/lib.rs` of two crates).
  public static func files(of reports: [[FileCoverage]]) -> [FileCoverage] {
    var byPath: [String: FileCoverage] = [:]
    var mentions: [String: Set<Int>] = [:]
    for (report, files) in reports.enumerated() {
      for file in files {
        byPath[file.path] = byPath[file.path].map { $0.united(with: file) } ?? file
        mentions[file.path, default: []].insert(report)
      }
    }
    for (long, short) in pairs(mentions) {
      guard let file = byPath.removeValue(forKey: long), let other = byPath[short] else {
        continue
      }
      var united = other.united(with: file)
      united.path = short
      byPath[short] = united
    }
    return byPath.values.sorted { $0.path < $1.path }
  }

  /// The absolute paths with the relative ones that stand for them. A relative path that several
  /// absolute ones end with stands for none.
  private static func pairs(_ mentions: [String: Set<Int>]) -> [(long: String, short: String)] {
    var longs: [String: [String]] = [:]
    for (long, reports) in mentions where isAbsolute(long) {
      guard let short = longestEnd(of: long, where: { mentions[$0] != nil }),
        mentions[short]?.isDisjoint(with: reports) == true
      else { continue }
      longs[short, default: []].append(long)
    }
    return longs.compactMap { short, longs in longs.count == 1 ? (longs[0], short) : nil }
  }

  private static func isAbsolute(_ path: String) -> Bool {
    let start = path.utf8.prefix(2)
    return start.first == UInt8(ascii: "/") || start.last == UInt8(ascii: ":") && start.count == 2
  }

  /// What stands behind one of the path's slashes and is known, the most of it.
  private static func longestEnd(of path: String, where isKnown: (String) -> Bool) -> String? {
    var rest = path.utf8[...]
    while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
      rest = rest[rest.index(after: slash)...]
      if let end = String(rest), isKnown(end) { return end }
    }
    return nil
  }
}
