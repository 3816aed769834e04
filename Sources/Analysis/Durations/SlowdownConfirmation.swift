public import History
import RealModule
import Statistics

/// What running a suspect again has shown.
///
/// A single run cannot tell a slowdown from one slow execution. Fresh executions of the suspects
/// alone can, and cost little; as they had no part in choosing the suspects, the choice does not
/// bias them. What they share with the run that chose the suspects is how far the baseline is wrong
/// of the test's level and of its response to the machine: that part must stand against all tests
/// of the run, and not only against the suspects.
public struct SlowdownConfirmation: Hashable, Sendable {
  /// What the re-runs so far show of a suspect.
  public enum Status: Hashable, Sendable {
    /// Every execution was slow, and all together more than chance.
    case confirmed
    /// At least one execution was not slow, or all together are no more than chance.
    case refuted
    /// More executions are needed.
    case pending
  }

  /// The judgement that made the test a suspect.
  public var suspect: DurationJudgement
  /// The further executions that have a duration, in seconds.
  public var reruns: [Double]
  /// How many of them it takes to confirm it.
  public var needed: Int
  /// The effect of each of them.
  public var effects: [Double]
  /// The median of the effects; NaN where there are none.
  public var effect: Double
  public var pValue: Double
  /// How probable an effect this great is as an error of the baseline, with a part of the executions'
  /// own noise.
  public var baselinePValue: Double
  /// The first p-value adjusted for the number of suspects, the second for that of all tests.
  public var adjustedPValue: Double
  public var adjustedBaselinePValue: Double
  /// How much longer than expected the median execution took, in seconds.
  public var extraSeconds: Double
  public var status: Status
  /// What the runs before saw of it; nil where they did not see it slow.
  public var streak: SlowStreak?
  /// What a slowdown was confirmed by.
  public enum Proof: Hashable, Sendable {
    /// Executions on purpose, of an earlier run where one is named.
    case reruns(of: RunKey?)
    /// The runs before and this one, and no executions on purpose.
    case streak
    /// A duet with the base.
    case duet
  }

  /// What confirmed it; nil where nothing did.
  public var proof: Proof?

  /// How many times what was expected the median execution took.
  public var ratio: Double { .exp(effect) }
  /// The same of the durations themselves, which is what people are told.
  public var timesExpected: Double {
    DurationScale.ratio(of: suspect.expectedSeconds + extraSeconds, to: suspect.expectedSeconds)
  }

  /// The suspects among the judged tests of one run, each with its further executions in seconds on
  /// the same machine.
  ///
  /// `machine`: how fast that was meanwhile, where that is known.
  public static func confirm(
    _ suspects: [(suspect: DurationJudgement, reruns: [Double])], amongTests tests: Int,
    machine: RerunMachine = RerunMachine(), policy: SlowdownPolicy
  ) -> [SlowdownConfirmation] {
    var confirmations = suspects.map { suspect, reruns in
      SlowdownConfirmation(unjudged: suspect, reruns, on: machine)
    }
    let fresh = FalseDiscoveryRate.adjusted(confirmations.map(\.pValue))
    let shared = FalseDiscoveryRate.adjusted(confirmations.map(\.baselinePValue), among: tests)
    for i in confirmations.indices {
      confirmations[i].adjustedPValue = fresh[i]
      confirmations[i].adjustedBaselinePValue = shared[i]
      confirmations[i].judge(amongTests: tests, suspects: suspects.count, on: machine, policy)
    }
    return confirmations
  }

  private init(
    unjudged suspect: DurationJudgement, _ all: [Double], on machine: RerunMachine
  ) {
    let baseline = suspect.baseline
    let known = all.enumerated().filter { $1 >= 0 && $1 < .infinity }
    let reruns = known.map(\.element)
    let factors = known.map { machine.sizeFactor(ofRerun: $0.offset) ?? suspect.sizeFactor }
    let factor = factors.isEmpty ? suspect.sizeFactor : Quantiles.median(of: factors)
    self.suspect = suspect
    self.reruns = reruns
    needed = 0
    effects = zip(reruns, factors).map {
      DurationScale.logarithm(ofSeconds: $0) - baseline.level - baseline.response * $1
    }
    effect = Quantiles.median(of: effects)
    let effect = effect
    var precise = baseline
    if let noise = baseline.noise {
      precise.sigma = max(noise.variance.squareRoot(), TestBaseline.minimumSigma)
      precise.degreesOfFreedom = noise.degreesOfFreedom
    }
    let (errors, freedom) = (precise, precise.degreesOfFreedom)
    func tail(ofValues variance: Double) -> Double {
      guard !reruns.isEmpty else { return 1 }
      let error = errors.standardError(
        ofValues: variance, sizeFactor: factor, excess: suspect.excess)
      return StudentT.upperTail(
        effect / (error * error + machine.variance).squareRoot(), degreesOfFreedom: freedom)
    }
    pValue = tail(ofValues: Self.medianVariance(of: reruns.count))
    let margin = baseline.noise == nil ? 0 : Self.margin
    baselinePValue = tail(ofValues: margin * Self.medianVariance(of: reruns.count))
    adjustedPValue = 1
    adjustedBaselinePValue = 1
    extraSeconds = baseline.extraSeconds(effect: effect, sizeFactor: factor)
    status = .pending
  }

  /// How much of the executions' own noise counts as an error of the baseline too. Where the noise is
  /// well known, the tails of the t distribution are thinner than those of real errors; where it is
  /// not, they are margin enough.
  private static let margin = 0.5

  /// The variance of a median of few values relative to that of one, with a margin of 16 %.
  private static func medianVariance(of count: Int) -> Double {
    1.16 * RobustScale.medianVariance / Double(max(count, 1))
  }

  private mutating func judge(
    amongTests tests: Int, suspects: Int, on machine: RerunMachine, _ policy: SlowdownPolicy
  ) {
    let least = min(suspect.effect, effects.min() ?? .infinity)
    needed = RerunsNeeded.count(
      afterRuns: suspect.baseline.runs, notBelow: suspect.earlier.count { $0 >= least },
      amongTests: tests, rate: policy.falseDiscoveryRate, least: policy.reruns)
    let quickest = effects.min().map { TimeLost($0, beyond: suspect.baseline) }
    if let quickest, let share = machine.share(atLeast: quickest) {
      needed = max(
        needed,
        RerunsNeeded.count(
          whereOneIsSlowIn: share, amongSuspects: suspects, rate: policy.falseDiscoveryRate))
    }
    // One that is nearer to what is usual than to the others is none that is as slow: an outage ended before it.
    let smallest = max(
      .log(policy.minimumRatio), suspect.baseline.upperDecile.nextUp, effect / 2)
    if effects.contains(where: { $0 < smallest }) {
      status = .refuted
    } else if reruns.count >= needed {
      let isSlow =
        adjustedPValue <= policy.falseDiscoveryRate
        && adjustedBaselinePValue <= policy.falseDiscoveryRate / 2
        && extraSeconds >= policy.minimumExtra
      status = isSlow ? .confirmed : .refuted
      proof = isSlow ? .reruns(of: nil) : nil
    }
  }
}

extension DurationJudgement {
  /// Whether it is more than chance makes any of so many tests in ten healthy runs, and more than the suite's noise
  /// makes one that is comparable.
  public func isBeyond(_ noise: SuiteNoise, amongTests tests: Int, load: Double) -> Bool {
    pValue <= SuiteNoise.healthy / Double(max(tests, 1))
      && noise.isExceeded(by: TimeLost(self), load: load)
  }
}

extension SlowdownConfirmation {
  /// Adds what the runs before saw; where nobody ran the test again, they may confirm it.
  public mutating func add(
    _ streak: SlowStreak?, amongTests tests: Int, noise: SuiteNoise, policy: SlowdownPolicy
  ) {
    self.streak = streak
    guard status == .pending, let streak,
      streak.isProof(amongTests: tests, noise: noise, policy: policy)
    else { return }
    status = .confirmed
    proof = .streak
  }

  /// Takes what the re-runs of an earlier run confirmed, where nothing else did: run again, what was slow in all of
  /// them is not taken back by a run that shows it slow once more.
  public mutating func take(_ earlier: SlowdownConfirmation, of run: RunKey) {
    guard status == .pending, earlier.status == .confirmed else { return }
    let known = streak
    self = earlier
    streak = known
    proof = .reruns(of: run)
  }

  /// Whether a suspect is worth a person's look before it is confirmed: it was slow again, or is beyond what the
  /// suite's own noise does in ten healthy runs.
  ///
  /// `load`: how many times the usual pauses the run's are.
  public func isWorthALook(amongTests tests: Int, noise: SuiteNoise, load: Double) -> Bool {
    guard status == .pending else { return status == .confirmed }
    if !reruns.isEmpty { return true }
    if suspect.isBeyond(noise, amongTests: tests, load: load) { return true }
    return streak.map {
      $0.isUnlikeBefore && $0.greatestPValue <= SuiteNoise.healthy / Double(max(tests, 1))
        && ($0.isLasting || noise.isExceeded(byTwo: $0.leastOfTwo, load: load))
    } ?? false
  }
}
