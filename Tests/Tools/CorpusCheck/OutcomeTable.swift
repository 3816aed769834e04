/// What became of all files, as a table.
struct OutcomeTable {
  private struct Line {
    var right = 0
    var explained = 0
    var refused = 0
    var read = 0
    var foreign = 0
    var wrong = 0
  }

  private var lines: [String: Line] = [:]
  private var remarks: [String] = []
  private var slowest = (path: "", seconds: 0.0)

  /// How many files were not read as they should be, with no known reason.
  var wrong: Int { lines.values.reduce(0) { $0 + $1.wrong } }

  mutating func add(_ row: ManifestRow, _ reading: Reading, seconds: Double) {
    if seconds > slowest.seconds { slowest = (row.path, seconds) }
    switch Verdict(row, reading, seconds: seconds) {
    case .right: lines[row.format, default: Line()].right += 1
    case .explained(let why):
      lines[row.format, default: Line()].explained += 1
      remarks.append("differs  \(row.path): \(why)")
    case .refused(let why):
      lines[row.format, default: Line()].refused += 1
      remarks.append("refused  \(row.path): \(why)")
    case .read(let what):
      lines[row.format, default: Line()].read += 1
      remarks.append("read     \(row.path): \(what), nothing to compare with")
    case .foreign(let why):
      lines[row.format, default: Line()].foreign += 1
      remarks.append("foreign  \(row.path): \(why)")
    case .wrong(let why):
      lines[row.format, default: Line()].wrong += 1
      remarks.append("WRONG    \(row.path): \(why)")
    }
  }

  func print() {
    for remark in remarks.sorted() { Swift.print(remark) }
    Swift.print("")
    let head = ["format", "right", "explained", "refused", "read", "foreign", "wrong"]
    Swift.print(Self.row(head))
    for (format, line) in lines.sorted(by: { $0.key < $1.key }) {
      let numbers = [
        line.right, line.explained, line.refused, line.read, line.foreign, line.wrong,
      ]
      Swift.print(Self.row([format] + numbers.map(String.init)))
    }
    Swift.print("\nslowest: \(slowest.path), \(slowest.seconds) s")
  }

  private static func row(_ cells: [String]) -> String {
    cells.enumerated().map { index, cell in
      let gap = String(repeating: " ", count: max(0, (index == 0 ? 24 : 10) - cell.count))
      return index == 0 ? cell + gap : gap + cell
    }.joined()
  }
}
