/// Figures with their names to the left and what they mean to the right.
struct FigureLines {
  private var rows: [(name: String, value: String, remark: String)] = []

  mutating func add(_ name: String, _ value: String, _ remark: String = "") {
    rows.append((name, value, remark))
  }

  /// The lines, indented by two; remarks are wrapped to the width.
  func text(width: Int?) -> String {
    let names = rows.map { TerminalText.width($0.name) }.max() ?? 0
    let values = rows.filter { !$0.remark.isEmpty }.map { TerminalText.width($0.value) }.max() ?? 0
    let indent = 2 + names + 2 + values + 2
    return rows.map { row in
      let lead =
        "  \(TerminalText.padded(row.name, to: names))  "
        + (row.remark.isEmpty ? row.value : TerminalText.padded(row.value, to: values) + "  ")
      let gap = String(repeating: " ", count: indent)
      let remark = TextWrap.lines(row.remark, width: width.map { max(20, $0 - indent) })
      return lead + remark.joined(separator: "\n" + gap) + "\n"
    }.joined()
  }
}
