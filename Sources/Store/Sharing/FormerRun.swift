import History

/// What a run was before more was recorded of it, and what is known of that so far.
struct FormerRun {
  /// The recordings that it had.
  var recordings: [RunContent]
  /// How many attempts each test had.
  var attempts: [TestID: Int64]
  /// The numbers of its last error and command.
  var errors: Int64
  var commands: Int64
  var reports: Set<String>
  /// When it began, which what is added is timed from until it turns out to have begun earlier.
  var start: Int64
  /// What is added, as far as its tests are known.
  var added = RunContent()
  /// When that began which is added.
  var began: Instant?
  /// The part that the reports make on their own.
  var part: [String: SQLValue]?
}
