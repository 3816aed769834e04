import History

extension RunContent {
  /// A hash of all of it, the same whatever version of the program wrote it.
  var wholeKey: String {
    var bytes = ContentBytes()
    bytes.append(tests)
    for entry in attempts {
      bytes.append(Int64(entry.test))
      bytes.append(byte: entry.attempt.outcome.rawValue)
      bytes.append(byte: entry.attempt.mode.rawValue)
      bytes.append(entry.attempt.duration ?? -1)
    }
    for timing in timings {
      bytes.append(Int64(timing.attempt))
      for value in [timing.setup, timing.call, timing.teardown, timing.start] {
        bytes.append(value ?? .min)
      }
      bytes.append(optional: timing.worker)
    }
    for table in ContentTable.allCases {
      let rows = self[table]
      bytes.append(byte: table.rawValue)
      bytes.append(count: rows.count)
      for row in 0..<rows.count {
        // What a later version adds is NULL of what an older one wrote.
        for (column, value) in zip(table.columns, rows.row(row)) where value != .null {
          bytes.append(column)
          bytes.append(value)
        }
      }
    }
    var hash = ContentHash()
    hash.update(bytes.bytes)
    return hash.finish().hex
  }

  /// The texts that say what was run and how it is known again: they are never changed.
  private static let fixed: Set<String> = [
    "key", "project", "suite", "source", "commit_hash", "tree_hash", "merge_base", "kind",
    "order_source", "wall_source", "content_hash", "format", "dialect", "media_type", "meaning",
    "run_key", "path",
  ]

  /// Whether it is another recording with nothing changed but that texts were taken out, the same in number and
  /// order: what a stranger says of it makes no other results of it.
  func isScrubbed(of other: RunContent) -> Bool {
    guard tests == other.tests, attempts == other.attempts, timings.count == other.timings.count
    else { return false }
    for (mine, theirs) in zip(timings, other.timings) {
      var plain = theirs
      plain.worker = mine.worker
      guard mine == plain, Self.isLeft(.text(mine.worker), of: .text(theirs.worker)) else {
        return false
      }
    }
    for table in ContentTable.allCases where table != .messages && table != .failures {
      guard isScrubbed(table, of: other) else { return false }
    }
    let (mine, theirs) = (said(), other.said())
    return mine.count == theirs.count
      && zip(mine, theirs).allSatisfy {
        $0.place == $1.place && Self.areLeft($0.texts, of: $1.texts)
      }
  }

  private func isScrubbed(_ table: ContentTable, of other: RunContent) -> Bool {
    let (mine, theirs) = (self[table], other[table])
    guard mine.count == theirs.count else { return false }
    for row in 0..<mine.count {
      for (place, column) in table.columns.enumerated() {
        // Where the messages are is told by what they say.
        if table == .errors, column == "message" { continue }
        let (a, b) = (
          mine.values[row * mine.width + place], theirs.values[row * theirs.width + place]
        )
        let isFixed = Self.fixed.contains(column) && !(table == .labels && column == "key")
        guard a == b || !isFixed && Self.isLeft(a, of: b) else { return false }
      }
    }
    return true
  }

  /// What each failure and error said, with its place.
  private func said() -> [(place: [SQLValue], texts: [SQLValue])] {
    func texts(_ message: Int64?) -> [SQLValue] {
      guard let message, message >= 0, message < self[.messages].count else { return [] }
      return Array(self[.messages].row(Int(message)))
    }
    return self[.failures].all.map {
      ([$0["attempt"] ?? .null, $0["number"] ?? .null], texts($0.integer("message")))
    } + self[.errors].all.map { ([$0["number"] ?? .null], texts($0.integer("message"))) }
  }

  private static func areLeft(_ values: [SQLValue], of others: [SQLValue]) -> Bool {
    values.count == others.count
      && zip(values, others).allSatisfy { $0 == $1 || isLeft($0, of: $1) }
  }

  /// Whether a text is another one with parts taken out.
  private static func isLeft(_ value: SQLValue, of other: SQLValue) -> Bool {
    switch (value, other) {
    case (.text(let left), .text(let text)): isLeft(Array(left.utf8), of: Array(text.utf8))
    case (.blob(let left), .blob(let blob)): isLeft(left, of: blob)
    default: value == other
    }
  }

  private static func isLeft(_ left: [UInt8], of text: [UInt8]) -> Bool {
    guard left != text else { return true }
    let mark = Array(TextPattern.mark.utf8)
    var pattern: [UInt16] = []
    var index = 0
    while index < left.count {
      if left[index...].starts(with: mark) {
        pattern.append(.max)
        index += mark.count
      } else {
        pattern.append(UInt16(left[index]))
        index += 1
      }
    }
    // A stranger's texts cost no more than one's own.
    guard pattern.count * text.count <= 1 << 30 else { return false }
    return Wildcards.sequence(text, pattern, isStar: { $0 == .max }) { UInt16($0) == $1 }
  }
}

// What texts are taken out of.
extension RunContent {
  /// Without what a pattern stands for; the names of tests and files alone where asked. Nil where it stands nowhere.
  func scrubbed(of pattern: TextPattern, names: Bool) -> RunContent? {
    var content = self
    var isChanged = false
    func clean(_ text: String?) -> String? {
      guard let text, let found = pattern.scrubbed(text) else { return text }
      isChanged = true
      return found.text
    }
    if names {
      for place in content.tests.indices {
        let test = content.tests[place]
        content.tests[place] = TestIdentity(
          file: clean(test.file), container: clean(test.container),
          className: clean(test.className), name: clean(test.name) ?? "")
      }
      if content.tests != tests { content.sortTests() }
    }
    for place in content.timings.indices {
      content.timings[place].worker = clean(content.timings[place].worker)
    }
    let named: Set<String> = ["project", "suite", "path", "run_key"]
    for table in ContentTable.allCases {
      let rows = content[table]
      var cleaned = ContentRows(table)
      for row in 0..<rows.count {
        cleaned.append(
          zip(table.columns, rows.row(row)).map { column, value in
            let isName = named.contains(column) || table == .labels && column == "key"
            guard isName ? names : !Self.fixed.contains(column) else { return value }
            switch value {
            case .text(let text): return .text(clean(text))
            case .blob(let bytes) where table == .attachments:
              guard let found = pattern.scrubbed(bytes) else { return value }
              isChanged = true
              return .blob(found.bytes)
            default: return value
            }
          })
      }
      content[table] = cleaned
    }
    return isChanged ? content : nil
  }

  /// Puts the tests into the order of what they are called now, each once.
  private mutating func sortTests() {
    var seen: [TestIdentity: Int] = [:]
    for place in tests.indices {
      let test = tests[place]
      let count = seen[test, default: 0] + 1
      seen[test] = count
      if count > 1 { tests[place].name += " \(count)" }
    }
    let order = tests.indices.sorted { tests[$0].comesBefore(tests[$1]) }
    var places = [Int](repeating: 0, count: tests.count)
    for (new, old) in order.enumerated() { places[old] = new }
    tests = order.map { tests[$0] }
    // Attempts of one test stand beside each other, and what refers to them follows.
    let moved = attempts.indices.sorted {
      (places[Int(attempts[$0].test)], $0) < (places[Int(attempts[$1].test)], $1)
    }
    var attemptPlaces = [Int](repeating: 0, count: attempts.count)
    for (new, old) in moved.enumerated() { attemptPlaces[old] = new }
    attempts = moved.map {
      Entry(test: Int32(places[Int(attempts[$0].test)]), attempt: attempts[$0].attempt)
    }
    for place in timings.indices {
      timings[place].attempt = Int32(attemptPlaces[Int(timings[place].attempt)])
    }
    timings.sort { $0.attempt < $1.attempt }
    move("attempt", of: .failures, attemptPlaces)
    move("test", of: .errors, places)
    move("test", of: .benchmarks, places)
  }

  private mutating func move(_ column: String, of table: ContentTable, _ places: [Int]) {
    for row in 0..<self[table].count {
      guard let old = self[table].named(row).integer(column), places.indices.contains(Int(old))
      else { continue }
      self[table].set(column, of: row, to: .integer(places[Int(old)]))
    }
  }
}
