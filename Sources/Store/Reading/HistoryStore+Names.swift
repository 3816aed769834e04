public import History

extension HistoryStore {
  /// What a word on the command line can name.
  public enum NameKind: String, Sendable {
    case suites, branches, runs, labels, baselines
  }

  /// The names that there are of a kind, newest first, or in the order of the alphabet; at most 1000.
  public func names(of kind: NameKind) throws -> [String] {
    try connection.rows("Asking/\(kind.rawValue)") { $0.text(0) }
  }

  /// The ids of tests that begin with a text, at most 1000.
  public func testIDs(beginningWith text: String) throws -> [String] {
    try connection.rows("Asking/tests", ["beginning": .text(text)]) { $0.text(0) }
  }

  /// When the newest run of a suite, or of all, began; nil where there is none.
  public func newestStart(ofSuite suite: String?) throws -> Instant? {
    try connection.first("Asking/newest-start", ["suite": .text(suite)]) {
      $0.optionalInteger(0).map(Instant.init(microseconds:))
    } ?? nil
  }
}
