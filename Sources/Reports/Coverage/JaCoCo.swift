public import History

/// JaCoCo's XML. A line counts as covered when any of its instructions ran.
///
/// Where the lines of a file do not give what its own counters say (gcovr writes lines without
/// instructions), the counters hold and the lines are left out.
public enum JaCoCo: ReportFormat {
  public static let name = "jacoco"
  public static let purpose = ReportPurpose.coverage
  public static let description = "JaCoCo XML coverage: Maven, Gradle, Kover, gcovr"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard head.xml?.root?.name == "report" else { return false }
    return ["sessioninfo", "group", "package", "counter"].contains(head.xml?.firstChild?.name)
      || head.bytes.prefix(1024).split(separator: UInt8(ascii: " "))
        .contains { $0.starts(with: "\"-//JACOCO".utf8) }
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let handler = JaCoCoHandler()
    try XMLDocuments.read(source, with: handler)
    for var file in handler.files.coverage(path: { $0 }) {
      if let counted = handler.counters[file.path], counted != file.counts {
        file.counts = counted
        file.lines = []
      }
      try receive(.coverage(file))
    }
    var summary = ReportSummary(format: name)
    summary.start = handler.start
    summary.end = handler.end
    return summary
  }
}

/// Follows the elements of a JaCoCo report.
final class JaCoCoHandler: XMLHandler {
  private(set) var files = LineTable()
  /// What each file's own counters say, by path; where a path stands twice the sum is not known and
  /// there is nothing.
  private(set) var counters: [String: CoverageCounts] = [:]
  private(set) var start: Instant?
  private(set) var end: Instant?

  /// The paths of the modules around what is read, which may hold files of the same package and name.
  private var groups: [String] = []
  private var package = ""
  private var file: (index: Int, path: String, isNew: Bool)?
  private var paths: Set<String> = []

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if parser.depth == 1, !name.equals("report") {
      throw XMLRefusal("not a JaCoCo report: the root element is <\(name.string(upTo: 64))>")
    }
    if name.equals("line") {
      addLine(attributes)
    } else if name.equals("counter") {
      addCounter(attributes)
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
    let (missed, covered) = (attributes.count("mb"), attributes.count("cb"))
    files.add(
      LineCoverage(
        number: number, isCovered: attributes.count("ci") > 0, branchesCovered: covered,
        branchesTotal: covered.addingReportingOverflow(missed).partialValue),
      to: file.index)
  }

  private func addCounter(_ attributes: XMLAttributes) {
    guard let file, let type = attributes["type"] else { return }
    guard file.isNew else {
      counters[file.path] = nil
      return
    }
    let covered = Int64(attributes.count("covered"))
    let total = covered + Int64(attributes.count("missed"))
    if type.equals("LINE") {
      counters[file.path, default: .init()].linesCovered = covered
      counters[file.path, default: .init()].linesTotal = total
    } else if type.equals("BRANCH") {
      counters[file.path, default: .init()].branchesCovered = covered
      counters[file.path, default: .init()].branchesTotal = total
    }
  }
}

extension XMLAttributes {
  /// A count; 0 where there is none or it is out of range.
  func count(_ name: StaticString) -> Int32 {
    max(0, self[name].flatMap { Int32($0.string(upTo: 12)) } ?? 0)
  }
}
