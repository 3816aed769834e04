/// What was run, as the store keeps it: two runs with the same key ran the same code.
///
/// It is made and taken apart here alone. Of a commit's files it is the tree or the commit, of files with changes
/// that and what the changes held, of anything else the run itself.
public struct SourceKey: Hashable, Sendable {
  public let text: String

  /// A key as the store has it.
  public init(_ text: String) { self.text = text }

  /// The tree, else the commit, else the run itself. Files that differ from the commit's may differ in another way
  /// each time, so that such a run is a source of its own unless it is known what they held.
  public init(of source: Source, run key: String) {
    guard let code = source.tree ?? source.commit else {
      text = key
      return
    }
    text = source.isDirty ? code + Self.mark + (source.changes ?? key) : code
  }

  /// What stands between a commit and what differs from it.
  private static let mark = "+"

  /// Whether the files that differed from the commit's held this.
  public func hasChanges(_ changes: String) -> Bool { text.hasSuffix(Self.mark + changes) }

  /// Whether nobody knows what the files held that differed when a run was made.
  public func hasUnknownChanges(ofRun key: RunKey) -> Bool { hasChanges(key.text) }

  /// The key of a source that no other run has: what the run saw is none of its commit's.
  public func apart(asOfRun key: RunKey) -> SourceKey { SourceKey("\(text) \(key.text)") }
}

extension SourceKey: ExpressibleByStringInterpolation {
  /// A key as the store has it.
  public init(stringLiteral text: String) { self.init(text) }
}
