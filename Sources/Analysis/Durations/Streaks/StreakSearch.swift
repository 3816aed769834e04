import RealModule

/// Looks for tests that the runs before saw slow already.
struct StreakSearch {
  private let earlier: EarlierRuns
  private let baseline: DurationBaseline
  private let factors: [Double]
  private let smallest: Double

  init(_ earlier: EarlierRuns, in baseline: DurationBaseline) {
    self.earlier = earlier
    self.baseline = baseline
    factors =
      baseline.machine.sizeFactors
      + earlier.others.map { baseline.machine.sizeFactor(ofRun: $0) ?? 0 }
    smallest = .log(baseline.policy.minimumRatio)
  }

  /// The test's streak, by whose baseline it is judged anew; nil where the run before was not slow.
  mutating func judge(_ judgement: inout DurationJudgement) -> SlowStreak? {
    let test = judgement.test
    // A test that is no slower than the middle of all its runs, or than its upper level, may still be as slow as
    // those of a streak, or a little quicker.
    guard let last = lastSeconds(of: test),
      judgement.seconds >= baseline.policy.minimumExtra, last >= baseline.policy.minimumExtra
    else { return nil }
    let entries = self.entries(ofTest: test)
    let first = entries.count { $0.run < baseline.seconds.runs }
    let now = entry(
      judgement.seconds, test: test, sizeFactor: judgement.sizeFactor, isOfItsOwn: true)
    let streak = SlowStreak(
      upTo: now, after: entries.map(\.entry), from: earlier.areOfTrunk ? 0 : first, test: test,
      like: judgement.baseline, typicalSpread: baseline.typicalSpreads[test],
      policy: baseline.policy)
    guard let streak else {
      if !earlier.areOfTrunk, isSlowOnTrunk(now, entries.prefix(first).map(\.entry), judgement) {
        judgement.conclusion = .slowOnTrunk
      }
      return nil
    }
    judgement = DurationJudgement(
      test: test, seconds: judgement.seconds, baseline: streak.baseline,
      sizeFactor: judgement.sizeFactor, excess: judgement.excess, policy: baseline.policy)
    return streak
  }

  /// Whether the trunk itself is as slow in its newest runs: then the branch did not do it.
  private func isSlowOnTrunk(
    _ now: SlowStreak.Entry, _ trunk: [SlowStreak.Entry], _ judgement: DurationJudgement
  ) -> Bool {
    guard judgement.conclusion == .suspect, let newest = trunk.last,
      now.value - newest.value < smallest
    else { return false }
    let streak = SlowStreak(
      upTo: newest, after: trunk.dropLast(), from: 0, test: judgement.test,
      like: judgement.baseline, typicalSpread: baseline.typicalSpreads[judgement.test],
      policy: baseline.policy)
    let wasSlow = DurationJudgement(
      test: judgement.test, seconds: newest.seconds, baseline: judgement.baseline,
      sizeFactor: newest.sizeFactor, excess: 0, policy: baseline.policy)
    return streak != nil || wasSlow.conclusion == .suspect
  }

  private func lastSeconds(of test: Int) -> Double? {
    for run in earlier.others.reversed() where !run[test].isNaN { return run[test] }
    return baseline.seconds.values(ofTest: test).last { !$0.isNaN }
  }

  private func entries(ofTest test: Int) -> [(run: Int, entry: SlowStreak.Entry)] {
    let values = Array(baseline.seconds.values(ofTest: test)) + earlier.others.map { $0[test] }
    return values.enumerated().compactMap { run, seconds in
      guard seconds >= 0, seconds < .infinity else { return nil }
      return (
        run,
        entry(
          seconds, test: test, sizeFactor: factors[run], isOfItsOwn: earlier.isOfItsOwn[run])
      )
    }
  }

  private func entry(_ seconds: Double, test: Int, sizeFactor: Double, isOfItsOwn: Bool)
    -> SlowStreak.Entry
  {
    SlowStreak.Entry(
      seconds: seconds,
      value: DurationScale.logarithm(ofSeconds: seconds)
        - baseline.machine.responses[test] * sizeFactor,
      sizeFactor: sizeFactor, isOfItsOwn: isOfItsOwn)
  }
}
