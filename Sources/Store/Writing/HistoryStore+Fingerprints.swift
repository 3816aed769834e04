import History

extension HistoryStore {
  /// How many messages are looked at before any of them is changed.
  private static let messagesAtOnce = 1000

  /// Gives every message a fingerprint that has none, or one of another version.
  public func updateFingerprints() throws {
    guard let fingerprinter, try !staleMessages(fingerprinter, limit: 1).isEmpty else { return }
    try writing { try addFingerprints() }
  }

  /// The same inside a transaction that is under way. What is recorded has its fingerprint at once, so that
  /// this finds what older versions left.
  func addFingerprints() throws {
    guard let fingerprinter else { return }
    while case let stale = try staleMessages(fingerprinter, limit: Self.messagesAtOnce),
      !stale.isEmpty
    {
      for message in stale {
        try connection.run(
          .setFingerprint,
          [
            "message": .integer(message.id),
            "fingerprint": .text(fingerprinter.fingerprint(message.failure)),
            "version": .integer(fingerprinter.version),
          ])
      }
    }
  }

  private func staleMessages(_ fingerprinter: Fingerprinter, limit: Int) throws
    -> [(id: Int64, failure: Failure)]
  {
    try connection.rows(
      .messagesOfOtherVersions,
      ["version": .integer(fingerprinter.version), "limit": .integer(limit)]
    ) {
      (
        $0.integer(Columns.MessagesOfOtherVersions.id),
        Failure(
          type: $0.optionalText(Columns.MessagesOfOtherVersions.type),
          message: $0.optionalText(Columns.MessagesOfOtherVersions.message),
          detail: $0.optionalText(Columns.MessagesOfOtherVersions.detail))
      )
    }
  }
}
