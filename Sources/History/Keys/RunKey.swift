/// The name of a run in every store: 32 hexadecimal digits, which commands print and people type.
public struct RunKey: Hashable, Sendable {
  public let text: String

  /// The run of this key, in whole or in part, as somebody typed it or the store has it.
  public init(_ text: String) { self.text = text }

  /// The first characters, enough to type.
  public var short: String { String(text.prefix(8)) }
}
