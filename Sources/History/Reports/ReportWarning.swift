/// A remark of a reader. Equal remarks are counted, not repeated.
public struct ReportWarning: Hashable, Sendable {
  /// Lower case, without a full stop, naming the values it speaks of.
  public var text: String

  /// A warning in one sentence without a full stop.
  public init(_ text: String) { self.text = text }
}
