import History

extension HistoryStore {
  /// What can be taken back.
  enum Withdrawal: String {
    case pin
    case exclusion
    case rename
  }

  /// Remembers that something was taken back, so that it does not return from another store.
  func withdraw(
    _ kind: Withdrawal, _ subject: String, of suite: SuiteID, author: String?, at: Int64
  ) throws {
    try connection.run(
      .addWithdrawal,
      [
        "suite": .id(suite), "kind": .text(kind.rawValue), "subject": .text(subject),
        "at": .integer(at), "author": .text(author),
      ])
  }

  /// Forgets that something was taken back: it is there again.
  func restore(_ kind: Withdrawal, _ subject: String, of suite: SuiteID) throws {
    try connection.run(
      .removeWithdrawal,
      ["suite": .id(suite), "kind": .text(kind.rawValue), "subject": .text(subject)])
  }
}
