public import History

/// Tells failures of the same cause from others: their text with whatever varies from run to run
/// masked, and a hash of it.
///
/// The rules are fixed under a version number, so that a store can tell old fingerprints from new
/// ones and make them again from the failures it kept.
public struct FailureFingerprint: Hashable, Sendable {
  public static let version = 3

  public var key: ContentHash.Value
  /// What was hashed: the kind of the failure, the frame, the masked message; for display and for
  /// grouping what is nearly alike.
  public var text: String

  /// A fingerprint of a failure, the same whether its secrets were taken out before it was stored. Takes time in
  /// proportion to the text, at most 16 KB of each part.
  public init(_ failure: Failure) {
    // What older versions stored may have what colours it on a terminal.
    let detail = (failure.detail ?? "").withoutControlSequences
    let message = failure.message?.withoutControlSequences ?? Self.lastLine(detail)
    let type = (failure.type ?? "").withoutControlSequences
    let parts = [type, StackFrame.top(of: detail) ?? "", message].map {
      MessageMask.masked(Redactor.redacted($0))
    }
    text = parts.filter { !$0.isEmpty }.joined(separator: "\n")
    var hash = ContentHash()
    hash.update("fingerprint \(Self.version)")
    for part in parts {
      hash.update([0])
      hash.update(part)
    }
    key = hash.finish()
  }

  /// The version and the hash in hexadecimal digits: `1:` and 32 digits.
  public var id: String { "\(Self.version):\(key.hex)" }

  private static func lastLine(_ text: String) -> String {
    let tail = text.utf8.suffix(MessageMask.limit)
    let lines = tail.split(separator: UInt8(ascii: "\n"))
    return lines.last.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
