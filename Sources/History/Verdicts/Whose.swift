/// Whose a failure is: what the author of a change has to know of it first.
public struct Whose: Hashable, Sendable {
  /// What a failure comes of.
  public enum Kind: String, CaseIterable, Sendable {
    /// It fails here and passes on the base and elsewhere.
    case yours
    /// The trunk has it already.
    case main
    case flaky, quarantined, outage, unknown

    /// What the author of a change has to look at first, from 0.
    public var rank: Int {
      switch self {
      case .yours: 0
      case .unknown: 1
      case .outage: 2
      case .main, .flaky, .quarantined: 3
      }
    }
  }

  public var kind: Kind
  /// How likely the change is to blame, 0…1; nil where nobody knows.
  public var pYours: Double?
  /// The same as a clause, with what it rests on; nil where there is no more to say than the kind.
  public var words: String?

  /// Whose it is, and how likely it comes of the change, 0…1, where that is known. `words`: a clause without a full
  /// stop.
  public init(_ kind: Kind, pYours: Double? = nil, words: String? = nil) {
    self.kind = kind
    self.pYours = pYours
    self.words = words
  }
}
