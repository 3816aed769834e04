import History

/// A run as a witness of what its source does.
struct WitnessRun {
  var id: RunID
  var key: RunKey
  /// On what it ran, with all labels but those that count: others that are no dimensions yet may become one.
  var place: String
  var start: Instant
  var runKey: JobKey?
  /// Whether its report is none of its own time or commit, so that its passes prove nothing.
  var isStale: Bool
  /// When what may have failed here last began: the run, or what was added to it and failed.
  var lastFailure: Instant
  /// The newest run that was recorded before that was.
  var newestBeforeFailure: RunID
  var recordedAt: Instant
  /// When that was recorded which failed last; nil for the run itself, and where an older version added it.
  var failureKnownAt: Instant?

  /// Whether what passed here forgives what failed there: it began and was recorded later, since one clock alone
  /// may be wrong, and after all that was added there and failed. Jobs of the same build never did: they are siblings
  /// of a matrix, and a job that is started again continues its run.
  func forgives(_ failed: WitnessRun) -> Bool {
    !isStale && place == failed.place && isLater(than: failed)
      && isRecorded(afterFailureOf: failed) && start >= failed.lastFailure
  }

  /// Rows tell the order only where the times of recording do not: a run may have come from another store.
  func isLater(than other: WitnessRun) -> Bool {
    (recordedAt.microseconds, id.rawValue) > (other.recordedAt.microseconds, other.id.rawValue)
      && start >= other.start && !isJob(beside: other)
  }

  private func isRecorded(afterFailureOf failed: WitnessRun) -> Bool {
    if let known = failed.failureKnownAt, known != recordedAt { return recordedAt > known }
    // Nothing failed later than the run itself, which is looked at apart.
    return failed.newestBeforeFailure == failed.id || id > failed.newestBeforeFailure
  }

  /// Whether both are of jobs of one build.
  func isJob(beside other: WitnessRun) -> Bool {
    guard let mine = runKey, let theirs = other.runKey else { return false }
    return mine.isOfBuild(of: theirs)
  }
}

extension WitnessRun {
  /// `counters`: labels that tell no runs apart for good, as the number of a build.
  init(_ row: Statement, apartFrom counters: Set<String>) throws {
    let labels = (try row.optionalText("labels") ?? "").split(separator: "\n").sorted().filter {
      label in
      !counters.contains(String(label.prefix { $0 != "=" }))
    }
    let id = RunID(try row.integer("id"))
    let start = try row.integer("started_at")
    self.init(
      id: id, key: RunKey(try row.text("key")),
      place: ([try row.text("machine")] + labels.map(String.init)).joined(separator: "\n"),
      start: Instant(microseconds: start),
      runKey: try row.optionalText("run_key").map(JobKey.init), isStale: try row.bool("is_stale"),
      lastFailure: Instant(microseconds: try row.optionalInteger("last_failed_at") ?? start),
      newestBeforeFailure: try row.optionalInteger("last_failed_behind").map { RunID($0) } ?? id,
      recordedAt: Instant(microseconds: try row.integer("recorded_at")),
      failureKnownAt: try row.optionalInteger("last_failed_known_at").map {
        Instant(microseconds: $0)
      })
  }
}
