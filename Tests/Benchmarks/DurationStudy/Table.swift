/// A table in plain text: a title, a heading, and rows whose cells are padded to their columns.
struct Table {
  var title: String
  var rows: [[String]]

  init(_ title: String, _ heading: String...) {
    self.title = title
    rows = [heading]
  }

  mutating func add(_ cells: String...) { rows.append(cells) }

  func print() {
    Swift.print("\n\(title)")
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    for row in rows {
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      Swift.print("  " + cells.joined(separator: "  "))
    }
  }
}

/// A number with so many decimals.
func decimal(_ value: Double, _ decimals: Int = 2) -> String {
  guard value.isFinite else { return "–" }
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((abs(value) * Double(scale)).rounded())
  let sign = value < 0 && scaled != 0 ? "-" : ""
  guard decimals > 0 else { return "\(sign)\(scaled)" }
  let digits = String(scaled % scale + scale).dropFirst()
  return "\(sign)\(scaled / scale).\(digits)"
}
