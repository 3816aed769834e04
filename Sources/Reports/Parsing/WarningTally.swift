import History

/// Collects what a reader has to remark, each kind once with how often and an example.
struct WarningTally {
  private struct Entry {
    var count = 0
    var example: String
  }

  private var entries: [String: Entry] = [:]
  private var order: [String] = []

  /// Counts a remark. `kind` names several of what it is about: "tests without a duration".
  mutating func add(_ kind: String, count: Int = 1, example: @autoclosure () -> String) {
    if entries[kind] == nil {
      entries[kind] = Entry(example: example())
      order.append(kind)
    }
    entries[kind]?.count += count
  }

  /// The remarks in the order in which they first came up.
  var warnings: [ReportWarning] {
    order.compactMap { kind in
      entries[kind].map { ReportWarning("\(kind): \($0.count), such as \($0.example.prefix(120))") }
    }
  }
}
