import History

/// Follows the elements of a JaCoCo report.
final class JaCoCoHandler: XMLHandler {
  private(set) var files = LineTable()
  /// What each file's own counters say, by path; where a path stands twice the sum is not known and
  /// there is nothing.
  private(set) var counters: [String: CoverageCounts] = [:]
  /// What the counters of the outermost elements that have any come to.
  private(set) var totals: CoverageCounts?
  private(set) var numbers = CoverageNumbers()
  private(set) var start: Instant?
  private(set) var end: Instant?

  /// The paths of the modules around what is read, which may hold files of the same package and name.
  private var groups: [String] = []
  private var package = ""
  private var file: (index: Int, path: String, isNew: Bool)?
  private var paths: Set<String> = []
  private var totalsDepth = Int.max

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if parser.depth == 1, !name.equals("report") {
      throw XMLRefusal("not a JaCoCo report: the root element is <\(name.string(upTo: 64))>")
    }
    if name.equals("line") {
      addLine(attributes)
    } else if name.equals("counter") {
      addCounter(attributes, parser.depth)
    } else if name.equals("sourcefile") {
      let own = attributes["name"]?.string(upTo: 4096) ?? ""
      let path = Self.path([groups.last ?? "", package, own])
      file = (files.file(path), path, paths.insert(path).inserted)
    } else if name.equals("group") {
      groups.append(Self.path([groups.last ?? "", attributes["name"]?.string(upTo: 4096) ?? ""]))
    } else if name.equals("package") {
      package = attributes["name"]?.string(upTo: 4096) ?? ""
    } else if name.equals("sessioninfo") {
      let from = attributes["start"].flatMap { Instant(reported: $0.string(upTo: 32)) }
      let to = attributes["dump"].flatMap { Instant(reported: $0.string(upTo: 32)) }
      if let from { start = min(start ?? from, from) }
      if let to { end = max(end ?? to, to) }
    }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if name.equals("sourcefile") {
      file = nil
    } else if name.equals("group") {
      _ = groups.popLast()
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {}

  private static func path(_ parts: [String]) -> String {
    BoundedName.of(parts.filter { !$0.isEmpty }.joined(separator: "/"))
  }

  private func addLine(_ attributes: XMLAttributes) {
    guard let file else { return }
    let number = attributes.count("nr")
    guard number > 0 else { return }
    var line = LineCoverage(number: number, isCovered: numbers.isHit(attributes["ci"]))
    if attributes["mb"] != nil || attributes["cb"] != nil {
      let covered = numbers.count(attributes["cb"]) ?? 0
      let missed = numbers.count(attributes["mb"]) ?? 0
      if let share = numbers.share(covered, of: covered + missed) {
        line.branchesCovered = Int32(share.covered)
        line.branchesTotal = Int32(share.total)
      }
    }
    files.add(line, to: file.index)
  }

  private func addCounter(_ attributes: XMLAttributes, _ depth: Int) {
    guard let type = attributes["type"], type.equals("LINE") || type.equals("BRANCH"),
      let covered = numbers.count(attributes["covered"]),
      let missed = numbers.count(attributes["missed"]),
      let share = numbers.share(covered, of: covered + missed)
    else { return }
    let counts =
      type.equals("LINE")
      ? CoverageCounts(linesCovered: share.covered, linesTotal: share.total)
      : CoverageCounts(branchesCovered: share.covered, branchesTotal: share.total)
    guard let file else { return addTotals(counts, depth) }
    counters[file.path] = file.isNew ? (counters[file.path] ?? .init()) + counts : nil
  }

  /// What is told further in is part of what is told further out.
  private func addTotals(_ counts: CoverageCounts, _ depth: Int) {
    if depth < totalsDepth { totals = nil }
    totalsDepth = min(depth, totalsDepth)
    if depth == totalsDepth { totals = (totals ?? .init()) + counts }
  }
}

extension XMLAttributes {
  /// A count; 0 where there is none or it is out of range.
  func count(_ name: StaticString) -> Int32 {
    max(0, self[name].flatMap { Int32($0.string(upTo: 12)) } ?? 0)
  }
}
