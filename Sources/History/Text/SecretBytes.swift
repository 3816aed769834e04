/// What tokens are made of.
struct SecretBytes: OptionSet {
  let rawValue: UInt16

  static let digit = SecretBytes(rawValue: 1)
  static let hexLower = SecretBytes(rawValue: 2)
  static let lowerRest = SecretBytes(rawValue: 4)
  static let hexUpper = SecretBytes(rawValue: 8)
  static let upperRest = SecretBytes(rawValue: 16)
  static let underscore = SecretBytes(rawValue: 32)
  static let dash = SecretBytes(rawValue: 64)
  static let dot = SecretBytes(rawValue: 128)
  /// `+`, `/`, `=` and `~`.
  static let sign = SecretBytes(rawValue: 256)

  static let hex: SecretBytes = [.digit, .hexLower, .hexUpper]
  static let upper: SecretBytes = [.digit, .hexUpper, .upperRest]
  static let letters: SecretBytes = [.digit, .hexLower, .lowerRest, .hexUpper, .upperRest]
  static let word: SecretBytes = [.letters, .underscore]
  static let dashed: SecretBytes = [.word, .dash]
  static let dotted: SecretBytes = [.dashed, .dot]
  static let base64: SecretBytes = [.dotted, .sign]

  /// What each byte is.
  static let of: [UInt16] = (0..<256).map { kind(of: UInt8($0)).rawValue }

  private static func kind(of byte: UInt8) -> SecretBytes {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "a")...UInt8(ascii: "f"): .hexLower
    case UInt8(ascii: "g")...UInt8(ascii: "z"): .lowerRest
    case UInt8(ascii: "A")...UInt8(ascii: "F"): .hexUpper
    case UInt8(ascii: "G")...UInt8(ascii: "Z"): .upperRest
    case UInt8(ascii: "_"): .underscore
    case UInt8(ascii: "-"): .dash
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "~"): .sign
    default: []
    }
  }
}
