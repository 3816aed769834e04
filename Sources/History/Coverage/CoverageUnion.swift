/// Unites what several reports say of the coverage of the same files, in whatever order they come.
///
/// Reports of one run name a file from different roots: `/build/shop/cart.py` in one, `shop/cart.py` in
/// another. The longest known path that a path ends with stands for both, unless it could be several, or
/// one report names both. A relative path mostly begins at the checkout, so that `conftest.py` and
/// `tests/conftest.py` are one only where they have the same lines. What the reports say is kept by their
/// own paths, since a later one may show that two are not the same.
public struct CoverageUnion {
  /// What stands for everything in a report that names no files.
  public static let everything = "."

  /// What is known by each path that a report gives.
  public private(set) var reported: [String: ReportedCoverage] = [:]
  /// The paths of which several reports speak and not all know lines.
  private var mixed: Set<String> = []

  /// A union of nothing yet.
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
    let paths = Set(files.map(\.path))
    for file in files {
      let isApart = file.path.properEnds.contains(where: paths.contains)
      add(ReportedCoverage(file, isApart: isApart), of: file.path)
    }
  }

  /// The files, each once, in the order of their paths; and the paths of those of which totals were to
  /// be united, which cannot be. Counts are of the lines where these cover as much as any totals; totals
  /// of everything count only where no file is named.
  public func files() -> (files: [FileCoverage], mixed: [String]) {
    var (united, mixed) = (reported, mixed)
    for (long, short) in pairs {
      guard let a = united.removeValue(forKey: long), let b = united[short] else { continue }
      if mixed.remove(long) != nil || a.losesTotals(with: b) { mixed.insert(short) }
      united[short] = b.united(with: a)
    }
    if united.count > 1, united.removeValue(forKey: Self.everything) != nil {
      mixed.insert(Self.everything)
    }
    let files = united.map { FileCoverage(path: $0, counts: $1.counts, lines: $1.lines) }
    return (files.sorted { $0.path < $1.path }, mixed.sorted())
  }

  /// The paths for which another stands, with that other, the longest first.
  private var pairs: [(long: String, short: String)] {
    var longs: [String: [String]] = [:]
    for (path, coverage) in reported where !coverage.isApart {
      let short = path.properEnds.first { end in
        guard let other = reported[end] else { return false }
        return path.isAbsolutePath || coverage.hasLines(of: other)
      }
      if let short { longs[short, default: []].append(path) }
    }
    let pairs = longs.compactMap { short, longs in
      longs.count == 1 ? (long: longs[0], short: short) : nil
    }
    return pairs.sorted { ($1.long.utf8.count, $1.long) < ($0.long.utf8.count, $0.long) }
  }
}
