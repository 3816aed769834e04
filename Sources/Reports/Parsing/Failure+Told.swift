import History

extension Failure {
  /// The failure with its texts cut to their limits, and without what colours them on a terminal: the same failure
  /// has it in one run and not in another.
  var cut: Failure {
    Failure(
      type: type.map { Self.cut($0.withoutControlSequences, to: FailureText.typeLimit) },
      message: message.map { Self.cut($0.withoutControlSequences, to: FailureText.messageLimit) },
      detail: detail.map { Self.cut($0.withoutControlSequences, to: FailureText.detailLimit) })
  }

  /// The same, and where its message says nothing (`Failed`, a place in the code, none at all) what its
  /// text says.
  func told(of test: TestIdentity?) -> Failure {
    var failure = cut
    if let detail = failure.detail, failure.message.map(TellingLine.saysNothing) ?? true,
      let line = TellingLine.of(detail, test: test)
    {
      failure.message = line
    }
    return failure
  }

  private static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    return String(decoding: text.utf8.prefix(limit), as: UTF8.self)
      .trimmingSuffix { $0 == "\u{fffd}" }
  }
}

extension String {
  fileprivate func trimmingSuffix(where isTrimmed: (Character) -> Bool) -> String {
    guard let last, isTrimmed(last) else { return self }
    return String(dropLast())
  }
}
