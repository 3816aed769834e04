public import History

extension SourceWindow {
  /// The frame of a window of runs.
  ///
  /// The same source on another platform is another source. `platform`: the one to look at, nil for all.
  /// `isEvidence`: whether the run at a place counts at all.
  public init(
    _ history: AttemptHistory, trunk: String, platform: String? = nil,
    where isEvidence: (Int) -> Bool = { _ in true }
  ) {
    self.init(
      runs: history.runs.enumerated().map { place, run in
        WindowRun(
          source: run.source.text + "\n" + history.platforms[place], start: run.startedAt,
          isTrunk: run.branch == nil || run.branch == trunk,
          isComplete: run.isComplete && isEvidence(place)
            && (platform == nil || platform == history.platforms[place]),
          executedTests: history.executed[place], failedFirstAttempts: history.failedFirst[place])
      })
  }
}
