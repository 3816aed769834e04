import Analysis
import History

/// The runs that the judged one's branch, or the trunk, had before it, and what others ran meanwhile.
///
/// What fails again on the next source of a branch, while nobody else sees it fail, is broken by what the sources
/// share. An outage that lasts for hours hits others too.
struct BranchPast {
  /// An outage may begin so many microseconds before anybody sees it, and end so long after.
  private static let outage: Int64 = 3_600_000_000

  private let attempts: AttemptHistory
  private let run: RunSummary
  /// The places of the branch's own runs, the newest first.
  private let own: [Int]
  /// By place: whether it is a run of another branch.
  private let isOther: [Bool]

  init(_ attempts: AttemptHistory, _ history: RunHistory) {
    let run = history.run
    (self.attempts, self.run) = (attempts, run)
    isOther = attempts.runs.map { $0.branch != run.branch }
    own = attempts.runs.indices.reversed().filter { place in
      let other = attempts.runs[place]
      return other.branch == run.branch && other.id != run.id
        && other.startedAt <= run.startedAt && attempts.platforms[place] == history.platform
    }
  }

  /// The places of the branch's runs of other sources that a test failed in since it last passed there, while
  /// nobody else saw it fail; the newest first.
  func failures(of test: TestAttempts) -> [Int] {
    let elsewhere = lastFailureElsewhere(of: test)
    var places: [Int] = []
    for place in own {
      let other = attempts.runs[place]
      if let elsewhere, other.startedAt.microseconds <= elsewhere + Self.outage { break }
      guard let outcome = test.outcome(inRun: place), outcome != .skipped else { continue }
      guard outcome.isFailure else {
        // A source that passes it is not what breaks it.
        places.removeAll { attempts.runs[$0].source == other.source }
        break
      }
      if other.source != run.source { places.append(place) }
    }
    return places
  }

  /// When another branch last saw the test fail by the time of the run, in microseconds.
  private func lastFailureElsewhere(of test: TestAttempts) -> Int64? {
    let last = run.startedAt.microseconds + Self.outage
    return Set(test.others.lazy.filter(\.outcome.isFailure).map { Int($0.run) })
      .filter { isOther[$0] && test.outcome(inRun: $0)?.isFailure == true }
      .map { attempts.runs[$0].startedAt.microseconds }.filter { $0 <= last }.max()
  }

  /// What the branch's earlier sources say of a test that fails again.
  func earlier(_ test: TestAttempts, in frame: SourceWindow, _ survey: FlakeSurvey)
    -> EarlierFailures
  {
    let places = failures(of: test)
    guard !places.isEmpty else { return EarlierFailures() }
    let seen = survey.evidence(of: test, in: frame).sources
    var earlier = EarlierFailures()
    let bySource = Dictionary(grouping: places) { attempts.runs[$0].source }
    for places in bySource.values.sorted(by: { $0[0] < $1[0] }) {
      let position = places.lazy.compactMap { frame.positions[$0] }.first
      if let tally = seen.first(where: { $0.position == position }) {
        // Alone it passed there, which proves that the source can.
        if tally.isAllFail { earlier.sources.append(tally) }
      } else if places.contains(where: isOutage) {
        earlier.outages += 1
      } else {
        earlier.sources.append(SourceTally(failed: 1, attempts: 1, isTrunk: false))
      }
    }
    return earlier
  }

  private func isOutage(_ place: Int) -> Bool {
    InfrastructureGuard().isTripped(
      executed: attempts.executed[place], failedFirst: attempts.failedFirst[place])
  }
}
