import History

/// What became of all files, as a table.
struct OutcomeTable {
  private struct Line {
    var right = 0
    var read = 0
    var refused = 0
    var explained = 0
    var unexplained = 0
  }

  private var lines: [String: Line] = [:]
  private var remarks: [String] = []
  private var slowest = (path: "", seconds: 0.0)

  /// How many files were read to other counts, or refused without a place, with no known reason.
  private(set) var unexplained = 0

  mutating func add(_ row: Manifest.Row, _ reading: Reading, seconds: Double) {
    if seconds > slowest.seconds { slowest = (row.path, seconds) }
    var line = lines[row.format] ?? Line()
    defer { lines[row.format] = line }
    if seconds > 2 { complain("\(row.path): took \(seconds) s", &line) }
    if let refusal = reading.refusal {
      line.refused += 1
      remarks.append("refused  \(row.path): \(refusal)")
      if !reading.hasPosition { complain("\(row.path): refused without a place", &line) }
    } else if let counts = row.counts, reading.counts.cases + counts.cases > 0 {
      if counts == reading.counts || counts.cases == reading.benchmarks {
        line.right += 1
      } else if let reason = Reasons.reason(for: row, reading) {
        line.explained += 1
        remarks.append(
          "differs  \(row.path): \(reading.counts.text), not \(counts.text): \(reason)")
      } else {
        complain("\(row.path): \(reading.counts.text), not \(counts.text)", &line)
      }
    } else if let lines = row.lines, reading.files > 0 {
      let read = (reading.coverage.linesCovered, reading.coverage.linesTotal)
      if read == lines {
        line.right += 1
      } else {
        complain("\(row.path): \(read.0) of \(read.1) lines, not \(lines.0) of \(lines.1)", &line)
      }
    } else {
      line.read += 1
    }
  }

  private mutating func complain(_ text: String, _ line: inout Line) {
    line.unexplained += 1
    unexplained += 1
    remarks.append("WRONG    \(text)")
  }

  func print() {
    for remark in remarks.sorted() { Swift.print(remark) }
    Swift.print("")
    let head = ["format", "right", "read", "refused", "explained", "wrong"]
    Swift.print(Self.row(head))
    for (format, line) in lines.sorted(by: { $0.key < $1.key }) {
      let numbers = [line.right, line.read, line.refused, line.explained, line.unexplained]
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
