public import History

extension MergeOutcome {
  mutating func note(_ united: UnitedRun, of run: String, from file: String) {
    switch united {
    case .added: added += 1
    case .extended: extended += 1
    case .unchanged: unchanged += 1
    case .removed: removed += 1
    case .conflict(let report):
      conflicts.append(Conflict(run: RunKey(run), report: report, file: file))
    }
  }
}

extension HistoryStore {
  /// Whether a file begins as those of SQLite do.
  public static func isStore(_ head: some Sequence<UInt8>) -> Bool {
    head.starts(with: PytestHistoryFile.head)
  }

  /// Takes over what another store has and this one does not, run by run, each in a transaction of its own: what was
  /// taken over before something stopped it stays.
  ///
  /// `scratch`: where a copy of an older store may be made. `progress` is called with each run.
  /// - Throws: `StoreError`, `BundleError`.
  public func merge(
    storeAt path: String, scratch: String, at now: Instant, progress: () -> Void = {}
  ) throws -> MergeOutcome {
    let other = try StrangersStore(path: path, scratch: scratch)
    return try sealingOnce { try take(other, at: now, from: path, progress: progress) }
  }

  private func take(
    _ other: StrangersStore, at now: Instant, from path: String, progress: () -> Void
  ) throws -> MergeOutcome {
    // Also where nothing comes of it.
    try writing(at: now) {}
    var outcome = MergeOutcome()
    outcome.files = 1
    let runs = try other.connection.rows(.runsToUnite) {
      (
        id: RunID($0.integer(Columns.RunsToUnite.id)), key: $0.text(Columns.RunsToUnite.key)
      )
    }
    let reader = ContentReader(connection: other.connection)
    let decisions = try DecisionReader(connection: other.connection).all()
    outcome.decisions = try take(decisions.filter { $0.kind == .removal })
    for run in runs {
      let recordings = try reader.recordings(of: run.id)
      for recording in recordings { try recording.check() }
      outcome.note(try unite(recordings), of: run.key, from: path)
      progress()
    }
    outcome.decisions += try take(decisions.filter { $0.kind != .removal })
    return outcome
  }
}
