import RealModule

/// By how much a test was slow in a run. A pause costs the same seconds whatever it meets, a slow core the same
/// times over: so both are kept.
public struct TimeLost: Hashable, Sendable {
  /// What the test usually takes, in seconds.
  public var usualSeconds: Double
  /// What it took beyond what was expected, in seconds and as the logarithm of a ratio.
  public var extraSeconds: Double
  public var effect: Double

  /// What a test lost: what it usually takes, what it took more, and how far its noise makes that likely.
  public init(usualSeconds: Double, extraSeconds: Double, effect: Double) {
    self.usualSeconds = usualSeconds
    self.extraSeconds = extraSeconds
    self.effect = effect
  }

  /// What a test lost by the logarithm of what it took over what was expected.
  init(_ effect: Double, beyond baseline: TestBaseline) {
    let usual = baseline.levelSeconds
    self.init(usualSeconds: usual, extraSeconds: usual * (.exp(effect) - 1), effect: effect)
  }

  init(_ judgement: DurationJudgement) {
    self.init(
      usualSeconds: judgement.baseline.levelSeconds, extraSeconds: judgement.extraSeconds,
      effect: judgement.effect)
  }

  /// What it would have lost in a usual run; `load`: how many times the usual pauses the run's were.
  func divided(byLoad load: Double) -> TimeLost {
    TimeLost(
      usualSeconds: usualSeconds, extraSeconds: extraSeconds / load,
      effect: max(effect - .log(load), 0))
  }

  /// The lesser of two, each by its own measure.
  static func least(_ a: TimeLost, _ b: TimeLost) -> TimeLost {
    TimeLost(
      usualSeconds: a.usualSeconds, extraSeconds: min(a.extraSeconds, b.extraSeconds),
      effect: min(a.effect, b.effect))
  }

  /// The greater of two, each by its own measure.
  static func greatest(_ a: TimeLost, _ b: TimeLost) -> TimeLost {
    TimeLost(
      usualSeconds: a.usualSeconds, extraSeconds: max(a.extraSeconds, b.extraSeconds),
      effect: max(a.effect, b.effect))
  }
}
