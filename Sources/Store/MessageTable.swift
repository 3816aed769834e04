import History

/// Keeps each text that failures and skips say once.
struct MessageTable {
  let connection: Connection

  func id(of failure: Failure) throws -> Int64 {
    var hash = ContentHash()
    for part in [failure.type, failure.message, failure.detail] {
      hash.update(part ?? "")
      hash.update([part == nil ? 0 : 1])
    }
    let key = Int64(bitPattern: hash.finish().high)
    let known = try connection.first("Recording/message", ["key": .integer(key)]) { $0.integer(0) }
    if let known { return known }
    try connection.run(
      "Recording/add-message",
      [
        "key": .integer(key), "type": .text(failure.type), "message": .text(failure.message),
        "detail": .text(failure.detail),
      ])
    return connection.lastInsertID
  }
}
