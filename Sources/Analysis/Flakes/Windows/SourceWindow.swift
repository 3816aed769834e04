public import History

/// One run as a witness: on which source it ran and whether it can be believed.
public struct WindowRun: Sendable {
  /// The same text for the same source in the same environment.
  public var source: String
  public var start: Instant
  public var isTrunk: Bool
  public var isComplete: Bool
  /// Tests whose first attempt passed or failed, and those whose first attempt failed.
  public var executedTests: Int
  public var failedFirstAttempts: Int

  /// A run as the window of sources needs it.
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

/// The sources against which all tests of a suite are judged, in order.
///
/// Runs that are incomplete or hit by trouble of the infrastructure are no evidence. Of the sources
/// left, those count that are among the newest `sourceLimit` and were run in the last `days` before
/// the newest run. A source stands where it ran first.
public struct SourceWindow: Sendable {
  /// Each run's source as a position, 0 the oldest; nil where the run is no evidence.
  public let positions: [Int32?]
  /// Whether the trunk had the source, by position.
  public let isTrunk: [Bool]
  /// The first run of each source, by position.
  public let firstRuns: [Int]

  public var sourceCount: Int { isTrunk.count }

  /// The runs are given in their order, oldest first.
  public init(
    runs: [WindowRun], guard infrastructure: InfrastructureGuard = InfrastructureGuard(),
    sourceLimit: Int = 500, days: Int = 90
  ) {
    let newest = runs.map(\.start.microseconds).max() ?? 0
    let oldest = newest.subtractingReportingOverflow(Int64(days) * 86_400_000_000).partialValue
    var order: [String: Int] = [:]
    var first: [Int] = []
    for (place, run) in runs.enumerated()
    where run.isEvidence(infrastructure) && run.start.microseconds >= oldest {
      if order[run.source] == nil {
        order[run.source] = order.count
        first.append(place)
      }
    }
    let dropped = max(0, order.count - max(0, sourceLimit))
    firstRuns = Array(first.dropFirst(dropped))
    var isTrunk = [Bool](repeating: false, count: order.count - dropped)
    positions = runs.map { run in
      guard run.isEvidence(infrastructure), let place = order[run.source], place >= dropped
      else { return nil }
      if run.isTrunk { isTrunk[place - dropped] = true }
      return Int32(place - dropped)
    }
    self.isTrunk = isTrunk
  }

  /// What a test's attempts say, source by source, oldest first. Skipped attempts and unknown runs say
  /// nothing.
  ///
  /// Of several executions in one run the worst speaks for it: they may be several tests of one name,
  /// and that one passed says nothing of the other. An attempt in isolation is another experiment than
  /// one in the suite: it counts only where it passed on a source on which all else failed, as one pass,
  /// since it proves that the source can.
  public func evidence(of test: TestAttempts) -> TestTally {
    var slots = [SourceTally](
      repeating: SourceTally(failed: 0, attempts: 0), count: sourceCount)
    let (others, replaced) = test.othersOfOneExecution
    test.firstPasses.forEach { run in
      guard !replaced.contains(run), let place = position(ofRun: run) else { return }
      slots[place].attempts &+= 1
      slots[place].firstAttempts &+= 1
    }
    var isolatedPass: Set<Int> = []
    var (isolatedAttempts, isolatedFailures) = (0, 0)
    for attempt in others where attempt.outcome.isFailure || attempt.outcome.isPass {
      guard let place = position(ofRun: Int(attempt.run)) else { continue }
      let failure: Int32 = attempt.outcome.isFailure ? 1 : 0
      if attempt.mode == .isolated {
        isolatedAttempts += 1
        isolatedFailures += Int(failure)
        if failure == 0 { isolatedPass.insert(place) }
        continue
      }
      slots[place].attempts &+= 1
      slots[place].failed &+= failure
      if attempt.mode == .suite {
        slots[place].firstAttempts &+= 1
        slots[place].firstFailed &+= failure
      }
    }
    // In their own place: nearly all tests are on nearly all sources.
    var count = 0
    for place in slots.indices where slots[place].attempts > 0 {
      var source = slots[place]
      if source.isAllFail && isolatedPass.contains(place) { source.attempts &+= 1 }
      source.isTrunk = isTrunk[place]
      source.position = Int32(place)
      slots[count] = source
      count += 1
    }
    slots.removeLast(slots.count - count)
    return TestTally(
      sources: slots, isolatedAttempts: isolatedAttempts, isolatedFailures: isolatedFailures)
  }

  private func position(ofRun run: Int) -> Int? {
    positions.indices.contains(run) ? positions[run].map(Int.init) : nil
  }
}

extension WindowRun {
  fileprivate func isEvidence(_ infrastructure: InfrastructureGuard) -> Bool {
    isComplete
      && !infrastructure.isTripped(executed: executedTests, failedFirst: failedFirstAttempts)
  }
}
