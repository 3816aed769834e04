import History

/// Collects what a reader has to remark, each kind once with how often and an example.
struct WarningTally {
  private struct Entry {
    var count = 0
    var example: String
  }

  private var entries: [String: Entry] = [:]
  private var order: [String] = []

  /// Counts a remark. `kind` is a clause about several ("tests have no duration").
  mutating func add(_ kind: String, example: @autoclosure () -> String) {
    if entries[kind] == nil {
      entries[kind] = Entry(example: example())
      order.append(kind)
    }
    entries[kind]?.count += 1
  }

  /// The remarks in the order in which they first came up.
  var warnings: [ReportWarning] {
    order.compactMap { kind in
      entries[kind].map { ReportWarning("\($0.count) \(kind), the first is \($0.example)") }
    }
  }
}
