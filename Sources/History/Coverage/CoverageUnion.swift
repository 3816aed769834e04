/// Unites what several reports say of the coverage of the same files, in whatever order they come.
///
/// Reports of one run name a file from different roots: `/build/shop/cart.py`, `shop/cart.py`. Of two
/// paths of which one ends with all of the other the shorter one stands for both, unless it could be
/// several, or one report names both. What the reports say is kept by their own paths, since a later one
/// may show that two are not the same.
public struct CoverageUnion {
  /// What stands for everything in a report that names no files.
  public static let everything = "."

  /// What is known by each path that a report gives.
  public private(set) var reported: [String: ReportedCoverage] = [:]
  /// The paths of which several reports speak and not all know lines.
  private var mixed: Set<String> = []

  public init() {}

  /// Adds what is known of a path already.
  public mutating func add(_ coverage: ReportedCoverage, of path: String) {
    guard let known = reported[path] else {
      reported[path] = coverage
      return
    }
    if known.losesTotals(with: coverage) { mixed.insert(path) }
    reported[path] = known.united(with: coverage)
  }

  /// Adds the files of one report.
  public mutating func add(report files: [FileCoverage]) {
    let paths = SuffixPairs(of: files.map(\.path))
    for file in files {
      add(ReportedCoverage(file, isApart: paths.isPaired(file.path)), of: file.path)
    }
  }

  /// The files, each once, in the order of their paths; and the paths of those of which totals were to
  /// be united, which cannot be. Counts are of the lines where these cover as much as any totals; totals
  /// of everything count only where no file is named.
  public func files() -> (files: [FileCoverage], mixed: [String]) {
    var (united, mixed) = (reported, mixed)
    for (long, short) in SuffixPairs(of: Array(reported.keys)).unambiguous {
      guard let a = reported[long], let b = reported[short], !a.isApart, !b.isApart else {
        continue
      }
      if a.losesTotals(with: b) { mixed.insert(short) }
      if mixed.remove(long) != nil { mixed.insert(short) }
      united[long] = nil
      united[short] = b.united(with: a)
    }
    if united.count > 1, united.removeValue(forKey: Self.everything) != nil {
      mixed.insert(Self.everything)
    }
    let files = united.map { FileCoverage(path: $0, counts: $1.counts, lines: $1.lines) }
    return (files.sorted { $0.path < $1.path }, mixed.sorted())
  }
}
