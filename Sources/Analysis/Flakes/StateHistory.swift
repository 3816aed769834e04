import History

/// Walks a test's sources, oldest first, and remembers what its state depends on beside the flake
/// model.
struct StateHistory {
  private enum Limit {
    static let certain = 0.95
    static let likely = 0.5
    static let unlikely = 0.05
    /// Chance that a test as flaky as it was would be clean for so long, below which it has recovered.
    static let unheard = 0.02
    /// Sources after which "fixed" and "recovered" become "healthy".
    static let sourcesToSettle = 20
    /// Sources below which a test is new.
    static let sourcesToKnow = 10
    /// Failing sources that make a newly failing test a broken one.
    static let failuresToBreak = 3
    /// No test recovers on fewer clean sources, so that the models of shorter stretches are spared.
    static let fewestToRecover = 5
  }

  private let model: FlakeModel
  private var pass: FlakeForward
  private var sources = 0
  private var flakes = 0
  /// Clean sources since the newest failure that have the test as it is now, and those with any other.
  private var cleanSources = 0
  private var cleanAttempts = 0
  private var cleanSourcesOfOld = 0
  /// The test as it is now, and where that began if the clean sources are counted from there.
  private var version: Int32 = 0
  private var restart: Int32?
  private var trailingFailures = 0
  private var hasPassed = false
  /// The model as it was after the newest source that failed and passed, or after the clean source
  /// that followed one on which all failed; nil where there was none since the history began.
  private var atLastFailure: FlakeForward?
  /// The model at the end of the last stretch of sources on which all failed, and how many sources
  /// there were since.
  private var atLastBreak: FlakeForward?
  private var sourcesSinceBreak = 0
  /// Whether the test was flaky when this was last looked at, and the clean sources that end it.
  private var wasFlaky = false
  private var cleanNeeded = Int.max
  private var sourcesSinceRecovery: Int?
  /// The model over the whole history after a recovery, until twice the clean sources have passed.
  private var uncut: FlakeForward?

  init(_ model: FlakeModel) {
    self.model = model
    pass = FlakeForward(model)
  }

  mutating func take(_ source: SourceTally) {
    guard source.attempts > 0 else { return }
    sources += 1
    if source.version > version { beginVersion(source) }
    if source.isContradiction { flakes += 1 }
    if source.isAllFail {
      trailingFailures += 1
    } else {
      if trailingFailures > 0 { (atLastBreak, sourcesSinceBreak) = (pass, 0) }
      sourcesSinceBreak += 1
      hasPassed = true
    }
    if source.isClean { takeClean(source) } else { takeFailure(source) }
    if !source.isAllFail { trailingFailures = 0 }
  }

  /// What a test did says little of it once it was changed: the clean sources are counted anew.
  private mutating func beginVersion(_ source: SourceTally) {
    version = source.version
    guard atLastFailure != nil || trailingFailures > 0 else { return }
    cleanSourcesOfOld += cleanSources
    (cleanSources, cleanAttempts, restart) = (0, 0, source.position)
  }

  private mutating func takeFailure(_ source: SourceTally) {
    if let uncut {
      // It had not recovered after all.
      pass = uncut
      wasFlaky = true
      self.uncut = nil
    }
    pass.take(source)
    // A branch that has not got the change says nothing of it.
    if source.version < version && !source.isAllFail { return }
    if !source.isAllFail { atLastFailure = pass }
    (cleanSources, cleanAttempts, cleanSourcesOfOld, restart) = (0, 0, 0, nil)
    sourcesSinceRecovery = nil
  }

  private mutating func takeClean(_ source: SourceTally) {
    pass.take(source)
    uncut?.take(source)
    if trailingFailures > 0 { atLastFailure = pass }
    guard source.version == version else {
      cleanSourcesOfOld += 1
      return
    }
    cleanSources += 1
    cleanAttempts += Int(source.attempts)
    sourcesSinceRecovery = sourcesSinceRecovery.map { $0 + 1 }
    if cleanSources == Limit.fewestToRecover { lookBack() }
    if wasFlaky && cleanSources >= cleanNeeded { recover() }
    if uncut != nil && cleanSources >= 2 * cleanNeeded { uncut = nil }
  }

  /// Decides whether the test was flaky after its newest failure.
  private mutating func lookBack() {
    guard let posterior = atLastFailure?.posterior() else { return }
    let pFlaky = posterior.pFlaky
    wasFlaky = pFlaky >= Limit.certain || (wasFlaky && pFlaky >= Limit.likely)
    if wasFlaky { cleanNeeded = Self.sourcesToRecover(posterior) }
  }

  /// Lets the history begin with the first clean source.
  private mutating func recover() {
    uncut = pass
    pass = FlakeForward(model)
    pass.take(SourceTally(failed: 0, attempts: cleanAttempts))
    (atLastFailure, atLastBreak, restart) = (nil, nil, nil)
    wasFlaky = false
    sourcesSinceRecovery = 0
  }

  /// The fewest sources that a test as flaky as this would pass with a probability of 2 % at most.
  static func sourcesToRecover(_ posterior: RatePosterior) -> Int {
    posterior.fewestPasses(unheard: Limit.unheard, atMost: 1 << 20)
  }

  mutating func assessment(
    of evidence: TestTally, presence: TestPresence
  ) -> TestAssessment {
    let estimate = pass.estimate()
    let state = self.state(estimate, presence)
    return TestAssessment(
      state: state, estimate: estimate,
      isOrderDependent: evidence.isOrderDependent, sources: sources,
      flakes: flakes, cleanSources: cleanSources,
      cleanSourcesNeeded: state.isKnownToFlake ? neededToClear() : nil, restart: restart,
      trailingFailures: trailingFailures)
  }

  /// Clean sources in a row after which the test is neither flaky nor suspect any more: it has recovered,
  /// which those before a change of the test do not show, or what it did is no longer worth a word, to which
  /// all count.
  private mutating func neededToClear() -> Int? {
    guard var last = trailingFailures > 0 ? pass : atLastFailure else { return nil }
    let toRecover = max(Limit.fewestToRecover, Self.sourcesToRecover(last.posterior()))
    func isCleared(after sources: Int) -> Bool {
      var pass = last
      pass.take(SourceTally(failed: 0, attempts: sources))
      return pass.posterior().pFlaky < Limit.likely
    }
    let most = toRecover + cleanSourcesOfOld
    guard isCleared(after: most) else { return toRecover }
    let toForget = Self.fewest(atMost: most, isCleared) - cleanSourcesOfOld
    return min(toRecover, max(cleanSources + 1, toForget))
  }

  /// The fewest from which on something holds that holds for `most`.
  private static func fewest(atMost most: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, most)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private mutating func state(_ estimate: FlakeEstimate, _ presence: TestPresence) -> TestState {
    switch presence {
    case .absent: return .missing
    case .skipped: return .skipped
    case .ran: break
    }
    if estimate.pBad >= Limit.certain {
      if !hasPassed { return .bornFailing }
      return trailingFailures >= Limit.failuresToBreak ? .broken : .newlyFailing
    }
    if estimate.pBad >= Limit.unlikely { return .failingUnconfirmed }
    if estimate.pFlaky >= (wasFlaky ? Limit.likely : Limit.certain) { return .flaky }
    if isFixed() { return .fixed }
    if let since = sourcesSinceRecovery, since < Limit.sourcesToSettle { return .recovered }
    if estimate.pFlaky >= Limit.likely { return .suspect }
    return sources < Limit.sourcesToKnow ? .new : .healthy
  }

  private mutating func isFixed() -> Bool {
    guard trailingFailures == 0, sourcesSinceBreak < Limit.sourcesToSettle,
      let pBad = atLastBreak?.posterior().pBad
    else { return false }
    return pBad >= Limit.certain
  }
}
