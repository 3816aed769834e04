import History

/// Follows the elements of a Clover report.
///
/// Of the two sides of a condition OpenClover says how often each was taken. The others (istanbul, gcovr)
/// write how often the line ran and, in place of the sides, how many branches were covered and how many
/// were missed.
final class CloverHandler: XMLHandler {
  private(set) var files = LineTable()
  /// What each file states of itself, by the name that it has in the report.
  private(set) var stated: [String: CoverageCounts] = [:]
  /// What the project states in sum.
  private(set) var totals: CoverageCounts?
  private(set) var timestamp: Instant?
  private(set) var numbers = CoverageNumbers()

  private var file: (index: Int, name: String, depth: Int)?
  private var projectDepth = 0
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
      file = (attributes["path"] ?? attributes["name"]).map {
        let name = $0.string(upTo: 4096)
        return (files.file(name), name, parser.depth)
      }
    } else if name.equals("project") {
      projectDepth = parser.depth
    } else if name.equals("metrics") {
      addMetrics(attributes, parser.depth)
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
    var line = LineCoverage(number: number, isCovered: numbers.isHit(attributes["count"]))
    if type.equals("cond") { addCondition(attributes, to: &line) }
    files.add(line, to: file.index)
  }

  private func addCondition(_ attributes: XMLAttributes, to line: inout LineCoverage) {
    let sides = (attributes["truecount"], attributes["falsecount"])
    guard attributes["count"] != nil else {
      line.branchesTotal = 2
      line.branchesCovered = (numbers.isHit(sides.0) ? 1 : 0) + (numbers.isHit(sides.1) ? 1 : 0)
      line.isCovered = line.branchesCovered > 0
      return
    }
    guard let covered = numbers.count(sides.0), let missed = numbers.count(sides.1),
      let share = numbers.share(covered, of: covered + missed)
    else { return }
    line.branchesCovered = Int32(share.covered)
    line.branchesTotal = Int32(share.total)
  }

  private func addMetrics(_ attributes: XMLAttributes, _ depth: Int) {
    guard depth == projectDepth + 1 || depth == file.map({ $0.depth + 1 }) else { return }
    let lines = numbers.share(
      numbers.count(attributes["coveredstatements"]), of: numbers.count(attributes["statements"]))
    let branches = numbers.share(
      numbers.count(attributes["coveredconditionals"]),
      of: numbers.count(attributes["conditionals"]))
    let counts = CoverageCounts(
      linesCovered: lines?.covered ?? 0, linesTotal: lines?.total ?? 0,
      branchesCovered: branches?.covered ?? 0, branchesTotal: branches?.total ?? 0)
    guard counts != CoverageCounts() else { return }
    if let file { stated[file.name] = counts } else { totals = counts }
  }
}
