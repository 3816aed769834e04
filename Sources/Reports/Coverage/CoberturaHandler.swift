import History

/// Follows the elements of a Cobertura report.
final class CoberturaHandler: XMLHandler {
  private(set) var files = LineTable()
  private(set) var sources: [String] = []
  private(set) var timestamp: Instant?
  /// What the root says, as far as it does.
  private(set) var statedTotals: CoverageCounts?

  private(set) var numbers = CoverageNumbers()

  private var file: Int?
  private var methodsDepth = 0
  /// The lines under the methods of the class in hand, until it has lines of its own.
  private var linesOfMethods: [LineCoverage] = []
  private var hasOwnLines = false
  private var source: [UInt8]?

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if parser.depth == 1 { return try openRoot(name, attributes) }
    if name.equals("line") {
      if let file { addLine(attributes, to: file) }
    } else if methodsDepth != 0 {
      return
    } else if name.equals("class") {
      file = attributes["filename"].map { files.file($0.string(upTo: BoundedName.limit)) }
      linesOfMethods.removeAll(keepingCapacity: true)
      hasOwnLines = false
    } else if name.equals("methods") {
      methodsDepth = parser.depth
    } else if name.equals("source") {
      source = []
      parser.collectsText = true
    }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if methodsDepth != 0 {
      if parser.depth == methodsDepth { methodsDepth = 0 }
    } else if name.equals("class") {
      if let file, !hasOwnLines { for line in linesOfMethods { files.add(line, to: file) } }
      file = nil
    } else if let text = source, name.equals("source") {
      let path = String(decoding: text, as: UTF8.self).trimmingBlanks
      if !path.isEmpty { sources.append(path) }
      source = nil
      parser.collectsText = false
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    if let count = source?.count {
      source?.append(contentsOf: bytes.prefix(4096 - min(4096, count)))
    }
  }

  /// A remark where the root's counts are not those of the lines.
  func difference(from files: [FileCoverage]) -> ReportWarning? {
    guard let stated = statedTotals, !files.isEmpty else { return nil }
    let counted = files.reduce(CoverageCounts()) { $0 + $1.counts }
    guard
      stated.linesTotal != counted.linesTotal || stated.linesCovered != counted.linesCovered
    else { return nil }
    return ReportWarning(
      "the report states \(stated.linesCovered) of \(stated.linesTotal) lines covered, its lines "
        + "are \(counted.linesCovered) of \(counted.linesTotal), which is what counts")
  }

  private func openRoot(_ name: XMLName, _ attributes: XMLAttributes) throws {
    guard name.equals("coverage") else {
      throw XMLRefusal("not a Cobertura report: the root element is <\(name.string(upTo: 64))>")
    }
    timestamp = attributes["timestamp"].flatMap { Instant(reported: $0.string(upTo: 64)) }
    func share(_ covered: StaticString, _ total: StaticString) -> (covered: Int64, total: Int64)? {
      numbers.share(numbers.count(attributes[covered]), of: numbers.count(attributes[total]))
    }
    guard let lines = share("lines-covered", "lines-valid"), lines.total > 0 else { return }
    let branches = share("branches-covered", "branches-valid")
    statedTotals = CoverageCounts(
      linesCovered: lines.covered, linesTotal: lines.total,
      branchesCovered: branches?.covered ?? 0, branchesTotal: branches?.total ?? 0)
  }

  private func addLine(_ attributes: XMLAttributes, to file: Int) {
    guard methodsDepth == 0 || !hasOwnLines, let line = line(attributes) else { return }
    if methodsDepth != 0 { return linesOfMethods.append(line) }
    hasOwnLines = true
    files.add(line, to: file)
  }

  private func line(_ attributes: XMLAttributes) -> LineCoverage? {
    var line = LineCoverage(number: 0, isCovered: false)
    attributes.forEach { name, value in
      if name.equals("number") {
        line.number = Int32(value.string(upTo: 12)) ?? 0
      } else if name.equals("hits") {
        line.isCovered = numbers.isHit(value)
      } else if name.equals("condition-coverage") {
        (line.branchesCovered, line.branchesTotal) = branches(value)
      }
    }
    return line.number > 0 ? line : nil
  }

  /// The counts in `50% (1/2)`.
  private func branches(_ text: XMLBytes) -> (Int32, Int32) {
    let text = text.string(upTo: 64)
    let inner = text.splitOnce(at: "(").1.prefix { $0 != ")" }
    let (covered, total) = String(inner).splitOnce(at: "/")
    guard let share = numbers.share(Int64(covered), of: Int64(total)) else { return (0, 0) }
    return (Int32(share.covered), Int32(share.total))
  }

  /// The one root of all files. With several the report does not say which one a file lies under.
  var root: String? {
    let roots = Set(sources.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 })
    return roots.count == 1 ? roots.first : nil
  }

  /// A class's file as a path of the checkout, joined to the root.
  static func path(_ name: String, in root: String?, checkout: String?) -> String {
    guard let root, root != ".", !ReportedPath.isAbsolute(name) else {
      return ReportedPath.relative(name, checkout: checkout)
    }
    return ReportedPath.relative("\(root)/\(name)", checkout: checkout)
  }
}

extension String {
  /// The text without blanks and line ends around it.
  var trimmingBlanks: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
