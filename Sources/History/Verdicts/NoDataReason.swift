/// Why a run can be no pass, whatever the rules say of it.
public struct NoDataReason: Hashable, Sendable {
  /// One sentence without a full stop.
  public var sentence: String
  /// What settles it, where something to type does.
  public var next: NextStep?

  /// A reason; `next` is what settles it.
  public init(_ sentence: String, next: NextStep? = nil) {
    self.sentence = sentence
    self.next = next
  }
}
