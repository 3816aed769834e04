import History

/// Warnings in the order in which they first came, each once, with the file they speak of.
struct WarningList {
  private static let limit = 100
  private var counts: [ReportWarning: Int] = [:]
  private var order: [ReportWarning] = []

  mutating func add(_ warning: ReportWarning, of file: String?) {
    let warning = file.map { ReportWarning("\($0): \(warning.text)") } ?? warning
    if let count = counts[warning] {
      counts[warning] = count + 1
    } else if order.count < Self.limit {
      counts[warning] = 1
      order.append(warning)
    }
  }

  /// Adds all of another list with their counts.
  mutating func add(contentsOf other: WarningList) {
    for warning in other.order {
      if counts[warning] == nil && order.count < Self.limit { order.append(warning) }
      counts[warning, default: 0] += other.counts[warning] ?? 1
    }
  }

  /// The warnings; one that came several times says so.
  var all: [ReportWarning] {
    order.map { warning in
      let count = counts[warning] ?? 1
      return count == 1 ? warning : ReportWarning("\(warning.text) (\(count) times)")
    }
  }
}
