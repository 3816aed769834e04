/// A report that a command names among its arguments.
public struct NamedReport: Hashable, Sendable {
  /// What a report is about.
  public enum Kind: CaseIterable, Hashable, Sendable {
    case tests
    case coverage
  }

  /// Where it may be: paths or patterns, of which one at least is written.
  public var places: [String]
  public var kind: Kind

  /// A report that is in one of these places, which may have wildcards.
  public init(_ places: [String], _ kind: Kind) {
    self.places = places
    self.kind = kind
  }
}
