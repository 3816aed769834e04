import Analysis
import History

/// Whose the failures of a run are, by what other sources saw of the tests.
struct RunBlame {
  private let flakes: RunFlakes
  private let history: RunHistory
  private let isOutage: Bool
  /// The sources of the trunk and of other branches on the run's platform, or on all where it has none of the trunk.
  private let elsewhere: SourceWindow
  /// The place of the newest source of the trunk that the run's branch began from; nil where nobody knows.
  private let base: Int?
  private let past: BranchPast

  init(_ flakes: RunFlakes, _ history: RunHistory, isOutage: Bool) {
    (self.flakes, self.history, self.isOutage) = (flakes, history, isOutage)
    past = BranchPast(flakes.attempts, history)
    let (run, trunk, runs) = (history.run, history.trunk, flakes.attempts.runs)
    func isOther(_ place: Int) -> Bool { run.isBeside(runs[place], trunk: trunk) }
    let here = SourceWindow(
      flakes.attempts, trunk: trunk, platform: history.platform, where: isOther)
    let elsewhere =
      here.isTrunk.contains(true)
      ? here : SourceWindow(flakes.attempts, trunk: trunk, where: isOther)
    self.elsewhere = elsewhere
    let depth = run.branch == trunk ? nil : run.baseDepth
    base = depth.flatMap { depth in
      elsewhere.firstRuns.indices.last { place in
        elsewhere.isTrunk[place]
          && runs[elsewhere.firstRuns[place]].depth.map { $0 <= depth } == true
      }
    }
  }

  /// What is to be thought of a test that failed on the run's source; nil where nothing tells.
  func blame(of test: TestID, _ result: TestResult?) -> Blamed? {
    let known = flakes.attempts.attempts(of: test)
    let sources = known.map { flakes.survey.evidence(of: $0, in: elsewhere).sources } ?? []
    var evidence = BlameEvidence(
      here: here(test, known, result), sources: sources, hasTrunk: elsewhere.isTrunk.contains(true))
    evidence.ofBase = base.map { base in sources.count { Int($0.position) <= base } }
    evidence.isOutage = isOutage
    evidence.usualOutages = flakes.survey.usualOutages
    evidence.earlier = known.map { earlier(of: $0, beside: sources) } ?? EarlierFailures()
    evidence.isConfirmed = history.isConfirmed(test, result)
    evidence.hasSameCause = hasSameCause(test)
    guard let blame = flakes.survey.model.blame(evidence) else { return nil }
    return Blamed(
      blame: blame,
      since: since(sources, upTo: evidence.ofBase)
        ?? (evidence.earlier.outages > 0 ? known.flatMap(firstAgain) : nil))
  }

  /// Whether it failed in an earlier run of the branch too, on another source, while nobody else saw it fail.
  func hasFailedBefore(_ test: TestID) -> Bool {
    flakes.attempts.attempts(of: test).map { !past.failures(of: $0).isEmpty } ?? false
  }

  /// What failed on the trunk before is among the sources already, but for what told nothing of the test.
  private func earlier(of test: TestAttempts, beside sources: [SourceTally]) -> EarlierFailures {
    guard history.run.branch != nil else { return EarlierFailures() }
    var earlier = past.earlier(test, in: flakes.platformFrame, flakes.survey)
    if history.run.branch == history.trunk {
      earlier.sources = []
    } else {
      earlier.seenBefore = past.failures(of: test).map { run in
        sources.count { elsewhere.firstRuns[Int($0.position)] < run }
      }
    }
    return earlier
  }

  /// The run in which the trunk failed the test first, where so much failed at once.
  private func firstAgain(_ test: TestAttempts) -> RunSummary? {
    guard history.run.branch == history.trunk else { return nil }
    return past.failures(of: test).last.map { flakes.attempts.runs[$0] }
  }

  /// A failure with what the trunk has of it.
  struct Blamed {
    var blame: FailureBlame
    /// The first run of the trunk since which it fails; nil where it does not.
    var since: RunSummary?
  }

  /// What the test did on the run's source. A run that is incomplete or looks like an outage is no evidence of
  /// flakes, but it is what is asked about.
  private func here(_ test: TestID, _ known: TestAttempts?, _ result: TestResult?) -> SourceTally {
    let place = flakes.attempts.runs.firstIndex {
      $0.source == history.run.source && $0.id == history.run.id
    }
    let position = place.flatMap { flakes.platformFrame.positions[$0] }
    if let known, let position,
      let seen = flakes.survey.evidence(of: known, in: flakes.platformFrame).sources.first(where: {
        $0.position == position
      })
    {
      return seen
    }
    let onSource = history.onSameSource[test]
    let failed = max(1, (result?.attempts ?? 0) + (onSource?.failures ?? 0))
    return SourceTally(
      failed: failed, attempts: failed + (onSource?.passes ?? 0),
      isTrunk: history.run.branch == history.trunk)
  }

  private func hasSameCause(_ test: TestID) -> Bool? {
    let here = Set(history.fingerprints[test] ?? []).subtracting([""])
    let elsewhere = history.fingerprintsElsewhere[test]?.subtracting([""]) ?? []
    return here.isEmpty || elsewhere.isEmpty ? nil : !here.isDisjoint(with: elsewhere)
  }

  private func since(_ sources: [SourceTally], upTo base: Int?) -> RunSummary? {
    func stretch(_ sources: some Collection<SourceTally>) -> SourceTally? {
      sources.filter(\.isTrunk).reversed().prefix(while: \.isAllFail).last
    }
    let first = stretch(sources) ?? base.flatMap { stretch(sources.prefix($0)) }
    return first.map { flakes.attempts.runs[elsewhere.firstRuns[Int($0.position)]] }
  }
}

extension RunHistory {
  /// Whether more than one process saw the test fail on the run's source.
  func isConfirmed(_ test: TestID, _ result: TestResult?) -> Bool {
    (result?.failedReruns ?? 0) > 0 || (onSameSource[test]?.failures ?? 0) > 0
  }
}
