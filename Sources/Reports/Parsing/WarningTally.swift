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

extension WarningTally {
  /// A duration in microseconds that can be one: not negative and at most a year; else nil, which is
  /// "not known", and counted.
  mutating func plausible(_ duration: Int64?, of test: @autoclosure () -> String) -> Int64? {
    guard let duration else { return nil }
    guard (0...31_536_000_000_000).contains(duration) else {
      add("durations are below zero or over a year and left out", example: "that of \(test())")
      return nil
    }
    return duration
  }

  /// What a result comes to whose word is not known: it is never a pass, and a warning names the word.
  mutating func unknown(result word: String) -> Outcome {
    add("results of unknown words, taken as errors", example: word.isEmpty ? "none" : "\"\(word)\"")
    return .errored
  }
}
