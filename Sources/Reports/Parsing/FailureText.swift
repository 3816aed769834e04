/// How much of a failure is kept.
enum FailureText {
  static let detailLimit = 64 << 10
  static let messageLimit = 64 << 10
  static let typeLimit = 1 << 10
  /// How many failures one attempt keeps.
  static let countLimit = 64

  /// A text up to a limit, nil where there is nothing in it but blanks.
  static func kept(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> String? {
    guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
    return XMLBytes(bytes).string(upTo: limit)
  }
}
