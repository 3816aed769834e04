public import History

/// How much of what a change adds is covered.
///
/// Lines that cannot be covered (blank ones, comments) do not count.
public struct PatchCoverage: Hashable, Sendable {
  /// A file to which lines were added that can be covered.
  public struct File: Hashable, Sendable {
    public var path: String
    /// The added lines that can be covered.
    public var linesAdded: Int
    public var linesCovered: Int
    /// Those that are not covered, in ascending order.
    public var missing: [ClosedRange<Int32>]

    /// The added lines of a file; none of them missing where nothing is said.
    public init(
      path: String, linesAdded: Int, linesCovered: Int, missing: [ClosedRange<Int32>] = []
    ) {
      self.path = path
      self.linesAdded = linesAdded
      self.linesCovered = linesCovered
      self.missing = missing
    }
  }

  /// A file with added lines of which nobody knows whether they are covered.
  public struct Unmeasured: Hashable, Sendable {
    public var path: String
    public var reason: Reason

    /// A changed file of which nobody knows what ran.
    public init(path: String, reason: Reason) {
      self.path = path
      self.reason = reason
    }

    /// Why not.
    public enum Reason: String, Sendable {
      /// No report names it, though it is in the language of those that are named.
      case notReported = "not in the report"
      /// The report has totals alone.
      case totalsAlone = "totals alone"
      /// Several paths of the report may be it, or a path of the report several files.
      case ambiguous = "ambiguous in the report"
    }
  }

  /// In the order of their paths.
  public var files: [File]
  /// In the order of their paths; they do not count.
  public var unmeasured: [Unmeasured]

  /// The coverage of a change: that of its files, and what is not known of others.
  public init(files: [File] = [], unmeasured: [Unmeasured] = []) {
    self.files = files
    self.unmeasured = unmeasured
  }

  public var linesAdded: Int { files.reduce(0) { $0 + $1.linesAdded } }
  public var linesCovered: Int { files.reduce(0) { $0 + $1.linesCovered } }

  /// The covered share of the added lines, 0…100; nil where none of them can be covered.
  public var percent: Double? {
    linesAdded > 0 ? 100 * Double(linesCovered) / Double(linesAdded) : nil
  }

  /// Sets the added lines beside the coverage of the run that ran them.
  ///
  /// `files`: all files that the repository has then, by which the paths of the report are understood.
  public init(of added: [AddedLines], coverage: [FileCoverage], files: [String]) {
    let match = PathMatch(reported: coverage.map(\.path), files: files)
    let byPath = Dictionary(coverage.map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
    let languages = Set(coverage.map(\.path.fileExtension))
    self.files = []
    unmeasured = []
    for change in added.sorted(by: { $0.path < $1.path }) {
      guard let file = match.paths[change.path].flatMap({ byPath[$0] }) else {
        if match.ambiguous.contains(change.path) {
          unmeasured.append(Unmeasured(path: change.path, reason: .ambiguous))
        } else if languages.contains(change.path.fileExtension) {
          unmeasured.append(Unmeasured(path: change.path, reason: .notReported))
        }
        continue
      }
      if file.lines.isEmpty && file.counts != CoverageCounts() {
        unmeasured.append(Unmeasured(path: change.path, reason: .totalsAlone))
      } else if let known = File(change, lines: file.lines) {
        self.files.append(known)
      }
    }
  }
}

extension PatchCoverage.File {
  /// Nil where none of the added lines can be covered.
  fileprivate init?(_ change: AddedLines, lines: [LineCoverage]) {
    self.init(path: change.path, linesAdded: 0, linesCovered: 0)
    var ranges = change.ranges[...]
    for line in lines {
      while let range = ranges.first, range.upperBound < line.number { ranges.removeFirst() }
      guard let range = ranges.first else { break }
      guard range.contains(line.number) else { continue }
      linesAdded += 1
      if line.isCovered {
        linesCovered += 1
      } else if let last = missing.last, last.upperBound + 1 == line.number {
        missing[missing.count - 1] = last.lowerBound...line.number
      } else {
        missing.append(line.number...line.number)
      }
    }
    if linesAdded == 0 { return nil }
  }
}
