/// What was tested: a commit and whether the files on disk were those of the commit.
public struct Source: Hashable, Sendable {
  /// The full hash of the commit, in hexadecimal digits; nil where there is none or none is known.
  public var commit: String?
  /// The hash of the commit's tree: two commits with the same tree hold the same files.
  public var tree: String?
  /// Whether files differed from the commit's, so that the hashes do not say what was tested.
  public var isDirty: Bool
  /// What the files that differed held, as a hash; nil where nothing differed or nobody knows.
  public var changes: String?
  /// The first line of the commit's message.
  public var subject: String?
  /// When the commit was made by its committer's clock.
  public var committedAt: Instant?
  /// How many parents the commit has: 0 for a root, 2 and more for a merge.
  public var parentCount: Int?
  /// How many commits there are from a root to this one along first parents, both counted, which
  /// orders the commits of a trunk; nil where the clone is too shallow to know.
  public var depth: Int?
  /// The newest commit that it shares with the trunk; nil where that is not known.
  public var mergeBase: String?
  /// The depth of that commit.
  public var mergeBaseDepth: Int?

  /// A source of which all is unknown that is not given.
  public init(
    commit: String? = nil, tree: String? = nil, isDirty: Bool = false, subject: String? = nil,
    committedAt: Instant? = nil, parentCount: Int? = nil, depth: Int? = nil,
    mergeBase: String? = nil
  ) {
    self.commit = commit
    self.tree = tree
    self.isDirty = isDirty
    self.subject = subject
    self.committedAt = committedAt
    self.parentCount = parentCount
    self.depth = depth
    self.mergeBase = mergeBase
  }
}
