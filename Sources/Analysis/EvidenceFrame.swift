public import History

/// One run as a witness: on which source it ran and whether it can be believed.
public struct EvidenceRun: Sendable {
  /// The same text for the same source in the same environment.
  public var source: String
  public var start: Instant
  public var isTrunk: Bool
  public var isComplete: Bool
  /// Tests whose first attempt passed or failed, and those whose first attempt failed.
  public var executedTests: Int
  public var failedFirstAttempts: Int

  public init(
    source: String, start: Instant, isTrunk: Bool = true, isComplete: Bool = true,
    executedTests: Int, failedFirstAttempts: Int
  ) {
    self.source = source
    self.start = start
    self.isTrunk = isTrunk
    self.isComplete = isComplete
    self.executedTests = executedTests
    self.failedFirstAttempts = failedFirstAttempts
  }
}

/// One attempt of one test, tied to its run.
public struct EvidenceAttempt: Sendable {
  /// Index into the runs of the frame.
  public var run: Int32
  public var outcome: Outcome
  public var mode: AttemptMode

  public init(run: Int, outcome: Outcome, mode: AttemptMode = .suite) {
    self.run = Int32(clamping: run)
    self.outcome = outcome
    self.mode = mode
  }
}

/// The sources against which all tests of a suite are judged, in order.
///
/// Runs that are incomplete or hit by trouble of the infrastructure are no evidence. Of the sources
/// left, those count that are among the newest `sourceLimit` and were run in the last `days` before
/// the newest run. A source stands where it ran first.
public struct EvidenceFrame: Sendable {
  /// Each run's source as a position, 0 the oldest; nil where the run is no evidence.
  public let positions: [Int32?]
  /// Whether the trunk had the source, by position.
  public let isTrunk: [Bool]

  public var sourceCount: Int { isTrunk.count }

  /// The runs are given in their order, oldest first.
  public init(
    runs: [EvidenceRun], guard infrastructure: InfrastructureGuard = InfrastructureGuard(),
    sourceLimit: Int = 500, days: Int = 90
  ) {
    let newest = runs.map(\.start.microseconds).max() ?? 0
    let oldest = newest.subtractingReportingOverflow(Int64(days) * 86_400_000_000).partialValue
    var order: [String: Int] = [:]
    for run in runs where run.isEvidence(infrastructure) && run.start.microseconds >= oldest {
      if order[run.source] == nil { order[run.source] = order.count }
    }
    let dropped = max(0, order.count - max(0, sourceLimit))
    var isTrunk = [Bool](repeating: false, count: order.count - dropped)
    positions = runs.map { run in
      guard run.isEvidence(infrastructure), let place = order[run.source], place >= dropped
      else { return nil }
      if run.isTrunk { isTrunk[place - dropped] = true }
      return Int32(place - dropped)
    }
    self.isTrunk = isTrunk
  }

  /// What a test's attempts say, source by source, oldest first. Attempts of one run are given in
  /// the order in which they were made; skipped attempts and unknown runs say nothing.
  ///
  /// An attempt in isolation is another experiment than one in the suite: it counts only where it
  /// passed on a source on which all else failed, as one pass, since it proves that the source can.
  public func evidence(of attempts: [EvidenceAttempt]) -> TestEvidence {
    var slots = [SourceEvidence](
      repeating: SourceEvidence(failed: 0, attempts: 0), count: sourceCount)
    var isolatedPass = [Bool](repeating: false, count: sourceCount)
    var (isolatedAttempts, isolatedFailures) = (0, 0)
    for attempt in attempts {
      guard positions.indices.contains(Int(attempt.run)),
        let position = positions[Int(attempt.run)],
        attempt.outcome.isFailure || attempt.outcome.isPass
      else { continue }
      let place = Int(position)
      let failure: Int32 = attempt.outcome.isFailure ? 1 : 0
      if attempt.mode == .isolated {
        isolatedAttempts += 1
        isolatedFailures += Int(failure)
        if failure == 0 { isolatedPass[place] = true }
        continue
      }
      slots[place].attempts &+= 1
      slots[place].failed &+= failure
      if attempt.mode == .suite {
        slots[place].firstAttempts &+= 1
        slots[place].firstFailed &+= failure
      }
    }
    var sources: [SourceEvidence] = []
    for place in slots.indices where slots[place].attempts > 0 {
      var source = slots[place]
      if source.isAllFail && isolatedPass[place] { source.attempts &+= 1 }
      source.isTrunk = isTrunk[place]
      source.position = Int32(place)
      sources.append(source)
    }
    return TestEvidence(
      sources: sources, isolatedAttempts: isolatedAttempts, isolatedFailures: isolatedFailures)
  }
}

extension EvidenceRun {
  fileprivate func isEvidence(_ infrastructure: InfrastructureGuard) -> Bool {
    isComplete
      && !infrastructure.isTripped(executed: executedTests, failedFirst: failedFirstAttempts)
  }
}

/// What is known of one test.
public struct TestEvidence: Sendable {
  /// Oldest first; only sources on which the test passed or failed.
  public var sources: [SourceEvidence]
  public var isolatedAttempts: Int
  public var isolatedFailures: Int

  public init(sources: [SourceEvidence], isolatedAttempts: Int = 0, isolatedFailures: Int = 0) {
    self.sources = sources
    self.isolatedAttempts = isolatedAttempts
    self.isolatedFailures = isolatedFailures
  }

  /// Whether the test fails in the suite and never alone: of at least 20 isolated attempts none
  /// failed.
  public var isOrderDependent: Bool {
    isolatedAttempts >= 20 && isolatedFailures == 0 && sources.contains { !$0.isClean }
  }
}
