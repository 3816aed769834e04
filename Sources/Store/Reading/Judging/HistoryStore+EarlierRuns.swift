import History

extension HistoryStore {
  /// How many runs of a branch or of one source may tell of a slowdown: as many as it takes to confirm it beside
  /// a baseline of ten runs.
  private static let mostEarlierRuns = 8

  /// The runs before a run that its baseline lacks and that may have seen the same of its tests, newest first.
  func earlierRuns(before history: RunHistory, suite: SuiteID, _ renames: TestRenames) throws
    -> [RunHistory.EarlierRun]
  {
    let run = history.run
    let known = Set(history.baseline.map(\.id))
    return try runs(
      .runsThatSawTheSame,
      [
        "suite": .id(suite), "source": .text(run.source), "branch": .text(run.branch),
        "of_branch": .integer(run.branch == nil || run.branch == history.trunk ? 0 : 1),
        "run": .id(run.id), "started_at": .integer(run.startedAt.microseconds),
        "cpu_model": .text(run.environment.cpuModel),
        "machine_cores": .integer(run.environment.cores), "dimensions": history.dimensions.asLines,
        "limit": .integer(Self.mostEarlierRuns), "as_of": .integer(asOf?.microseconds),
      ]
    ).map(complete).filter { !known.contains($0.id) }.map {
      RunHistory.EarlierRun(
        run: $0, durations: try renames.applied(to: durations(ofRun: $0.id)))
    }
  }
}
