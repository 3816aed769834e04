import History

// The rows.
extension StoreScrubber {
  /// How many may be called the same now, which numbers tell apart.
  private static let mostAlike = 10_000

  func change(_ found: [TextPlaces.Place]) throws {
    // By what a row is found comes last.
    let isKey = { (place: TextPlaces.Place) in place.keys.contains { $0.column == place.column } }
    for place in found where !ScrubbedColumns.apart.contains(place.table) && !isKey(place) {
      try change(place)
    }
    for place in found where !ScrubbedColumns.apart.contains(place.table) && isKey(place) {
      try change(place)
    }
    for message in ids(of: "messages", found) { try changeMessage(message) }
    for test in ids(of: "tests", found) { try changeTest(test) }
  }

  private func ids(of table: String, _ found: [TextPlaces.Place]) -> [Int64] {
    let ids = found.filter { $0.table == table }.compactMap { place -> Int64? in
      if case .integer(let id)? = place.keys.first?.value { id } else { nil }
    }
    return Set(ids).sorted()
  }

  /// Where another row is called the same already, a number tells them apart.
  private func change(_ place: TextPlaces.Place) throws {
    let rows = place.keys.enumerated().map {
      "\(TextPlaces.quoted($1.column)) IS ?\($0 + 2)"
    }.joined(separator: " AND ")
    let update = try Statement(
      """
      UPDATE \(TextPlaces.quoted(place.table)) SET \(TextPlaces.quoted(place.column)) = ?1 WHERE \(rows)
      """, on: connection)
    for number in 1...Self.mostAlike {
      var value = place.value
      if number > 1, case .text(let text) = value { value = .text("\(text) \(number)") }
      update.reset()
      update.bind(1, value)
      for (offset, key) in place.keys.enumerated() { update.bind(Int32(offset + 2), key.value) }
      do {
        return try update.run()
      } catch StoreError.statement(_, let reason)
        where reason.hasPrefix("UNIQUE") && number < Self.mostAlike
      {
        continue
      }
    }
  }

  private func changeMessage(_ id: Int64) throws {
    let told = try connection.first(.message, ["message": .integer(id)]) { row in
      Failure(
        type: row.optionalText(Columns.Message.type),
        message: row.optionalText(Columns.Message.message),
        detail: row.optionalText(Columns.Message.detail))
    }
    guard let told else { return }
    let clean = { (text: String?) in text.map { pattern.scrubbed($0)?.text ?? $0 } }
    let failure = Failure(
      type: clean(told.type), message: clean(told.message), detail: clean(told.detail))
    let key = MessageTable.key(of: failure)
    let other = try connection.first(.findMessage, ["key": .integer(key)]) {
      $0.integer(Columns.FindMessage.id)
    }
    if let other, other != id {
      let move: [String: SQLValue] = ["old": .integer(id), "new": .integer(other)]
      try connection.run(.moveFailures, move)
      try connection.run(.moveErrors, move)
      return try connection.run(.removeMessage, ["message": .integer(id)])
    }
    try connection.run(
      .setMessage,
      [
        "message": .integer(id), "key": .integer(key), "type": .text(failure.type),
        "text": .text(failure.message), "detail": .text(failure.detail),
        "fingerprint": .text(fingerprinter?.fingerprint(failure)),
        "version": .integer(fingerprinter?.version),
      ])
  }

  private func changeTest(_ id: Int64) throws {
    let known = try connection.first(.identity, ["test": .integer(id)]) {
      try TestIdentity(row: $0)
    }
    let suite = try connection.first(.suiteOfTest, ["test": .integer(id)]) {
      $0.integer(Columns.SuiteOfTest.suiteID)
    }
    guard let known, let suite else { return }
    let clean = { (text: String?) in text.map { pattern.scrubbed($0)?.text ?? $0 } }
    var test = TestIdentity(
      file: clean(known.file), container: clean(known.container),
      className: clean(known.className), name: clean(known.name) ?? "")
    let name = test.name
    for number in 2...Self.mostAlike {
      let other = try connection.first(
        .findTest, ["suite": .integer(suite), "key": .integer(test.key)]
      ) { $0.integer(Columns.FindTest.id) }
      guard let other, other != id else { break }
      test.name = "\(name) \(number)"
    }
    try connection.run(
      .setTestName,
      [
        "test": .integer(id), "file": .text(test.file), "container": .text(test.container),
        "class": .text(test.className), "name": .text(test.name),
      ])
    try connection.run(.setTestKey, ["test": .integer(id), "key": .integer(test.key)])
  }
}
