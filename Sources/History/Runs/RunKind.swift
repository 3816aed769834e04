/// Why a run was made. The raw values are those of the store and never change.
///
/// Whether a run belongs to the trunk's history is decided by its branch's name, not by this.
public enum RunKind: UInt8, CaseIterable, Sendable {
  case trunk = 0
  case pullRequest = 1
  case mergeQueue = 2
  /// On a person's machine, or where nothing else is known.
  case local = 3

  /// The word for it in options, text, JSON and queries.
  public var word: String {
    switch self {
    case .trunk: "trunk"
    case .pullRequest: "pull-request"
    case .mergeQueue: "merge-queue"
    case .local: "local"
    }
  }

  /// The kind that a word means; nil where it is none of the four.
  public init?(word: String) {
    guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }
}
