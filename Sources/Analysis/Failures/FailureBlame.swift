import RealModule

/// Whose a failure is likely to be: probabilities that sum to one.
public struct FailureBlame: Hashable, Sendable {
  /// The change broke the test.
  public var yours: Double
  /// The trunk had broken it before.
  public var main: Double
  /// The test fails now and then, and did so here.
  public var flaky: Double
  /// The machine or the network failed.
  public var outage: Double
  /// How often an attempt of the test fails where nothing is broken, if it is flaky.
  public var rate: Double
  /// Whether the test was never seen to fail before, nor to pass here.
  public var isFirstFailure = false

  /// What a failure can come of.
  public enum Cause: CaseIterable, Sendable {
    case yours, main, flaky, outage
  }

  /// A cause is named where it is at least so likely, as the others may be together where it is less.
  private static let likely = 0.6

  /// How likely a cause is.
  public subscript(cause: Cause) -> Double {
    switch cause {
    case .yours: yours
    case .main: main
    case .flaky: flaky
    case .outage: outage
    }
  }

  /// The cause that is likely enough to be named; nil where none is.
  ///
  /// A test that failed once and never passed after a failure is not called flaky, however few commits of a trunk
  /// break anything: that says what is usual, and nothing of this test.
  public var named: Cause? {
    let likely = Cause.allCases.first { self[$0] >= Self.likely }
    return likely == .flaky && isFirstFailure ? nil : likely
  }

  /// Whether the cause that is named says that the code broke the test where it is said not to have, or the reverse.
  public func contradicts(isBroken: Bool) -> Bool {
    switch named {
    case .yours, .main: !isBroken
    case .flaky, .outage: isBroken
    case nil: false
    }
  }
}

extension FlakeModel {
  /// What is to be thought of a failure by what other sources saw of the test; nil where none of the trunk was
  /// ever run.
  ///
  /// A mixture of four causes (Bayes' rule), each weighed by how often it comes about and by how well it explains
  /// what was seen on this source. That the trunk is broken, and how often the test fails unless it is, are what
  /// `TrunkForward` finds. A change breaks a test as often as `FlakePriors` says, a new test far more often.
  /// Of failures that several tests share two thirds are a change's that several tests feel, since changes break more
  /// than outages do, and a third is an outage's; of those of a run in which the machinery seems to have failed a half
  /// each. What failed on the branch's earlier sources too is one cause's: a change's that they share stays, what is
  /// flaky would have to fail each time, and an outage to come again each time.
  public func blame(_ evidence: BlameEvidence) -> FailureBlame? {
    guard evidence.hasTrunk else { return nil }
    var forward = TrunkForward(self)
    let before = Set(evidence.earlier.seenBefore)
    // What the trunk broke after the branch failed is not what the branch fails of.
    var brokenBefore = before.contains(0) ? forward.pBad : 1
    var atBase = 0.0
    for (place, source) in evidence.sources.enumerated() {
      forward.take(source)
      if before.contains(place + 1) { brokenBefore = min(brokenBefore, forward.pBad) }
      guard place + 1 == evidence.ofBase else { continue }
      atBase = forward.pBad
      // One that lasted would show on what the trunk ran since.
      let isMended = evidence.sources[(place + 1)...].contains { $0.isTrunk && !$0.isAllFail }
      let lasted = isMended ? 1 - priors.persistence : 1
      atBase = atBase * lasted / (1 - atBase * (1 - lasted))
    }
    let (here, good) = (evidence.here, forward.ratesOfGood)
    let broken = max(atBase, min(forward.pBad, brokenBefore), brokenUnseen(evidence))
    let main = here.isAllFail ? broken : 0
    let (yours, outage) = priorShares(evidence)
    var flaky = 0.0
    let chances = here.failed > 0 ? failsEachTime(evidence) : []
    for i in chances.indices { flaky += good[i] * chances[i] }
    let weights = BlameLikelihood(sameCause: evidence.hasSameCause)
    var blame = FailureBlame(
      yours: here.isAllFail ? (1 - main) * yours * weights.yours : 0, main: main * weights.main,
      flaky: (1 - main) * (1 - yours - outage) * flaky * weights.flaky,
      outage: here.isAllFail ? (1 - main) * outage * weights.outage : 0,
      rate: forward.rateOfFlaky,
      isFirstFailure: here.isAllFail && evidence.sources.allSatisfy(\.isClean))
    let sum = blame.yours + blame.main + blame.flaky + blame.outage
    guard sum > 0 else { return nil }
    blame.yours /= sum
    blame.main /= sum
    blame.flaky /= sum
    blame.outage /= sum
    return blame
  }

  /// How likely it is that the trunk broke the test in runs that tell nothing of it, since so much failed at once: as
  /// likely as the outage that they looked like.
  private func brokenUnseen(_ evidence: BlameEvidence) -> Double {
    evidence.here.isTrunk && evidence.earlier.outages > 0 ? 1.0 / 2 : 0
  }

  /// By rate: how likely a good source shows what this one did, and those of the branch before it what they did.
  private func failsEachTime(_ evidence: BlameEvidence) -> [Double] {
    let all = [evidence.here] + evidence.earlier.sources
    let chances = all.map { grid.failsAll($0.alone) }
    return grid.rates.indices.map { i in chances.reduce(1) { $0 * $1[i] } }
  }

  /// How often a change breaks such a test, and an outage fails it, before anything is known of this source.
  private func priorShares(_ evidence: BlameEvidence) -> (yours: Double, outage: Double) {
    let isNew = !evidence.sources.contains(where: \.isTrunk)
    let usual =
      isNew
      ? BlameEvidence.breakageOfNewTest
      : evidence.here.isTrunk ? priors.trunkBreakage : priors.pullRequestBreakage
    let earlier = evidence.earlier
    // What fails again began to with what was seen first.
    let isOutage = evidence.isOutage || earlier.outages > 0
    let shared = isOutage ? 1 : Double(max(evidence.here.shared, earlier.shared))
    let ofChanges = isOutage || evidence.here.isTrunk ? 1.0 / 2 : 2.0 / 3
    // A commit of the trunk did not break what failed before it.
    let isOld = evidence.here.isTrunk && earlier.count > 0
    let yours = isOld ? usual : max(usual, shared * ofChanges)
    // Too few tests may feel one for it to be seen on this source.
    let once = min(1 - yours, shared > 0 ? shared * (1 - ofChanges) : evidence.usualOutages)
    let outage = once * .pow(BlameEvidence.lastingOutage, earlier.count)
    // What a few tests share is over when they are tried again, a broken machine is not.
    let retries = evidence.isOutage ? 0 : Double(evidence.here.repeatedFailures)
    guard evidence.isConfirmed || retries > 0 else { return (yours, outage) }
    let carried = evidence.isConfirmed ? 0 : Double.pow(priors.retryFailure, retries)
    return (yours, outage * max(BlameEvidence.lastingOutage, carried))
  }
}

extension SourceTally {
  /// The same without what other tests' failures on the source say.
  var alone: SourceTally {
    var alone = self
    alone.shared = 0
    return alone
  }
}
