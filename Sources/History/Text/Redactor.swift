/// Takes secrets out of texts by the shapes that they are known by: tokens of well-known services, keys, headers and
/// the values of what is called a password.
///
/// What is left is the text with a mark in the place of each secret; to do it again changes nothing. Takes time in
/// proportion to the text, whatever stands in it.
public struct Redactor: Sendable {
  /// What stands in the place of a secret.
  public static let mark = "[redacted]"

  /// What was taken out so far.
  public private(set) var count = RedactionCount()
  private var seen: Set<Int> = []

  /// Has taken nothing out yet.
  public init() {}

  /// A text without its secrets.
  public static func redacted(_ text: String) -> String {
    var redactor = Redactor()
    return redactor.redact(text)
  }

  /// A text without its secrets, which are counted.
  public mutating func redact(_ text: String) -> String {
    var text = text
    let found = text.withUTF8 { bytes in
      var scanner = SecretScanner(bytes)
      scanner.scan()
      return scanner.found
    }
    guard !found.isEmpty else { return text }
    return text.withUTF8 { bytes in
      var kept: [UInt8] = []
      kept.reserveCapacity(bytes.count)
      var end = 0
      for secret in found {
        kept += bytes[end..<secret.lowerBound]
        kept += Self.mark.utf8
        note(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[secret]))
        end = secret.upperBound
      }
      kept += bytes[end...]
      return String(decoding: kept, as: UTF8.self)
    }
  }

  /// The same of a text that may be missing.
  public mutating func redact(_ text: String?) -> String? { text.map { redact($0) } }

  /// A failure without the secrets in what it said.
  public mutating func redact(_ failure: Failure) -> Failure {
    Failure(
      type: redact(failure.type), message: redact(failure.message), detail: redact(failure.detail))
  }

  private mutating func note(_ secret: UnsafeRawBufferPointer) {
    var hasher = Hasher()
    hasher.combine(bytes: secret)
    count.places += 1
    // Of more than anybody counts the number stays what it is.
    if seen.count < 100_000 { seen.insert(hasher.finalize()) }
    count.secrets = seen.count
  }
}
