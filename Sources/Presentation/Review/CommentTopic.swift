public import History

/// What a comment is about: a later run of the same topic edits it, another shard or another value of a
/// matrix has one of its own.
public struct CommentTopic: Sendable {
  public var project: String
  public var suite: String
  /// Nil for a run that is not split, or has all its parts.
  public var shard: Shard?
  /// `key=value` each, without those that are others in every run.
  public var labels: [String]
  /// On what the run ran, which tells the jobs of a matrix apart that nobody labelled.
  public var platform: String

  /// What a comment is about, by which a later one finds it.
  public init(
    project: String, suite: String, shard: Shard? = nil, labels: [String] = [],
    platform: String = ""
  ) {
    self.project = project
    self.suite = suite
    self.shard = shard
    self.labels = labels
    self.platform = platform
  }

  /// The line that a comment begins with, which nobody sees and a later run finds it by.
  public var marker: String {
    let part = shard.map { "\($0.index)/\($0.total)" } ?? ""
    let words = [project, suite, part, platform] + labels.sorted()
    return "<!-- laptime:\(ContentHash.of(words.joined(separator: "\0")).hex) -->"
  }

  /// `suite full, shard 2 of 4, db=sqlite`.
  var words: String {
    let part = shard.map { ["shard \($0.index) of \($0.total)"] } ?? []
    return (["suite \(suite)"] + part + labels.sorted()).joined(separator: ", ")
  }
}
