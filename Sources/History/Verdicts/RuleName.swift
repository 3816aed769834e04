/// The name of a rule, as `laptime.toml`, text, JSON and the store have it. Each rule declares its own in its
/// file.
public struct RuleName: RawRepresentable, Hashable, Comparable, CustomStringConvertible, Sendable {
  public let rawValue: String

  /// The name as the store has it, also of a rule that is no more.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The name that a rule declares in its file.
  public init(_ name: String) { rawValue = name }

  /// By which documents tell why there is no verdict of a run; no rule is called so.
  public static let noVerdict = RuleName("run")

  public var description: String { rawValue }

  public static func < (a: RuleName, b: RuleName) -> Bool { a.rawValue < b.rawValue }
}
