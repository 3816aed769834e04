/// Unites what several reports say of the coverage of the same files.
public enum CoverageUnion {
  /// The files, each once, in the order of their paths.
  ///
  /// Reports of one run name a file from different roots: `/build/shop/cart.py`, `shop/cart.py`. Of two
  /// paths of which one ends with all of the other the shorter one stands for both, unless it could be
  /// several.
  public static func files(of coverage: [FileCoverage]) -> [FileCoverage] {
    var byPath: [String: FileCoverage] = [:]
    for file in coverage {
      byPath[file.path] = byPath[file.path].map { $0.united(with: file) } ?? file
    }
    let byName = Dictionary(grouping: byPath.keys, by: { $0.split(separator: "/").last ?? "" })
    for paths in byName.values where paths.count > 1 {
      for (long, short) in pairs(of: paths) {
        guard let file = byPath.removeValue(forKey: long), let other = byPath[short] else {
          continue
        }
        var united = other.united(with: file)
        united.path = short
        byPath[short] = united
      }
    }
    return byPath.values.sorted { $0.path < $1.path }
  }

  /// The long paths with the short ones that stand for them, where both ends are unambiguous.
  private static func pairs(of paths: [String]) -> [(long: String, short: String)] {
    paths.compactMap { long in
      let shorts = paths.filter { long.hasSuffix("/" + $0) }
      guard shorts.count == 1, let short = shorts.first,
        paths.count(where: { $0.hasSuffix("/" + short) }) == 1
      else { return nil }
      return (long, short)
    }
  }
}
