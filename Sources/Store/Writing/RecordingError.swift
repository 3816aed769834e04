public import History

/// Why reports that could be read could not be recorded.
public enum RecordingError: Error, Hashable, Sendable {
  /// Only coverage or benchmarks were given, and there is no run of the suite and commit to join.
  case noRunToJoin(suite: String, commit: String?)
  /// No run has this id or an id that begins so.
  case noSuchRun(String)
  /// Several runs have ids that begin so.
  case ambiguousRun(String)
  /// A pin has this name, and the id of another run begins so.
  case pinOrRun(String, RunKey)
  /// Pins of several suites have this name.
  case severalPins(String)
  /// Attempts are added to a run of another source: of another commit, or with other changes where that has any.
  case otherSource(run: RunKey, commit: String?, isDirty: Bool, hasOtherChanges: Bool)
  /// A command that was to run tests of a run again ran none.
  case noAttempts(of: RunKey)
  /// Attempts that were made elsewhere are added to a run.
  case otherPlace(run: RunKey, [PlaceDifference])
  /// A run in shards needs a run key that all its shards share.
  case shardWithoutRunKey
  /// A report is none that the command of this run can have written.
  case copiedReport(name: String, CopySign)

  /// What shows that a report is of another run.
  public enum CopySign: Hashable, Sendable {
    /// It says that it began long before the command.
    case dated(Instant, began: Instant)
    /// It says that it began long before the run that it is to retry.
    case datedBefore(Instant, run: Instant)
    /// It is that of a run of another commit, byte for byte.
    case recorded(run: RunKey, commit: String)
  }
}

/// What is another one of attempts than of the run that they are added to.
public struct PlaceDifference: Hashable, Sendable {
  /// `suite`, `branch`, `operating system`, `label python`.
  public var what: String
  /// Nil where the run has none.
  public var ofRun: String?
  public var ofAttempts: String
}
