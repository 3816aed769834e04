import History

/// The newest failures of a page, as many as it has room for, and what they said.
struct PageFailures {
  private static let mostEntries = 5000
  /// Of all texts together, and of one, in characters.
  private static let room = 300_000
  private static let longest = 2000

  private let list: FailureList
  private let grid: TestGrid

  init(_ list: FailureList, _ grid: TestGrid) {
    self.list = list
    self.grid = grid
  }

  /// Entries are run, test, attempt and message, newest first.
  var json: JSON {
    var (entries, messages): ([JSON], [JSON]) = ([], [])
    var places: [Int: Int] = [:]
    var left = Self.room
    for entry in list.entries.sorted(by: { $0.run > $1.run }).prefix(Self.mostEntries) {
      guard let test = grid.places[entry.test] else { continue }
      if places[entry.message] == nil {
        places[entry.message] = messages.count
        let text = Self.text(
          of: list.messages[entry.message].failure, atMost: min(Self.longest, max(200, left)))
        left -= text.count
        messages.append(
          .array([.string(list.messages[entry.message].fingerprint), .string(text)]))
      }
      let message = places[entry.message] ?? 0
      entries += [entry.run, test, entry.attempt, message].map { .integer($0) }
    }
    return .object([
      ("entries", .array(entries)), ("messages", .array(messages)),
      ("all", .integer(list.entries.count)),
    ])
  }

  /// The kind, the message and what there is room for of the rest.
  private static func text(of failure: Failure, atMost limit: Int) -> String {
    let head = [failure.type, failure.message].compactMap(\.self).joined(separator: ": ")
    let text = [head, failure.detail ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
    return text.count > limit ? text.prefix(limit) + " …" : text
  }
}
