public import History

/// Clover XML, as PHPUnit and istanbul write it. Statements and conditions count as lines, methods
/// do not; a condition has two branches.
public enum Clover: ReportFormat {
  public static let name = "clover"
  public static let purpose = ReportPurpose.coverage
  public static let description = "Clover XML coverage: PHPUnit, istanbul, vitest, gcovr"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let root = head.xml?.root, root.name == "coverage" else { return false }
    return root["clover"] != nil || head.xml?.firstChild?.name == "project"
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let handler = CloverHandler()
    try XMLDocuments.read(source, with: handler)
    let files = handler.files.coverage { ReportedPath.relative($0, checkout: source.checkoutRoot) }
    for file in files { try receive(.coverage(file)) }
    var summary = ReportSummary(format: name)
    summary.start = handler.timestamp
    summary.end = handler.timestamp
    return summary
  }
}

/// Follows the elements of a Clover report.
final class CloverHandler: XMLHandler {
  private(set) var files = LineTable()
  private(set) var timestamp: Instant?

  private var file: Int?
  /// The depth of the `testproject`, whose files are the tests' own; 0 outside.
  private var skippedDepth = 0

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if parser.depth == 1 {
      guard name.equals("coverage") else {
        throw XMLRefusal("not a Clover report: the root element is <\(name.string(upTo: 64))>")
      }
      timestamp = attributes["generated"].flatMap { Instant(reported: $0.string(upTo: 32)) }
    }
    if skippedDepth != 0 { return }
    if name.equals("line") {
      addLine(attributes)
    } else if name.equals("file") {
      file = (attributes["path"] ?? attributes["name"]).map { files.file($0.string(upTo: 4096)) }
    } else if name.equals("testproject") {
      skippedDepth = parser.depth
    }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if skippedDepth == parser.depth {
      skippedDepth = 0
    } else if name.equals("file") {
      file = nil
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {}

  private func addLine(_ attributes: XMLAttributes) {
    guard let file, let type = attributes["type"], !type.equals("method") else { return }
    let number = attributes.count("num")
    guard number > 0 else { return }
    var line = LineCoverage(number: number, isCovered: isHit(attributes["count"]))
    if type.equals("cond") {
      let sides = [attributes["truecount"], attributes["falsecount"]]
      line.branchesTotal = 2
      line.branchesCovered = Int32(sides.count { isHit($0) })
      line.isCovered = line.isCovered || line.branchesCovered > 0
    }
    files.add(line, to: file)
  }

  private func isHit(_ count: XMLBytes?) -> Bool { count?.isPositiveNumber ?? false }
}
