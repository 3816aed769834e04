import History

/// The attempts that were read last: what judges a run is asked for again by what tells flaky tests from
/// broken ones, and to read a window of large runs takes half a second.
struct ReadAttempts {
  /// What was asked for; the same request has the same answer.
  struct Request: Equatable {
    var runs: [RunID]
    var platforms: [String]
    var following: [ProvenRename]
    var asOf: Instant?
    /// How many rows this connection had changed.
    var changes: Int
  }

  var request: Request
  var history: AttemptHistory
}
