import History

/// What makes a run the same run in every store: a hash of what it is and of what its reports hold.
enum RunIdentity {
  /// The key of a run that was not split: 32 hexadecimal digits.
  ///
  /// A start that only the reports or the clock told is left out: the reports' contents stand for
  /// the one, and the other would make the same report another run each time. Of a CI's job the platform and
  /// the labels count: its siblings may write the same bytes.
  static func key(of run: RunDescription, reportHashes: [String]) -> String {
    hash(
      base(of: run) + [text(run.startedAt)] + reportHashes.sorted()
        + (run.attempt == nil ? [] : place(of: run)))
  }

  /// The key of a run in shards, which is the same for all of them, and another on another platform or with
  /// other labels: parts of siblings that a CI gives one name are not parts of one run.
  static func keyOfShards(_ run: RunDescription) -> String {
    hash(base(of: run) + ["shards", String(run.shard.total)] + place(of: run))
  }

  private static func place(of run: RunDescription) -> [String] {
    let place = run.environment
    return [place.osName, place.arch, place.runnerImage].map { $0 ?? "" }
      + place.labels.map { "\($0)=\($1)" }.sorted()
  }

  private static func base(of run: RunDescription) -> [String] {
    [run.project, run.suite, run.source.commit ?? "", run.runKey ?? ""]
  }

  private static func text(_ instant: Instant?) -> String { instant.map(\.iso8601) ?? "" }

  private static func hash(_ parts: [String]) -> String {
    var hash = ContentHash()
    for part in parts {
      hash.update(part)
      hash.update([0])
    }
    return hash.finish().hex
  }
}
